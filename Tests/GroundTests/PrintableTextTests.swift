import Ground
import TestSupport
import Testing

struct PrintableTextTests {
  @Test(
    "What a terminal would obey is shown by its number, and all else stays",
    arguments: [
      ("plain é 日本 👩‍💻", "plain é 日本 👩‍💻"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nb", "a\\u{A}b"),
      ("\u{202E}x\u{2028}\u{85}", "\\u{202E}x\\u{2028}\\u{85}"), ("\u{200B}", "\\u{200B}"),
      ("", ""),
    ])
  func escaped(text: String, shown: String) {
    #expect(PrintableText.escaped(text) == shown)
  }

  @Test("Lines stay if they may")
  func lines() {
    #expect(PrintableText.escaped("a\nb\r\u{7}", keepsLines: true) == "a\nb\\u{D}\\u{7}")
  }

  @Test("JSON keeps its meaning and its layout")
  func json() {
    #expect(
      PrintableText.escaped(json: "{\n\"a\": \"\u{7F}\u{202E}\u{E0001}é\"}")
        == "{\n\"a\": \"\\u007f\\u202e\\udb40\\udc01é\"}")
  }

  @Test("Markup is escaped also if a mark combines with its sign")
  func markup() {
    #expect(
      PrintableText.escaped(markup: "<\u{301}b>&\"'") == "&lt;\u{301}b&gt;&amp;\"'")
    #expect(
      PrintableText.escaped(markup: "\"\u{301} x='", quotes: true) == "&quot;\u{301} x=&#39;")
  }

  @Test("A quoted text stands in straight quotes, is printable, and is cut after 60 scalars")
  func quotes() {
    #expect(quoted("a\tb") == "\"a\\u{9}b\"")
    #expect(quoted(String(repeating: "é", count: 60)).unicodeScalars.count == 62)
    #expect(
      quoted(String(repeating: "é", count: 61)) == "\"\(String(repeating: "é", count: 60))…\"")
  }
}
