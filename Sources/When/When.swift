package import CivilTime

/// A point in time or a date as a person writes it, read but not yet put into a zone.
package struct When: Hashable, Sendable {
  /// The text as it was written.
  package let text: String
  let meaning: Meaning

  /// Reads a text, letters of either case.
  ///
  /// - Throws: `WhenError`, which says what could be written.
  package init(_ text: String) throws(WhenError) {
    var parser = WhenParser(text)
    self.text = text
    meaning = try parser.meaning()
  }

  /// Whether it is a date and time of the context's own clocks, so that its instant depends on the
  /// zone's rules.
  package var isLocal: Bool {
    if case .civil(_, .some, nil) = meaning { true } else { false }
  }

  enum Meaning: Hashable, Sendable {
    case now
    /// RFC 3339, which says its own zone.
    case instant(Instant)
    /// Hours or minutes later than now, or earlier.
    case shifted(TimeSpan, isAgo: Bool)
    /// What a wall's calendar and clock show. Without a day it is today's, without a zone that of
    /// the context.
    case civil(Day?, TimeOfDay?, ZoneWord?)
  }

  /// A day, in words or numbers.
  enum Day: Hashable, Sendable {
    /// A date; `weekday` if that was written as well.
    case date(CivilDate, Weekday?)
    /// A date without a year.
    case yearless(month: Int, day: Int, Weekday?)
    /// A weekday, by itself or in this week, the next or the last.
    case weekday(Weekday, week: Int?)
    /// Today, or a number of days after it.
    case relative(days: Int)
    /// A number of days after now. If no time follows, it is the same time of day.
    case counted(days: Int)
  }

  /// A zone behind a time of day.
  enum ZoneWord: Hashable, Sendable {
    /// The user's own.
    case mine
    case offset(seconds: Int)
    case named(String)
  }
}

/// What a point in time is for. It decides which day a weekday and a date without a year mean.
package enum WhenUse: Sendable {
  /// An interview's start: the coming weekday, the nearest date.
  case interview
  /// What happened: the last of both.
  case happened
  /// What is to come, and the time for which a question is asked: the coming of both.
  case coming
}

/// What is needed to put a text into a zone.
package struct WhenContext: Sendable {
  /// From when words are counted: now, or the time at which something was said.
  package var reference: Instant
  /// The zone in which days and times of day are read.
  package var zone: Zone
  /// The zone of "10:00 mine".
  package var userZone: Zone
  /// Where named zones come from.
  package var zones: any ZoneSource
  /// When a day is over: a weekday without a time of day is then that of next week.
  package var dayEnds: TimeOfDay

  package init(
    reference: Instant, zone: Zone, userZone: Zone, zones: any ZoneSource,
    dayEnds: TimeOfDay = .endOfDay
  ) {
    self.dayEnds = dayEnds
    self.reference = reference
    self.zone = zone
    self.userZone = userZone
    self.zones = zones
  }
}

/// A date, or an instant if a time of day was written.
package enum DateOrInstant: Hashable, Sendable {
  case date(CivilDate)
  case instant(Instant)
}
