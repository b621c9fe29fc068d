import FollowupCore
import TestSupport
import Testing

struct MailboxTests {
  @Test(
    "A person is a name, an address, or both",
    arguments: [
      ("Jo Doe <jo@acme.example>", "Jo Doe", "jo@acme.example"),
      ("  Jo Doe  < jo@acme.example > ", "Jo Doe", "jo@acme.example"),
      ("Jo Doe", "Jo Doe", nil), ("jo", "jo", nil), ("<jo@acme.example>", nil, "jo@acme.example"),
      ("jo@acme.example", nil, "jo@acme.example"), ("+49 30 1234-56", nil, "+49 30 1234-56"),
      ("Jo Doe <+49 30 123456>", "Jo Doe", "+49 30 123456"), ("-rf", "-rf", nil),
      ("Jo @ Acme", "Jo @ Acme", nil), ("Zoë 🧑‍🚀", "Zoë 🧑‍🚀", nil), ("...", "...", nil),
      ("\"Doe, Jo\" <jo@acme.example>", "Doe, Jo", "jo@acme.example"),
      ("'Jo Doe' <jo@acme.example>", "Jo Doe", "jo@acme.example"),
      ("jo@acme.example (Jo Doe)", "Jo Doe", "jo@acme.example"),
      ("<jo@acme.example> (Jo Doe)", "Jo Doe", "jo@acme.example"),
      ("mailto:jo@acme.example", nil, "jo@acme.example"),
      ("Jo <mailto:jo@acme.example>", "Jo", "jo@acme.example"),
      ("jo@acme.example <jo@acme.example>", nil, "jo@acme.example"),
      ("Jo Doe <jo@acme.example>;", "Jo Doe", "jo@acme.example"),
      ("Jo (Acme) <jo@acme.example>", "Jo (Acme)", "jo@acme.example"),
      ("Jo <linkedin.example/in/jo>", "Jo", "linkedin.example/in/jo"),
      ("https://linkedin.example/in/jo", nil, "https://linkedin.example/in/jo"),
      ("linkedin.example/in/jo", nil, "linkedin.example/in/jo"), ("Jo w/o Doe", "Jo w/o Doe", nil),
      ("jo@acme.example.", nil, "jo@acme.example"),
      ("Jo <jo@acme.example.>", "Jo", "jo@acme.example"),
      ("mailto:jo@acme.example?subject=Hello%20there", nil, "jo@acme.example"),
      ("tel:+49301234", nil, "+49301234"), ("Jo <tel:+49301234>", "Jo", "+49301234"),
      ("\"Jo Doe <jo@acme.example>\"", "Jo Doe", "jo@acme.example"),
      ("\u{201C}Jo Doe\u{201D} <jo@acme.example>", "Jo Doe", "jo@acme.example"),
      ("Jo <jo@[10.0.0.1]>", "Jo", "jo@[10.0.0.1]"),
      ("jo@acme_corp.example", nil, "jo@acme_corp.example"),
      ("jö@bücher.example", nil, "jö@bücher.example"), ("Doe, Jo", "Doe, Jo", nil),
      ("O'Brien <ob@acme.example>", "O'Brien", "ob@acme.example"),
    ] as [(String, String?, String?)])
  func forms(text: String, name: String?, address: String?) throws {
    let person = try Mailbox(text)
    #expect(person.name == name)
    #expect(person.address == address)
  }

