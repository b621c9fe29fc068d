extension CivilDate: CustomStringConvertible {
  /// "2026-11-20".
  public var description: String {
    DigitWriter.text(atMost: 10) { $0.write(self) }
  }

  /// The date of a day in a week of ISO 8601, nil if the year has no such week. The first week is
  /// the one with 4 January, and a week's days go from 1, Monday, to 7.
  public init?(year: Int, week: Int, weekday: Int) {
    guard (1...53).contains(week), (1...7).contains(weekday),
      let fourth = CivilDate(year: year, month: 1, day: 4)
    else { return nil }
    let monday = fourth.adding(days: 7 * (week - 1) - fourth.weekday.rawValue + 1)
    // A week belongs to the year of its Thursday.
    guard monday.adding(days: 3).year == year else { return nil }
    self = monday.adding(days: weekday - 1)
  }

  /// Reads exactly YYYY-MM-DD.
  public init(iso8601 text: String) throws(CivilTimeError) {
    var reader = DigitReader(text)
    self = try reader.date { CivilTimeError(subject: .date, text: text, reason: $0) }
    guard reader.isAtEnd else {
      throw CivilTimeError(subject: .date, text: text, reason: "something follows the day")
    }
  }
}

extension DigitReader {
  /// Reads YYYY-MM-DD; `error` makes the error of a reason.
  mutating func date(
    orThrow error: (String) -> CivilTimeError
  ) throws(CivilTimeError) -> CivilDate {
    guard let year = number(digits: 4), take("-") != nil, let month = number(digits: 2),
      take("-") != nil, let day = number(digits: 2)
    else { throw error("it has to begin with four digits, two and two, with - between") }
    guard year >= 1 else { throw error("the years go from 0001 to 9999") }
    guard (1...12).contains(month) else { throw error("there is no month \(month)") }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      let last = Gregorian.days(inMonth: month, year: year)
      throw error("that month has the days 1 to \(last)")
    }
    return date
  }
}
