/// A date of the Gregorian calendar, in no zone: years 1 to 9999.
public struct CivilDate: Hashable, Sendable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// 0001-01-01.
  public static let earliest = CivilDate(uncheckedYear: 1, month: 1, day: 1)
  /// 9999-12-31.
  public static let latest = CivilDate(uncheckedYear: 9999, month: 12, day: 31)

  /// The date, or nil if the calendar has none such or the year is not 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Gregorian.days(inMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The date a number of days after 1970-01-01; what lies outside the years 1 to 9999 becomes the
  /// nearest date inside.
  public init(dayNumber: Int) {
    let bounded = min(max(dayNumber, Self.earliest.dayNumber), Self.latest.dayNumber)
    let date = Gregorian.date(dayNumber: bounded)
    self.init(uncheckedYear: date.year, month: date.month, day: date.day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01.
  public var dayNumber: Int { Gregorian.dayNumber(year: year, month: month, day: day) }

  /// The day of the week.
  public var weekday: Weekday {
    // Day 0, 1970-01-01, was a Thursday.
    let daysSinceMonday = (dayNumber + 3) - floorDivide(dayNumber + 3, 7) * 7
    return Weekday.allCases[daysSinceMonday]
  }

  /// The date a number of days later, or earlier if negative; it stays at 0001-01-01 and 9999-12-31
  /// rather than pass them.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return CivilDate(dayNumber: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// How many days later the other date is; negative where it is earlier.
  public func days(until other: CivilDate) -> Int { other.dayNumber - dayNumber }
}

extension CivilDate: Comparable {
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
