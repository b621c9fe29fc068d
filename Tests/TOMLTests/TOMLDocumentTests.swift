import TOML
import Testing

@Suite("A TOML document")
struct TOMLDocumentTests {
  @Test("means what TOML 1.0 says", arguments: ValidDocuments.all)
  func valid(document: ValidDocument) throws {
    let table = try TOMLDocument.parse(Array(document.text.utf8))
    #expect(CanonicalForm.text(table) == document.meaning)
  }

  @Test("is refused with the place, and with what would be right", arguments: InvalidDocuments.all)
  func invalid(document: InvalidDocument) {
    let error = #expect(throws: TOMLError.self) {
      try TOMLDocument.parse(Array(document.text.utf8))
    }
    #expect(error?.place == TOMLPlace(line: document.line, column: document.column))
    #expect(error?.message.contains(document.saying) == true, "\(error?.message ?? "")")
    #expect(error?.message.last == ".")
  }

  @Test(
    "is refused where it is not UTF-8",
    arguments: [
      ([0x61, 0xFF], 1, 2), ([0x0A, 0xC3, 0xA9, 0xC3], 2, 2), ([0xED, 0xA0, 0x80], 1, 1),
      ([0xC0, 0x80], 1, 1), ([0x23, 0xF4, 0x90, 0x80, 0x80], 1, 2),
    ] as [([UInt8], Int, Int)])
  func encoding(bytes: [UInt8], line: Int, column: Int) {
    let error = #expect(throws: TOMLError.self) { try TOMLDocument.parse(bytes) }
    #expect(error?.place == TOMLPlace(line: line, column: column))
    #expect(error?.message.contains("UTF-8") == true)
  }

  @Test("never shows a control character in a message")
  func harmlessMessages() {
    for scalar in ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7F}", "\u{2028}"] {
      for text in [scalar, "a = \(scalar)b", "a = 1 \(scalar)", "'\(scalar)'=1\n'\(scalar)'=2"] {
        let error = #expect(throws: TOMLError.self) { try TOMLDocument.parse(Array(text.utf8)) }
        #expect(error?.description.contains(scalar) == false)
      }
    }
  }
}
