import FollowupCommands
import Testing

struct PageTests {
  @Test(
    "No character that moves a cursor, colours or turns text around is written as it is",
    arguments: [
      ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("a\nb", "a\\u{A}b"), ("a\u{7F}b", "a\\u{7F}b"),
      ("a\u{9B}b", "a\\u{9B}b"), ("a\u{202E}b", "a\\u{202E}b"), ("a\u{2066}b", "a\\u{2066}b"),
      ("a\u{FEFF}b", "a\\u{FEFF}b"), ("a\u{2028}b", "a\\u{2028}b"), ("\r", "\\u{D}"),
      ("a\u{200D}b\u{200C}", "a\u{200D}b\u{200C}"), ("Zoë", "Zoë"),
    ])
  func escaped(text: String, shown: String) {
    #expect(Line(text).text == shown)
    let interpolated: Line = "\(text)"
    #expect(interpolated.text == shown)
    #expect(Line(text).rendered(isColoured: true) == shown)
  }

  @Test func `Colour is written only where it is asked for`() {
    let line: Line = "\("late", .red) and \("open", .green)"
    #expect(line.rendered(isColoured: false) == "late and open")
    #expect(
      line.rendered(isColoured: true) == "\u{1B}[31mlate\u{1B}[0m and \u{1B}[32mopen\u{1B}[0m")
  }

  @Test func `A line wraps at 80 columns, hanging, and keeps its styles`() {
    var page = Page()
    let word = String(repeating: "x", count: 30)
    page.add("\(word) \(word, .red) \(word)", indent: 2, hanging: 4)
    #expect(page.lines.map(\.text) == ["  \(word) \(word)", "      \(word)"])
    #expect(page.rendered(isColoured: true).contains("\u{1B}[31m\(word)\u{1B}[0m"))
  }

  @Test func `A word longer than a line stays whole`() {
    var page = Page()
    let word = String(repeating: "y", count: 100)
    page.add("a \(word) b")
    #expect(page.lines.map(\.text) == ["a", word, "b"])
  }

  @Test func `A labelled line wraps within its column`() {
    var page = Page()
    let word = String(repeating: "z", count: 40)
    page.add("Label", "\(word) \(word)", indent: 2, labelWidth: 10)
    #expect(
      page.lines.map(\.text) == ["  Label     \(word)", String(repeating: " ", count: 12) + word])
  }

  @Test(
    "Columns are counted as a terminal shows them",
    arguments: [("abc", 3), ("Zoë", 3), ("e\u{301}", 1), ("日本", 4), ("🧑‍🚀", 2), ("❤️", 2), ("한", 2)])
  func columns(text: String, width: Int) {
    #expect(Line(text).width == width)
  }

  @Test func `Gaps are single, and none begins a page`() {
    var page = Page()
    page.addGap()
    page.add("a")
    page.addGap()
    page.addGap()
    page.add("b")
    #expect(page.rendered(isColoured: false) == "a\n\nb\n")
  }
}
