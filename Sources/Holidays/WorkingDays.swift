package import CivilTime

/// On which dates an employer works: a region's list, and what the user says on top of it.
package struct WorkingDays: Hashable, Sendable {
  /// The days of the week on which the employer works.
  package let weekdays: Set<Weekday>
  /// The region's list; nil if none is known.
  package let list: RegionHolidays?
  /// Days off that the user added.
  package let added: Set<CivilDate>
  /// Dates that the user made working days, whatever else they are.
  package let worked: Set<CivilDate>
  /// What days off that were added are called, if that is known.
  package let titles: [CivilDate: String]

  package init(
    weekdays: Set<Weekday>, list: RegionHolidays? = nil, added: Set<CivilDate> = [],
    worked: Set<CivilDate> = [], titles: [CivilDate: String] = [:]
  ) {
    precondition(!weekdays.isEmpty, "an employer works on one day of the week at least")
    self.weekdays = weekdays
    self.list = list
    self.added = added.subtracting(worked)
    self.worked = worked
    self.titles = titles
  }

  /// Whether the employer works on the date.
  package func isBusinessDay(_ date: CivilDate) -> Bool {
    isWorkingWeekday(date) && !isHoliday(date)
  }

  /// Whether the date would be worked on if it were not a holiday.
  package func isWorkingWeekday(_ date: CivilDate) -> Bool {
    weekdays.contains(date.weekday) || worked.contains(date)
  }

  /// Whether the date is a holiday, on a working day or not.
  package func isHoliday(_ date: CivilDate) -> Bool {
    !worked.contains(date) && (added.contains(date) || list?.isHoliday(date) ?? false)
  }

  /// How many holidays there are at most, in all years.
  package var holidayCount: Int { (list?.count ?? 0) + added.count }

  /// Whether the holidays of the date's year are known: by the list, or without one by the user.
  package func isKnown(_ date: CivilDate) -> Bool { list?.isKnown(date) ?? !added.isEmpty }

  /// The date a number of business days after another; the date itself for 0.
  package func businessDay(_ count: Int, after date: CivilDate) -> CivilDate {
    var date = date
    var left = count
    while left > 0, date < .latest {
      date = date.adding(days: 1)
      if isBusinessDay(date) { left -= 1 }
    }
    return date
  }
}
