import CivilTime

/// Values of RFC 5545, read from their text.
enum CalendarValue {
  /// A date, or a date and time of a clock or in UTC.
  enum Moment: Hashable {
    case date(CivilDate)
    case local(CivilDateTime)
    case utc(CivilDateTime)
  }

  /// "20261203", "20261203T150000", "20261203T150000Z".
  ///
  /// - Throws: `ValueProblem` that says why no calendar or clock shows that.
  static func moment(_ text: String) throws(ValueProblem) -> Moment {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, let year = number(bytes[0..<4]), let month = number(bytes[4..<6]),
      let day = number(bytes[6..<8])
    else { throw ValueProblem("a date is written like 20261203") }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw ValueProblem("the calendar has no such date")
    }
    if bytes.count == 8 { return .date(date) }
    let isUTC = bytes.last == UInt8(ascii: "Z")
    let clock = bytes[8...].dropLast(isUTC ? 1 : 0)
    guard clock.count == 7, clock.first == UInt8(ascii: "T"),
      let hour = number(clock.dropFirst().prefix(2)),
      let minute = number(clock.dropFirst(3).prefix(2)), let second = number(clock.dropFirst(5))
    else { throw ValueProblem("a time follows its date like T150000") }
    // The last second of a day may be a leap second, which no clock here shows.
    guard let time = TimeOfDay(hour: hour, minute: minute, second: min(second, 59)), second <= 60
    else { throw ValueProblem("a clock goes from 000000 to 235959") }
    let civil = CivilDateTime(date: date, time: time)
    return isUTC ? .utc(civil) : .local(civil)
  }

  /// How long "P1DT2H" lasts: days are dates, all else is exact.
  static func duration(_ text: String) -> (days: Int, seconds: Int)? {
    var rest = text.uppercased()[...]
    let isNegative = rest.hasPrefix("-")
    if rest.hasPrefix("-") || rest.hasPrefix("+") { rest.removeFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var (days, seconds) = (0, 0)
    while let first = rest.first {
      if first == "T" {
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard let count = Int(digits), count < 1_000_000_000, let unit = rest.popFirst() else {
        return nil
      }
      switch unit {
      case "W": days += 7 * count
      case "D": days += count
      case "H": seconds += 3600 * count
      case "M": seconds += 60 * count
      case "S": seconds += count
      default: return nil
      }
    }
    return isNegative ? (-days, -seconds) : (days, seconds)
  }

  /// "+0100", "-053000".
  static func offsetSeconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let sign = bytes.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return nil }
    let digits = bytes.dropFirst()
    guard let hours = number(digits.prefix(2)), digits.count <= 6,
      digits.count == 1 || digits.count.isMultiple(of: 2)
    else { return nil }
    let minutes = digits.count >= 4 ? number(digits.dropFirst(2).prefix(2)) : 0
    let seconds = digits.count == 6 ? number(digits.dropFirst(4)) : 0
    guard let minutes, let seconds, hours < 24, minutes < 60, seconds < 60 else { return nil }
    let total = hours * 3600 + minutes * 60 + seconds
    return sign == UInt8(ascii: "-") ? -total : total
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// What is wrong with a value, in a clause.
struct ValueProblem: Error {
  let text: String

  init(_ text: String) { self.text = text }
}
