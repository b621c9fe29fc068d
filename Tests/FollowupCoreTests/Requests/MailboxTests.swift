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
    ] as [(String, String?, String?)])
  func forms(text: String, name: String?, address: String?) throws {
    let person = try Mailbox(text)
    #expect(person.name == name)
    #expect(person.address == address)
  }

  @Test(
    "What is not a person is refused, and said without what would move the terminal's cursor",
    arguments: [
      "", "  ", "<>", "Jo <>", "Jo <a", "Jo a>", "Jo <a> b", "Jo <<a>", "Jo <a>>", "Jo\nDoe",
      "Jo <jo acme>", "Jo <jo>", "Jo <a@b@c>", "jo@", "Jo <@acme.example>", "\"\"",
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
}
