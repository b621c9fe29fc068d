internal import CivilTime

/// A number of days after something, such as `3bd` (business days) or `7d` (calendar days).
package struct Span: Hashable, Sendable, CustomStringConvertible {
  /// What is counted; the raw value is how the unit is written.
  package enum Unit: String, Sendable {
    case businessDays = "bd"
    case days = "d"
  }

  /// How many of the unit.
  package let count: Int
  /// What is counted.
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// A number of the employer's business days.
  package static func businessDays(_ count: Int) -> Span { Span(count, .businessDays) }
  /// A number of calendar days.
  package static func days(_ count: Int) -> Span { Span(count, .days) }

  /// Reads `3bd` or `7d`, at most 365 of either; nil for anything else.
  package init?(_ text: String) {
    guard let parts = TimeSpan.parts(of: text, units: [.days, .businessDays]), parts.count == 1,
      parts[0].count <= 365
    else { return nil }
    self.init(parts[0].count, parts[0].unit == .days ? .days : .businessDays)
  }

  package var description: String { "\(count)\(unit.rawValue)" }

  /// How a sentence says it: "3 business days", "1 day".
  package var phrase: String {
    let noun = unit == .businessDays ? "business day" : "day"
    return "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

/// When a range opens and closes, counted from its anchor.
package struct SpanRange: Hashable, Sendable {
  /// From the anchor to the first day.
  package var opens: Span
  /// From the anchor to the last day, which still belongs to the range.
  package var closes: Span

  package init(opens: Span, closes: Span) {
    self.opens = opens
    self.closes = closes
  }
}
