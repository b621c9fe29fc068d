extension Instant: CustomStringConvertible {
  /// "2026-11-20T15:00:00Z": in UTC, with six digits of a fraction if there is one.
  public var rfc3339: String {
    let civil = CivilDateTime(secondsSinceEpoch: secondsSinceEpoch)
    let fraction = Int(microsecondsSinceEpoch - secondsSinceEpoch * 1_000_000)
    return DigitWriter.text(atMost: 27) { writer in
      writer.write(civil.date)
      writer.write("T")
      writer.write(civil.time, withSeconds: true)
      if fraction != 0 {
        writer.write(".")
        writer.write(fraction, digits: 6)
      }
      writer.write("Z")
    }
  }

  /// As `rfc3339`.
  public var description: String { rfc3339 }

  /// Reads an RFC 3339 date and time: `T`, `t` or a space between the two, and `Z` or an offset at
  /// the end. Of a fraction, nine digits at most, the microseconds are kept and the rest is cut off.
  /// A leap second is refused, and so is what lies outside the years 0001 to 9999 in UTC.
  public init(rfc3339 text: String) throws(CivilTimeError) {
    // Nearly all are as `rfc3339` writes them.
    let plain = text.utf8.withContiguousStorageIfAvailable { Instant(plainRFC3339: $0) }
    if let plain = plain ?? nil {
      self = plain
      return
    }
    func error(_ reason: String) -> CivilTimeError {
      CivilTimeError(subject: .instant, text: text, reason: reason)
    }
    var reader = DigitReader(text)
    let date = try reader.date(orThrow: error)
    guard reader.take("T", "t", " ") != nil else { throw error("a time has to follow the date") }
    let secondsOfDay = try reader.clockSeconds(orThrow: error)
    let fraction = try reader.fractionMicroseconds(orThrow: error)
    let offset = try reader.offsetSeconds(orThrow: error)
    guard reader.isAtEnd else { throw error("something follows the offset") }

    let seconds = Int64(date.dayNumber * secondsPerDay + secondsOfDay - offset)
    self.init(microsecondsSinceEpoch: seconds * 1_000_000 + Int64(fraction))
    guard secondsSinceEpoch == seconds else {
      throw error("in UTC it lies outside the years 0001 to 9999")
    }
  }
}

extension DigitReader {
  fileprivate mutating func clockSeconds(
    orThrow error: (String) -> CivilTimeError
  ) throws(CivilTimeError) -> Int {
    guard let hour = number(digits: 2), take(":") != nil, let minute = number(digits: 2),
      take(":") != nil, let second = number(digits: 2)
    else { throw error("hours, minutes and seconds are two digits each, with colons between") }
    guard second != 60 else {
      throw error("leap seconds are not counted; write the second before or after it")
    }
    guard hour < 24, minute < 60, second < 60 else {
      throw error("a clock goes from 00:00:00 to 23:59:59")
    }
    return hour * 3600 + minute * 60 + second
  }

  fileprivate mutating func fractionMicroseconds(
    orThrow error: (String) -> CivilTimeError
  ) throws(CivilTimeError) -> Int {
    guard take(".") != nil else { return 0 }
    let digits = digits()
    guard (1...9).contains(digits.count) else {
      throw error("a fraction of a second has one to nine digits")
    }
    let microseconds = digits + Array(repeating: 0, count: 6)
    return microseconds.prefix(6).reduce(0) { $0 * 10 + $1 }
  }

  fileprivate mutating func offsetSeconds(
    orThrow error: (String) -> CivilTimeError
  ) throws(CivilTimeError) -> Int {
    guard take("Z", "z") == nil else { return 0 }
    guard let sign = take("+", "-") else {
      throw error("Z or an offset like +01:00 has to stand at its end")
    }
    guard let hours = number(digits: 2), take(":") != nil, let minutes = number(digits: 2),
      hours < 24, minutes < 60
    else { throw error("an offset goes from -23:59 to +23:59") }
    return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }
}