  @Test(
    "An address that stands where a name does is refused with the person who is meant",
    arguments: [
      ("Jo Doe jo@acme.example", "Jo Doe <jo@acme.example>"),
      ("a b@acme.example", "a <b@acme.example>"), ("Jo <jo@acme.example", "Jo <jo@acme.example>"),
      ("Jo jo@acme.example>", "Jo <jo@acme.example>"), ("<jo@acme.example", "jo@acme.example"),
      ("Jo (jo@acme.example)", "Jo <jo@acme.example>"),
      ("Jo [jo@acme.example]", "Jo <jo@acme.example>"),
      ("Jo Doe - jo@acme.example", "Jo Doe <jo@acme.example>"),
      ("Jo Doe: jo@acme.example", "Jo Doe <jo@acme.example>"),
      ("Jo Doe|jo@acme.example", "Jo Doe <jo@acme.example>"),
      ("Jo <jo@acme.example> Doe", "Jo Doe <jo@acme.example>"),
      ("Team: jo@acme.example;", "Team <jo@acme.example>"),
    ])
  func addressInName(text: String, meant: String) throws {
    let error = try #require(#expect(throws: MailboxError.self) { try Mailbox(text) })
    #expect(error.description.hasSuffix("Did you mean \"\(meant)\"?"), "\(error)")
  }

  @Test(
    "Two people are refused as two",
    arguments: [
      "jo@acme.example al@acme.example", "Jo <jo@acme.example>, Al <al@acme.example>",
      "Jo <jo@acme.example;al@acme.example>", "Jo <jo@acme.example> <al@acme.example>",
    ])
  func two(text: String) throws {
    let error = try #require(#expect(throws: MailboxError.self) { try Mailbox(text) })
    #expect(
      error.description.contains("has 2 addresses. Name one person at a time, like \"Jo"),
      "\(error)")
  }

  @Test func `of two addresses the first is named as it was written`() throws {
    for (text, first) in [
      ("jo@acme.example; al@acme.example", "jo@acme.example"),
      ("Tom O'Neil <tom@x.example>, Ana <ana@x.example>", "Tom O'Neil <tom@x.example>"),
    ] {
      let error = try #require(#expect(throws: MailboxError.self) { try Mailbox(text) })
      #expect(
        error.description
          == "\"\(text)\" has 2 addresses. Name one person at a time, like \"\(first)\".")
    }
  }

  @Test func `two numbers are refused as two`() throws {
    let error = try #require(
      #expect(throws: MailboxError.self) { try Mailbox("+49 30 12345, +49 30 67890") })
    #expect(error.description.contains("one person at a time"))
  }

  @Test(
    "What is not a person is refused, and said without what would move the terminal's cursor",
    arguments: [
      "", "  ", "<>", "Jo <>", "Jo <a", "Jo a>", "Jo <a> b", "Jo <<a>", "Jo <a>>", "Jo\nDoe",
      "Jo <jo acme>", "Jo <jo>", "Jo <a@b@c>", "jo@", "Jo <@acme.example>", "\"\"",
      "jo(at)acme.example", "jo [at] acme.example", "jo\u{FF20}acme.example", "jo@acme..example",
      "jo@-acme.example", "Jo Doe jo@", "\"a b\"@acme.example", "a\"b@acme.example",
      "undisclosed-recipients:;",
      "Jo\u{1B}[31m", "Jo \u{202E}Doe", "Jo\u{0}", "Jo\u{85}Doe",
    ])
  func refused(text: String) throws {
    let error = try #require(#expect(throws: MailboxError.self) { try Mailbox(text) })
    #expect(error.description.hasSuffix("\"Jo Doe <jo@acme.example>\"."))
    #expect(
      !error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!error.description.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `Any text is read or refused`() throws {
    var generator = SeededGenerator(seed: 20_261_122)
    let letters = Array("aé .<>@\"(),-+9\u{1B}\u{202E}🧑\u{0}")
    for _ in 0..<2000 {
      let text = generator.mutation(of: ["Jo Doe <jo@acme.example>"], with: letters)
      if let person = try? Mailbox(text) { #expect(person.name != nil || person.address != nil) }
    }
  }

  @Test(
    "An address has one form in which it is compared",
    arguments: [
      "a@B.example..", "a@xn--bcher-kva.example", "a@b.xn--", "a@xn--b-.example",
      "a@xn--bcher-kva.example@xn--bSat",
    ])
  func comparable(address: String) {
    let form = address.comparableAddress
    #expect(form.comparableAddress == form)
  }
}
