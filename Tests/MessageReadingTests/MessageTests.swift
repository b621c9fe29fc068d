import CivilTime
import FollowupCore
import MailHeaders
import MessageReading
import Testing

/// What a mail's header says of it.
@Suite struct MessageTests {
  private func message(_ lines: String...) throws -> Message {
    try Message(
      MailHeader(Array((["From: Jo <jo@acme.example>"] + lines).joined(separator: "\n").utf8)))
  }

  private func instant(_ lines: String...) throws -> String? {
    let text = (["From: Jo <jo@acme.example>"] + lines).joined(separator: "\n")
    return try Message(MailHeader(Array(text.utf8))).at?.rfc3339
  }

  @Test func `Of two Message-IDs the last counts, and brackets do not`() throws {
    let mail = try message("Message-ID: <one@x>", "To: a@b.example", "message-id:<two@x>")
    #expect(mail.identity == MailIdentity(messageID: "two@x"))
  }

  @Test func `A mail without a Message-ID is told apart by its fields`() throws {
    let first = try message("Date: Fri, 27 Nov 2026 10:00:00 +0100", "Subject: Hi")
    let same = try message("Subject: Hi", "Date: Fri, 27 Nov 2026 10:00:00 +0100")
    let other = try message("Date: Fri, 27 Nov 2026 10:00:01 +0100", "Subject: Hi")
    #expect(first.identity == same.identity && first.identity != other.identity)
  }

  @Test func `The mails that it answers are those of In-Reply-To and References`() throws {
    let mail = try message("In-Reply-To: <c@x>", "References: <a@x>\n <b@x> <c@x>")
    #expect(
      Array(mail.answers.prefix(3)) == ["c@x", "c@x", "b@x"].map { MailIdentity(messageID: $0) })
  }

  @Test func `A date is read, and one that cannot be gives way to the receipt`() throws {
    let received = "Received: from a by b;\n\tFri, 27 Nov 2026 09:00:05 +0000"
    #expect(try instant("Date: Fri, 27 Nov 2026 10:00:00 +0100") == "2026-11-27T09:00:00Z")
    for date in [
      "Fri, 27 Nov 2026 23:59:60 +0000", "Fri, 27 Nov 2026 24:00:00 +0000", "Fr, 27. Nov", "",
      "soon",
      "Thu, 01 Jan 1970 00:00:00 +0000", "Fri, 27 Nov 2026 11:00:00 CEST",
      "Fri, 27 Nov 1998 10:00:00 +0100", "Fri, 27 Nov 9999 10:00:00 +0100",
    ] {
      #expect(
        try instant("Date: \(date)", received) == "2026-11-27T09:00:05Z", "\(date)")
    }
    #expect(try instant("Date: Fr, 27. Nov") == nil)
    #expect(try instant(received) == "2026-11-27T09:00:05Z")
  }

  @Test func `The newest receipt counts, which stands first`() throws {
    #expect(
      try instant(
        "Received: by c; Fri, 27 Nov 2026 09:00:05 +0000",
        "Received: by b; Fri, 20 Nov 2026 09:00:05 +0000") == "2026-11-27T09:00:05Z")
  }

  @Test func `Bytes without an author are no mail`() {
    for text in [
      "", "\n", "Subject: Hi\n\nFrom: jo@acme.example", "{\"a\": 1}", "From: \n", "a,b\n1,2",
    ] {
      #expect(throws: NoMail.self, "\(text)") { try Message(MailHeader(Array(text.utf8))) }
    }
  }

  @Test func `An international domain is one address in either form`() throws {
    let mail = try Message(
      MailHeader(
        Array("From: a@xn--bcher-kva.example\nTo: ru@bücher.example, RU@xn--bcher-kva.example".utf8)
      ))
    #expect(mail.authors.map(\.comparableAddress) == ["a@bücher.example"])
    #expect(mail.recipients.count == 1)
  }
}
