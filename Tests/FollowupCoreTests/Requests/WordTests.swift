import CivilTime
import FollowupCore
import Testing

/// How what a user types is read: amounts, spans, and words that were mistyped.
@Suite struct WordTests {
  @Test(arguments: ["", ".", "1.", ".5", "-1", "1e3", "1,000", "1234567890123", "1.1234567", "１"])
  func `what is no amount is refused`(_ text: String) { #expect(Amount(text) == nil) }

  @Test(arguments: [
    ("0", "0"), ("85000", "85000"), ("85000.50", "85000.50"), ("85000.5", "85000.50"),
    ("0.000001", "0.000001"), ("999999999999.999999", "999999999999.999999"), ("007", "7"),
  ])
  func `an amount is exact`(_ text: String, _ written: String) throws {
    #expect(try #require(Amount(text)).description == written)
  }

  @Test(arguments: [
    ("acne", "acme"), ("amce", "acme"), ("acm", "acme"), ("acmee", "acme"), ("ACME", "acme"),
    ("bolt", "bolt"), ("volt", "bolt"), ("xyz", nil), ("", nil), ("acmeacme", nil),
    ("globalexx", "globalex"),
  ])
  func `a mistyped word is near to one that was meant`(_ word: String, _ expected: String?) {
    #expect(nearestWord(to: word, among: ["acme", "bolt", "globalex"]) == expected)
  }

  @Test func `of two that are as near the first is taken`() {
    #expect(nearestWord(to: "bat", among: ["cat", "bad"]) == "cat")
    #expect(nearestWord(to: "bad", among: ["cat", "bad"]) == "bad")
  }

  @Test(arguments: [
    ("3bd", Span.businessDays(3)), ("0d", .days(0)), ("365d", .days(365)),
    ("366d", nil), ("d", nil), ("3", nil), ("-3d", nil), ("3 d", nil), ("3w", nil), ("", nil),
  ])
  func `a span is a number of days`(_ text: String, _ expected: Span?) {
    #expect(Span(text) == expected)
  }
}
