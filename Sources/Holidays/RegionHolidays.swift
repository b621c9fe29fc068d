package import CivilTime

/// The list of one region: its holidays and its working days, as far as they are known.
package struct RegionHolidays: Hashable, Sendable {
  /// A holiday in a few bytes: the daemon keeps these for as long as it runs.
  struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    let number: Int32
    /// The place of its name among the names.
    let name: UInt16
    let isEstimate: Bool
  }

  /// Whose list it is.
  package let region: Region
  /// What the region is called after "in": "England", "the United States".
  package let name: String
  /// The years that the list covers. Outside of them no holiday is known.
  package let years: ClosedRange<Int>
  /// The days of the week on which offices work.
  package let workdays: Set<Weekday>
  /// Whether accounts of the working days differ.
  package let areWorkdaysDoubtful: Bool

  private let names: [String]
  private let days: [Day]

  init(
    region: Region, name: String, years: ClosedRange<Int>, workdays: Set<Weekday>,
    areWorkdaysDoubtful: Bool, names: [String], days: [Day]
  ) {
    self.region = region
    self.name = name
    self.years = years
    self.workdays = workdays
    self.areWorkdaysDoubtful = areWorkdaysDoubtful
    self.names = names
    self.days = days.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  /// How many days the list has in all years.
  package var count: Int { days.count }

  /// Whether the holidays of the date's year are known.
  package func isKnown(_ date: CivilDate) -> Bool { years.contains(date.year) }

  /// Whether the date is a holiday, on a working day or not.
  package func isHoliday(_ date: CivilDate) -> Bool {
    isHoliday(dayNumber: date.dayNumber)
  }

  /// The same for the date that is so many days after 1970-01-01.
  func isHoliday(dayNumber: Int) -> Bool {
    let index = index(from: dayNumber)
    return index < days.endIndex && days[index].number == dayNumber
  }

  /// What the date is, in the order of the list; empty if it is not a holiday.
  package func holidays(on date: CivilDate) -> [Holiday] { holidays(from: date, through: date) }

  /// The holidays from one date through another, in order.
  package func holidays(from first: CivilDate, through last: CivilDate) -> [Holiday] {
    days[index(from: first.dayNumber)...].prefix { $0.number <= last.dayNumber }.map { day in
      Holiday(
        date: CivilDate(dayNumber: Int(day.number)), name: names[Int(day.name)],
        isEstimate: day.isEstimate)
    }
  }

  /// The place of the first day that is not before the date that is so many days after 1970-01-01.
  private func index(from dayNumber: Int) -> Int {
    var (low, high) = (days.startIndex, days.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if days[middle].number < dayNumber { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
