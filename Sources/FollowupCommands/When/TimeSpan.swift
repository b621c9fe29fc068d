package import CivilTime

/// A length of time as a person writes it: `45m`, `2h`, `1h30m`, `2d`, `1w`.
///
/// Days are days of the calendar, so that `+3d` comes at the same time of day across a change of
/// the clocks; hours and minutes are hours and minutes.
package struct TimeSpan: Hashable, Sendable {
  package let days: Int
  package let seconds: Int

  package init(days: Int, seconds: Int) {
    self.days = days
    self.seconds = seconds
  }

  /// Reads a number and a unit, once or more, each unit once and the greater first; nil for anything
  /// else, and for numbers of more than six digits.
  package init?(_ text: String) {
    var rest = text.lowercased()[...]
    var (days, seconds, lastUnit) = (0, 0, Int.max)
    repeat {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard (1...6).contains(digits.count), let count = Int(digits),
        let unit = rest.popFirst().flatMap(Self.unit), unit.seconds < lastUnit
      else { return nil }
      days += unit.days * count
      if unit.days == 0 { seconds += unit.seconds * count }
      lastUnit = unit.seconds
    } while !rest.isEmpty
    self.init(days: days, seconds: seconds)
  }

  private static func unit(_ letter: Character) -> (days: Int, seconds: Int)? {
    switch letter {
    case "w": (7, 604_800)
    case "d": (1, 86_400)
    case "h": (0, 3600)
    case "m": (0, 60)
    default: nil
    }
  }

  /// The instant so much later, or earlier.
  package func added(to instant: Instant, in zone: Zone, backwards: Bool = false) -> Instant {
    let sign = backwards ? -1 : 1
    var moved = instant
    if days != 0 {
      let civil = zone.civil(at: instant)
      moved = zone.instant(
        of: CivilDateTime(date: civil.date.adding(days: sign * days), time: civil.time))
    }
    return moved + .seconds(sign * seconds)
  }

  /// Whole minutes, each day counted as 24 hours.
  package var minutes: Int { days * 1440 + seconds / 60 }
}

extension TimeSpan {
  /// As `init?(_:)`.
  ///
  /// - Throws: `WhenError`, which says what could be written.
  package init(reading text: String) throws(WhenError) {
    guard let span = TimeSpan(text) else {
      throw WhenError(text: text, kind: "a duration", forms: "45m, 2h, 1h30m or 2d")
    }
    self = span
  }
}
