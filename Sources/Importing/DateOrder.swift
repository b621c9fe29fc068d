internal import CivilTime

/// In which order a table's dates in figures have day and month: "03/04/2026" is in April, or in March.
enum DateOrder: String, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"

  /// The text with the date at its start as ISO 8601 has it; any other text as it is.
  func reordered(_ text: String) -> String {
    let date = text.prefix { !$0.isWhitespace && $0 != "," }
    let numbers = date.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    guard numbers.count == 3, numbers[2].utf8.count == 4,
      let first = Int(numbers[0]), let second = Int(numbers[1]), let year = Int(numbers[2])
    else { return text }
    let (day, month) = self == .dayFirst ? (first, second) : (second, first)
    guard let date = CivilDate(year: year, month: month, day: day) else { return text }
    return "\(date)\(text.dropFirst(numbers.map(\.count).reduce(2, +)))"
  }
}
