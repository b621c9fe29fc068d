import MailHeaders
import MessageReading
import TestSupport
import Testing

/// The addresses in what programs and people write, by the gate's own reader and with GMime's.
@Suite struct AddressTests {
  private static let texts: [(text: String, addresses: [String])] = [
    ("Jo Doe <jo@acme.example>", ["jo@acme.example"]),
    ("jo@acme.example (Jo, or Joan)", ["jo@acme.example"]),
    ("\"Doe, Jo\" <jo@acme.example>, cy@acme.example", ["jo@acme.example", "cy@acme.example"]),
    ("jo@a.example; mo@b.example", ["jo@a.example", "mo@b.example"]),
    ("Doe; Jo <jo@a.example>;mo@b.example;", ["jo@a.example", "mo@b.example"]),
    ("team: jo@a.example, Mo <mo@b.example>;", ["jo@a.example", "mo@b.example"]),
    ("r2@acme.example jö@acme.example", ["r2@acme.example", "jö@acme.example"]),
    ("Jo,Doe,<jo@acme.example>", ["jo@acme.example"]),
    ("Doe, Jo <jo@acme.example>", ["jo@acme.example"]),
    ("<@relay.example,@other.example:jo@acme.example>", ["jo@acme.example"]),
    ("jo@[IPv6:2001:db8::1]", ["jo@[IPv6:2001:db8::1]"]),
    (", ,jo@acme.example,,", ["jo@acme.example"]),
    ("\"a b\"@acme.example", ["a b@acme.example"]),
    ("=?UTF-8?Q?J=C3=B6?= <jo@acme.example>", ["jo@acme.example"]),
    ("jo@acme.example (a (b) \\) c@x.example)", ["jo@acme.example"]),
    ("undisclosed-recipients:;", []), ("jo", []), ("", []), ("@", []), ("<>", []),
  ]

  @Test(arguments: texts) func `The gate's reader finds each address`(
    text: String, addresses: [String]
  ) {
    #expect(MailAddresses.addresses(in: Array(text.utf8)) == addresses)
  }

  /// GMime may write an address in another form, or find one more; none is lost.
  @Test(arguments: texts) func `The reader of mails loses none of them`(
    text: String, addresses: [String]
  ) throws {
    let message = try Message(MailHeader(Array("From: x@y.example\nTo: \(text)\n".utf8)))
    for address in addresses { #expect(message.recipients.contains(address), "\(message)") }
    #expect(message.recipients.count <= addresses.count + 1, "\(message.recipients)")
  }

  @Test func `A mail that was sent on goes to those to whom it was sent on`() {
    let header = MailHeader(
      Array("To: jo@acme.example\nResent-To: friend@other.example\nBcc: x@y.example".utf8))
    #expect(header.recipients == ["friend@other.example"])
  }

  @Test func `Fields are found in any case, over several lines, with either end of lines`() {
    for end in ["\n", "\r\n"] {
      let text = [
        "To: jo@acme.example,", "\tcy@acme.example", "bCC : bee@acme.example", "", "To: no@x.y",
      ]
      let header = MailHeader(Array(text.joined(separator: end).utf8))
      #expect(
        header.recipients == ["jo@acme.example", "cy@acme.example", "bee@acme.example"])
      #expect(header.byteCount == text[..<4].joined(separator: end).utf8.count + end.utf8.count)
    }
  }
}
