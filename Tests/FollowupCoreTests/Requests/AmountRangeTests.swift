import FollowupCore
import Testing

/// Figures as people write them.
struct AmountRangeTests {
  @Test(
    "A figure is digits, thousands with a k, or a range of which the upper end counts",
    arguments: [
      ("85000", "85000", nil), ("85000.50", "85000.50", nil), ("85k", "85000", nil),
      ("85.5K", "85500", nil), ("95000-105000", "95000", "105000"), ("95-105k", "95000", "105000"),
      ("95k-105k", "95000", "105000"), ("95k - 105k", "95000", "105000"),
      ("95\u{2013}105k", "95000", "105000"), ("85000.500", "85000.50", nil),
    ] as [(String, String, String?)])
  func forms(text: String, amount: String, upTo: String?) throws {
    let range = try AmountRange(text)
    #expect(range.amount.description == amount)
    #expect(range.upTo?.description == upTo)
    #expect(range.counted.description == upTo ?? amount)
  }

  @Test(
    "What is read differently in different countries is refused with both readings",
    arguments: [
      ("85.000", "Write 85000 or 85."), ("85.000", "Write 85000 or 85."),
      ("1.234", "Write 1234 or 1.234."), ("85.500k", "Write 85500k or 85.50k."),
      ("90.000-95.000", "Write 90000 or 90."),
    ])
  func ambiguous(text: String, readings: String) {
    let error = #expect(throws: AmountError.self) { try AmountRange(text) }
    #expect(
      error?.description == "\"\(text)\" is read differently in different countries. \(readings)")
  }

  @Test("A range that falls is refused", arguments: ["105000-95000", "95k-105", "95000-105k"])
  func falling(text: String) {
    let error = #expect(throws: AmountError.self) { try AmountRange(text) }
    #expect(error?.description.contains("is a range that falls") == true)
  }

  @Test(
    "Anything else is refused with what could be written",
    arguments: [
      "", "much", "k", "-5", "85 000", "85'000", "1,234,567", "85.000,50", "€85000", "1e5", "85M",
      "1-2-3", "999999999999k", "85kk", "- ",
    ])
  func refused(text: String) {
    let error = #expect(throws: AmountError.self) { try AmountRange(text) }
    #expect(error?.description.hasSuffix("85000, 85000.50, 85k or 95000-105000.") == true)
  }
}
