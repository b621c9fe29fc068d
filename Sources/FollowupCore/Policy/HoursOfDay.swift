package import CivilTime

/// A part of each day, from one local time to another, such as `09:00-17:00`. If the end is not after
/// the start, it runs past midnight.
package struct HoursOfDay: Hashable, Sendable, CustomStringConvertible {
  /// The first moment that belongs to it, by the local clock.
  package let start: TimeOfDay
  /// The first moment that no longer belongs to it, by the local clock.
  package let end: TimeOfDay

  package init(start: TimeOfDay, end: TimeOfDay) {
    self.start = start
    self.end = end
  }

  /// Reads `HH:MM-HH:MM`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = try? TimeOfDay(iso8601: String(parts[0])),
      let end = try? TimeOfDay(iso8601: String(parts[1])), start != end
    else { return nil }
    self.init(start: start, end: end)
  }

  /// Whether it ends on the day after the one on which it started.
  package var crossesMidnight: Bool { end <= start }

  package var description: String { "\(start)-\(end)" }

  /// How a sentence says it: "09:00–17:00".
  package var phrase: String { "\(start)–\(end)" }
}
