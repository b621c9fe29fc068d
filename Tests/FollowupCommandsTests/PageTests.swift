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
    #expect(page.lines(width: 80).map(\.text) == ["  \(word) \(word)", "      \(word)"])
    #expect(page.rendered(isColoured: true, width: 80).contains("\u{1B}[31m\(word)\u{1B}[0m"))
  }

  @Test func `A word longer than a line stays whole`() {
    var page = Page()
    let word = String(repeating: "y", count: 100)
    page.add("a \(word) b")
    #expect(page.lines(width: 80).map(\.text) == ["a", word, "b"])
  }

  @Test func `A labelled line wraps within its column`() {
    var page = Page()
    let word = String(repeating: "z", count: 40)
    page.add("Label", "\(word) \(word)", indent: 2, labelWidth: 10)
    #expect(
      page.lines(width: 80).map(\.text) == [
        "  Label     \(word)", String(repeating: " ", count: 12) + word,
      ])
  }

  @Test func `A page without a width leaves its lines whole`() {
    var page = Page()
    let text = Array(repeating: "word", count: 100).joined(separator: " ")
    page.add(Line(text), indent: 2, hanging: 4)
    #expect(page.rendered(isColoured: false, width: nil) == "  \(text)\n")
  }

  @Test func `A command is never broken over lines`() {
    var page = Page()
    var line: Line = "to change that:"
    line.append(" ")
    line.append(command: "followupctl contact acme \"PERSON <ADDRESS>\" --may email")
    page.add(line, indent: 2, hanging: 2)
    #expect(
      page.lines(width: 40).map(\.text) == [
        "  to change that:", "    followupctl contact acme \"PERSON <ADDRESS>\" --may email",
      ])
  }

  @Test func `A table is as wide as its cells, and cut to a terminal where it may be`() {
    var table = Table(shrinking: [.init(column: 1, least: 4), .init(column: 0, least: 3)])
    table.add(Line("acme"), Line("Acme Corporation"), Line("nothing to do"))
    table.add(Line("bolt-one"), Line("⭐ Star"), Line("late", .red))
    var page = Page()
    page.add(table)
    #expect(
      page.lines(width: nil).map(\.text) == [
        "acme      Acme Corporation  nothing to do", "bolt-one  ⭐ Star           late",
      ])
    #expect(
      page.lines(width: 33).map(\.text) == [
        "acme      Acme Co…  nothing to do", "bolt-one  ⭐ Star   late",
      ])
    #expect(
      page.lines(width: 23).map(\.text) == [
        "acme      Acme", "          Corporation,", "          nothing to do",
        "bolt-one  ⭐ Star, late",
      ], "what is too narrow for the columns is not cut")
    #expect(
      page.lines(width: 18).map(\.text) == [
        "acme", "    Acme", "    Corporation,", "    nothing to do", "bolt-one", "    ⭐ Star, late",
      ])
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
    #expect(page.rendered(isColoured: false, width: 80) == "a\n\nb\n")
  }
}
