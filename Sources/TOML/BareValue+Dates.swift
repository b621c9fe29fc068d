// Dates and times, in the forms of RFC 3339.
extension BareValue {
  /// Whether these characters begin as only a date can: `1979-05-27`.
  static func isShapedAsDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 10 && beginsAsDate(bytes)
  }

  private static func beginsAsDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count > 4 && bytes.prefix(4).allSatisfy(Byte.isDigit)
      && bytes[bytes.startIndex + 4] == Byte.minus
  }

  /// The date or time, or nil if the characters have the look of neither.
  func dateOrTime() throws(TOMLError) -> TOMLValue.Kind? {
    if bytes.count > 2, Byte.isDigit(bytes[1]), bytes[2] == Byte.colon {
      let (time, rest) = try time(bytes[...])
      guard rest.isEmpty else { throw noTime() }
      return .localTime(time)
    }
    guard Self.beginsAsDate(bytes[...]) else { return nil }
    let date = try date()
    if bytes.count == 10 { return .localDate(date) }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), Byte.space].contains(bytes[10]) else {
      throw noDate()
    }
    let (time, rest) = try time(bytes[11...])
    if rest.isEmpty {
      return .localDateTime(TOMLLocalDateTime(date: date, time: time, lexeme: text))
    }
    return .offsetDateTime(
      TOMLOffsetDateTime(
        date: date, time: time, offsetMinutes: try offsetMinutes(rest), lexeme: text))
  }

  private func date() throws(TOMLError) -> TOMLLocalDate {
    guard bytes.count >= 10, let century = twoDigits(0), let year = twoDigits(2),
      let month = twoDigits(5), bytes[7] == Byte.minus, let day = twoDigits(8)
    else { throw noDate() }
    let fullYear = century * 100 + year
    guard (1...12).contains(month) else {
      throw error("\(shown) is not a date: there is no month \(month).")
    }
    let length = Self.monthLength(year: fullYear, month: month)
    guard (1...length).contains(day) else {
      throw error("\(shown) is not a date: that month has the days 1 to \(length).")
    }
    return TOMLLocalDate(
      year: fullYear, month: month, day: day,
      lexeme: String(decoding: bytes[..<10], as: UTF8.self))
  }

  private static func monthLength(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The time at the beginning of a slice, and what follows it.
  private func time(
    _ slice: ArraySlice<UInt8>
  ) throws(TOMLError) -> (TOMLLocalTime, ArraySlice<UInt8>) {
    let start = slice.startIndex
    guard slice.count >= 5, let hour = twoDigits(start), slice[start + 2] == Byte.colon,
      let minute = twoDigits(start + 3)
    else { throw noTime() }
    var end = start + 5
    var second = 0
    let hasSeconds = end < slice.endIndex && slice[end] == Byte.colon
    if hasSeconds {
      guard slice.count >= 8, let written = twoDigits(start + 6) else { throw noTime() }
      second = written
      end = start + 8
    }
    guard hour < 24, minute < 60, second <= 60 else {
      throw error("\(shown) is not a time: the last of a day is 23:59:59.")
    }
    var nanosecond = 0
    if hasSeconds, end < slice.endIndex, slice[end] == Byte.dot {
      let fraction = slice[(end + 1)...].prefix(while: Byte.isDigit)
      guard !fraction.isEmpty else { throw noTime() }
      for place in 0..<9 {
        let index = fraction.startIndex + place
        let digit = index < fraction.endIndex ? Int(slice[index] - Byte.zero) : 0
        nanosecond = nanosecond * 10 + digit
      }
      end = fraction.endIndex
    }
    let time = TOMLLocalTime(
      hour: hour, minute: minute, second: second, nanosecond: nanosecond,
      lexeme: String(decoding: slice[start..<end], as: UTF8.self))
    return (time, slice[end...])
  }

  private func offsetMinutes(_ slice: ArraySlice<UInt8>) throws(TOMLError) -> Int {
    let start = slice.startIndex
    if slice.count == 1, slice[start] | 0x20 == UInt8(ascii: "z") { return 0 }
    guard slice.count == 6, slice[start] == Byte.plus || slice[start] == Byte.minus,
      let hours = twoDigits(start + 1), slice[start + 3] == Byte.colon,
      let minutes = twoDigits(start + 4), hours < 24, minutes < 60
    else {
      throw error(
        "\(shown) does not end in an offset from UTC, which is Z or has the form +02:00.")
    }
    let total = hours * 60 + minutes
    return slice[start] == Byte.minus ? -total : total
  }

  private func twoDigits(_ index: Int) -> Int? {
    guard Byte.isDigit(bytes[index]), Byte.isDigit(bytes[index + 1]) else { return nil }
    return Int(bytes[index] - Byte.zero) * 10 + Int(bytes[index + 1] - Byte.zero)
  }

  private func noDate() -> TOMLError {
    error(
      "\(shown) is not a date. A date has the form 2026-11-20, and may go on as 2026-11-20T15:00:00Z."
    )
  }

  private func noTime() -> TOMLError {
    error("\(shown) has no time of the form 15:00 or 15:00:00, with two digits each.")
  }
}
