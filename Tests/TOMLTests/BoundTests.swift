import TOML
import Testing

@Suite("The bounds of a document")
struct BoundTests {
  private static let limit = TOMLDocument.maximumDepth

  /// Ways to nest `depth` tables or arrays into each other.
  static let nestings: [@Sendable (Int) -> String] = [
    { "a=" + String(repeating: "[", count: $0) + String(repeating: "]", count: $0) },
    {
      "a=" + String(repeating: "{a=", count: $0 - 1) + "{}" + String(repeating: "}", count: $0 - 1)
    },
    { "[" + Array(repeating: "a", count: $0).joined(separator: ".") + "]" },
    { "[[" + Array(repeating: "a", count: $0 - 1).joined(separator: ".") + "]]" },
    { Array(repeating: "a", count: $0 + 1).joined(separator: ".") + "=1" },
    { "[b]\n" + Array(repeating: "a", count: $0).joined(separator: ".") + "=1" },
    { "a={" + Array(repeating: "a", count: $0).joined(separator: ".") + "=1}" },
  ]

  @Test("what is nested too deep is refused, and what is one less is read", arguments: 0..<7)
  func depth(nesting: Int) throws {
    let text = Self.nestings[nesting]
    _ = try TOMLDocument.parse(Array(text(Self.limit).utf8))
    for depth in [Self.limit + 1, 100_000] {
      let error = #expect(throws: TOMLError.self) {
        try TOMLDocument.parse(Array(text(depth).utf8))
      }
      #expect(error?.message.contains("\(Self.limit)") == true)
    }
  }

  @Test("brackets that are never closed do not exhaust the stack", arguments: ["[", "{a=", "[{a="])
  func unclosed(opening: String) {
    let text = "a=" + String(repeating: opening, count: 200_000)
    #expect(throws: TOMLError.self) { try TOMLDocument.parse(Array(text.utf8)) }
  }

  @Test(
    "a long document takes no more than its length's time",
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "[[a]]\n", count: 30_000),
      (0..<30_000).map { "k\($0) = 1\n" }.joined(),
      "a = [" + String(repeating: "'é', ", count: 30_000) + "]",
      "a = \"" + String(repeating: #"\n"#, count: 100_000) + "\"",
      String(repeating: "\n", count: 200_000) + "!",
    ])
  func length(text: String) {
    _ = try? TOMLDocument.parse(Array(text.utf8))
  }
}
