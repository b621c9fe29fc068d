package import CivilTime

/// A point in time as a person writes it, read but not yet put into a zone.
package enum When: Hashable, Sendable {
  case now
  /// RFC 3339, which says its own zone.
  case instant(Instant)
  /// A date and time as a wall's calendar and clock show them.
  case local(CivilDateTime)
  /// A date with no time of day.
  case date(CivilDate)
  /// A day by its word, with or without a time of day.
  case day(DayWord, TimeOfDay?)
  /// A time of day, today.
  case time(TimeOfDay)
  /// So much later than now, or earlier.
  case offset(TimeSpan, isAgo: Bool)

  /// A day that is named from today.
  package enum DayWord: Hashable, Sendable {
    /// So many days after today.
    case relative(days: Int)
    case weekday(Weekday)
  }

  /// Which of the days that a weekday could mean it does.
  package enum Direction: Sendable {
    /// The first that is not past.
    case next
    /// The last that is not yet to come.
    case last
  }
}

extension When {
  /// The instant that is meant.
  ///
  /// - Parameters:
  ///   - now: what the clock says.
  ///   - zone: where dates and times of day are read. A time in a gap is the first instant after
  ///     it, one in a fold the first of the two.
  ///   - direction: which day a weekday means. Today counts where its time is not on the wrong side
  ///     of now.
  ///   - takesDates: whether a day without a time of day means its start; otherwise it is refused.
  /// - Throws: `WhenError` where a time of day is wanted and there is none.
  package func instant(
    now: Instant, in zone: Zone, direction: Direction, takesDates: Bool
  ) throws(WhenError) -> Instant {
    switch self {
    case .now: return now
    case .instant(let instant): return instant
    case .local(let civil): return zone.instant(of: civil)
    case .date(let date):
      guard takesDates else { throw WhenError(timeMissingAfter: "\(date)") }
      return zone.startOfDay(date)
    case .day(let day, let time):
      guard let time = time ?? (takesDates ? .midnight : nil) else {
        throw WhenError(timeMissingAfter: day.text)
      }
      return day.instant(at: time, now: now, in: zone, direction: direction)
    case .time(let time):
      return zone.instant(of: CivilDateTime(date: zone.date(at: now), time: time))
    case .offset(let span, let isAgo):
      return span.added(to: now, in: zone, backwards: isAgo)
    }
  }
}

extension When.DayWord {
  fileprivate func instant(
    at time: TimeOfDay, now: Instant, in zone: Zone, direction: When.Direction
  ) -> Instant {
    let today = zone.date(at: now)
    func instant(_ days: Int) -> Instant {
      zone.instant(of: CivilDateTime(date: today.adding(days: days), time: time))
    }
    switch self {
    case .relative(let days): return instant(days)
    case .weekday(let weekday):
      let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      switch direction {
      case .next: return instant(ahead) < now ? instant(ahead + 7) : instant(ahead)
      case .last: return now < instant(ahead) ? instant(ahead - 7) : instant(ahead)
      }
    }
  }

  /// The word, as it is written.
  var text: String {
    switch self {
    case .relative(-1): "yesterday"
    case .relative(0): "today"
    case .relative: "tomorrow"
    case .weekday(let weekday): weekday.name.lowercased()
    }
  }
}
