package import CivilTime
import FollowupCore

/// A date as a person writes it, read but not yet put into a zone.
package enum WhenDate: Hashable, Sendable {
  case date(CivilDate)
  case day(When.DayWord)
  /// So many days after today.
  case offset(days: Int)

  /// Reads `2026-12-18`, `fri`, `tomorrow`, `+3d`.
  ///
  /// - Throws: `WhenError`, which says what could be written.
  package init(_ text: String) throws(WhenError) {
    let word = text.lowercased()
    if let day = When.DayWord(word) {
      self = .day(day)
    } else if let date = try? CivilDate(iso8601: word) {
      self = .date(date)
    } else if word.hasPrefix("+"), let span = TimeSpan(String(word.dropFirst())), span.seconds == 0
    {
      self = .offset(days: span.days)
    } else {
      let nearest = nearestWord(to: word, among: When.DayWord.words)
      throw WhenError(
        text: text, kind: "a date", nearest: nearest, forms: "2026-12-18, friday, tomorrow or +3d")
    }
  }

  /// The date that is meant; a weekday is the next one, and may be today.
  package func date(now: Instant, in zone: Zone) -> CivilDate {
    let today = zone.date(at: now)
    switch self {
    case .date(let date): return date
    case .day(.relative(let days)), .offset(let days): return today.adding(days: days)
    case .day(.weekday(let weekday)):
      return today.adding(days: (weekday.rawValue - today.weekday.rawValue + 7) % 7)
    }
  }
}
