package import CivilTime

/// The hours of the user's night, in which reminders wait.
package struct QuietHours: Hashable, Sendable {
  /// From when until when, by the clock in `zone`; the end may lie on the next day.
  package let hours: HoursOfDay
  /// The user's zone.
  package let zone: Zone

  package init(hours: HoursOfDay, zone: Zone) {
    self.hours = hours
    self.zone = zone
  }

  /// The quiet time that an instant lies in.
  package func interval(around instant: Instant) -> Interval? {
    let today = zone.date(at: instant)
    for start in [today.adding(days: -1), today] {
      let end = hours.crossesMidnight ? start.adding(days: 1) : start
      let from = zone.instant(of: CivilDateTime(date: start, time: hours.start))
      let until = zone.instant(of: CivilDateTime(date: end, time: hours.end))
      if from <= instant, instant < until { return Interval(start: from, end: until) }
    }
    return nil
  }
}
