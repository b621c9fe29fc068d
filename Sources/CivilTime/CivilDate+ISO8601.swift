extension CivilDate: CustomStringConvertible {
  /// "2026-11-20".
  package var description: String {
    "\(decimal(year, width: 4))-\(decimal(month, width: 2))-\(decimal(day, width: 2))"
  }

  /// Reads exactly YYYY-MM-DD.
  package init(iso8601 text: String) throws(CivilTimeError) {
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
