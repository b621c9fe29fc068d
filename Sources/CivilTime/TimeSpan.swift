/// A length of time as a person writes it: `45m`, `2h`, `1h30m`, `3bd`, `1w`. The one reader of such
/// texts, for the command line, the wire and the configuration.
///
/// Days are days of the calendar, so that three days later is the same time of day across a change
/// of the clocks; hours and minutes are hours and minutes.
public struct TimeSpan: Hashable, Sendable {
  /// A unit and the letters that stand for it, the greatest first. `M` is not one: other
  /// programs read it as a month.
  public enum Unit: String, CaseIterable, Sendable {
    case weeks = "w"
    case days = "d"
    case businessDays = "bd"
    case hours = "h"
    case minutes = "m"
    case seconds = "s"

    /// Its length in days of the calendar and seconds; nil for business days, which only a calendar
    /// can count.
    fileprivate var length: (days: Int, seconds: Int)? {
      switch self {
      case .weeks: (7, 0)
      case .days: (1, 0)
      case .businessDays: nil
      case .hours: (0, 3600)
      case .minutes: (0, 60)
      case .seconds: (0, 1)
      }
    }
  }

  /// A number and its unit.
  public struct Part: Hashable, Sendable {
    /// The number.
    public let count: Int
    /// What it counts.
    public let unit: Unit

    /// - Parameter count: at most six digits, so that no sum overflows.
    public init?(_ count: Int, _ unit: Unit) {
      guard (0...999_999).contains(count) else { return nil }
      self.count = count
      self.unit = unit
    }
  }

  /// Days of the calendar.
  public let days: Int
  /// Seconds, besides the days.
  public let seconds: Int

  /// The sum of parts, each unit once and the greater first; nil if they have another order, if there
  /// are no parts, or if one of them is in business days.
  public init?(_ parts: [Part]) {
    guard !parts.isEmpty, Self.isDescending(parts) else { return nil }
    var (days, seconds) = (0, 0)
    for part in parts {
      guard let length = part.unit.length else { return nil }
      days += length.days * part.count
      seconds += length.seconds * part.count
    }
    self.days = days
    self.seconds = seconds
  }

  /// Reads `1h30m`; nil for anything else.
  ///
  /// - Parameter units: those that may be used.
  public init?(
    _ text: String, units: Set<Unit> = [.weeks, .days, .hours, .minutes]
  ) {
    guard let parts = Self.parts(of: text, units: units) else { return nil }
    self.init(parts)
  }

  /// Reads numbers and their units, each unit once and the greater first, letters of either case but
  /// `M`; nil for anything else.
  public static func parts(of text: String, units: Set<Unit>) -> [Part]? {
    guard !text.contains("M") else { return nil }
    var rest = text.lowercased()[...]
    var parts: [Part] = []
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let letters = rest.dropFirst(digits.count).prefix { $0.isLetter }
      rest = rest.dropFirst(digits.count + letters.count)
      guard let count = Int(digits), let unit = Unit(rawValue: String(letters)),
        units.contains(unit), let part = Part(count, unit)
      else { return nil }
      parts.append(part)
    }
    return !parts.isEmpty && isDescending(parts) ? parts : nil
  }

  private static func isDescending(_ parts: [Part]) -> Bool {
    let ranks = parts.map { Unit.allCases.firstIndex(of: $0.unit)! }
    return zip(ranks, ranks.dropFirst()).allSatisfy(<)
  }
}

extension TimeSpan {
  /// The length with each day counted as 24 hours.
  public var duration: Duration { .days(days) + .seconds(seconds) }

  /// Whole minutes, each day counted as 24 hours.
  public var minutes: Int { days * 1440 + seconds / 60 }

  /// The instant that much later, or earlier if it is negative.
  public func added(to instant: Instant, in zone: Zone, backwards: Bool = false) -> Instant {
    let sign = backwards ? -1 : 1
    var moved = instant
    if days != 0 {
      let civil = zone.civil(at: instant)
      moved = zone.instant(
        of: CivilDateTime(date: civil.date.adding(days: sign * days), time: civil.time))
    }
    return moved + .seconds(sign * seconds)
  }
}
