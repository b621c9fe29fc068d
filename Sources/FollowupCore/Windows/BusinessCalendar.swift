package import CivilTime
package import Holidays

/// An employer's business days and hours, in the employer's zone.
package struct BusinessCalendar: Hashable, Sendable {
  /// The employer's zone.
  package let zone: Zone
  /// The hours of a business day, which end on the day on which they start.
  package let hours: HoursOfDay
  /// On which dates the employer works.
  package let workingDays: WorkingDays
  /// Whose holidays the employer keeps.
  package let region: EmployerRegion
  /// "Mon–Fri 09:00–17:00", "Sun–Thu 09:00–17:00".
  package let phrase: String
  /// Why the employer's zone cannot be read, as a clause; nil if it can. If not nil, `zone` is UTC
  /// and nothing may be computed from it.
  package let zoneProblem: String?

  /// The calendar of a zone under a policy.
  ///
  /// - Parameters:
  ///   - name: the name under which the policy lists the zone's holidays; its own if nil.
  ///   - recorded: the region that was recorded for the employer.
  ///   - holidays: the lists of holidays.
  package init(
    zone: Zone, listedAs name: String? = nil, recorded: RegionChoice? = nil, policy: Policy,
    holidays: any HolidaySource = NoHolidays(), zoneProblem: String? = nil
  ) {
    precondition(
      !policy.employerHours.crossesMidnight, "business hours end on the day on which they start")
    let region = EmployerRegion(
      recorded: recorded, setting: policy.employerRegion,
      assumed: holidays.region(ofZone: zone.identifier))
    let list = region.region.flatMap(holidays.list(of:))
    let local = list ?? region.assumed.flatMap(holidays.list(of:))
    let name = name ?? zone.identifier
    self.zone = zone
    self.region = region
    self.zoneProblem = zoneProblem
    hours = policy.employerHours
    let days = policy.employerDays ?? local?.workdays ?? Policy.usualDays
    workingDays = WorkingDays(
      weekdays: days, list: list,
      added: policy.holidays.dates(zone: name, region: region.region),
      worked: policy.workdays.dates(zone: name, region: region.region),
      titles: policy.holidays.titles(zone: name, region: region.region))
    phrase = "\(Self.phrase(of: days)) \(policy.employerHours.phrase)"
  }

  /// "Mon–Fri", "Sun–Thu", "Tue, Thu".
  private static func phrase(of days: Set<Weekday>) -> String {
    let week = Weekday.allCases
    let starts = week.indices.filter {
      days.contains(week[$0]) && !days.contains(week[($0 + 6) % 7])
    }
    guard days.count > 2, starts.count <= 1 else {
      return week.filter(days.contains).map(\.shortName).joined(separator: ", ")
    }
    let first = starts.first ?? 0
    let last = week[(first + days.count - 1) % 7]
    return "\(week[first].shortName)–\(last.shortName)"
  }

  /// The days of the week on which the employer works.
  package var days: Set<Weekday> { workingDays.weekdays }

  /// Whether the employer works on a date.
  package func isBusinessDay(_ date: CivilDate) -> Bool { workingDays.isBusinessDay(date) }

  /// The `count`-th business day strictly after a date; the date itself for 0.
  package func businessDay(_ count: Int, after date: CivilDate) -> CivilDate {
    workingDays.businessDay(count, after: date)
  }

  /// A span after a date.
  package func date(_ span: Span, after date: CivilDate) -> CivilDate {
    switch span.unit {
    case .days: date.adding(days: span.count)
    case .businessDays: businessDay(span.count, after: date)
    }
  }

  /// The hours of a working weekday, a holiday or not; nil if the employer does not work on that
  /// weekday, or if a change of the clocks skips the hours.
  package func weeklyHours(on date: CivilDate) -> Interval? {
    guard workingDays.isWorkingWeekday(date) else { return nil }
    let start = zone.instant(of: CivilDateTime(date: date, time: hours.start))
    let end = zone.instant(of: CivilDateTime(date: date, time: hours.end))
    return start < end ? Interval(start: start, end: end) : nil
  }

  /// The business hours of a date.
  package func businessHours(on date: CivilDate) -> Interval? {
    isBusinessDay(date) ? weeklyHours(on: date) : nil
  }

  /// The dates that an interval touches, in order.
  package func dates(in interval: Interval) -> [CivilDate] {
    guard !interval.isEmpty else { return [] }
    let first = zone.date(at: interval.start)
    // A date that the zone skipped lies before the local date of the end, too.
    let last = zone.date(at: interval.end)
    return (0...max(0, first.days(until: last))).map { first.adding(days: $0) }
  }

  /// The business hours that end after an instant, from their own start.
  package func hours(endingAfter instant: Instant) -> Interval? {
    var date = zone.date(at: instant)
    // The list of holidays is finite, so the week after the last one has none. Two further weeks
    // cover hours that a change of the clocks skips.
    for _ in 0...(7 * (workingDays.holidayCount + 2)) {
      if let hours = businessHours(on: date), instant < hours.end { return hours }
      date = date.adding(days: 1)
    }
    return nil
  }

  /// The last business hours that start before an instant, of those that end after another.
  package func hours(startingBefore end: Instant, endingAfter start: Instant) -> Interval? {
    guard start < end else { return nil }
    let first = zone.date(at: start)
    let last = max(first, zone.date(at: end))
    for days in 0...first.days(until: last) {
      let hours = businessHours(on: last.adding(days: -days))
      if let hours, hours.start < end, start < hours.end { return hours }
    }
    return nil
  }

  /// The first business hours at or after an instant; they start no earlier than it.
  package func hours(atOrAfter instant: Instant) -> Interval? {
    hours(endingAfter: instant).map { Interval(start: max($0.start, instant), end: $0.end) }
  }
}
