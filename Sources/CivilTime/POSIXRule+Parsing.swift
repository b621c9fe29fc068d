extension POSIXRule {
  /// Reads what POSIX has for `TZ`, such as `CET-1CEST,M3.5.0,M10.5.0/3`, with what RFC 9636 adds:
  /// times of a change from -167 to 167 hours. The offsets of an error are the slice's indices.
  init(parsing text: ArraySlice<UInt8>) throws(ZoneFileDamage) {
    var reader = POSIXRuleReader(rest: text)
    let standardName = try reader.name()
    let standardOffset = -(try reader.signedClock(hours: 24))
    standard = LocalTimeType(
      offsetSeconds: standardOffset, isDaylightSaving: false, abbreviation: standardName)
    guard !reader.isAtEnd else { return }

    let daylightName = try reader.name()
    let hasOffset = !reader.isNext(",")
    let daylightOffset = hasOffset ? -(try reader.signedClock(hours: 24)) : standardOffset + 3600
    try reader.expect(",")
    let begins = try reader.change()
    try reader.expect(",")
    let ends = try reader.change()
    guard reader.isAtEnd else { throw reader.damage("something follows its rule") }
    daylight = Daylight(
      type: LocalTimeType(
        offsetSeconds: daylightOffset, isDaylightSaving: true, abbreviation: daylightName),
      begins: begins, ends: ends)
  }
}

private struct POSIXRuleReader {
  var rest: ArraySlice<UInt8>

  var isAtEnd: Bool { rest.isEmpty }

  func isNext(_ character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

  func damage(_ what: String) -> ZoneFileDamage {
    ZoneFileDamage(what: "\(what) in its rule for later times", offset: rest.startIndex)
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(ZoneFileDamage) {
    guard take(character) else { throw damage("no \"\(character)\"") }
  }

  /// Three letters or more; in `<` and `>` also digits and signs.
  mutating func name() throws(ZoneFileDamage) -> String {
    let isQuoted = take("<")
    let name = rest.prefix { byte in
      let letter = byte | 0x20
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
        || isQuoted && (isDigit(byte) || [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte))
    }
    guard name.count >= 3 else { throw damage("a name is shorter than three characters") }
    rest = rest[name.endIndex...]
    if isQuoted { try expect(">") }
    return String(decoding: name, as: UTF8.self)
  }

  /// `[+-]h[:m[:s]]` in seconds, the hours in up to three digits and up to the limit.
  mutating func signedClock(hours limit: Int) throws(ZoneFileDamage) -> Int {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    var seconds = try number(0...limit) * 3600
    if take(":") { seconds += try number(0...59) * 60 }
    if take(":") { seconds += try number(0...59) }
    return isNegative ? -seconds : seconds
  }

  /// A day, and after a slash the time, which is 02:00 unless given.
  mutating func change() throws(ZoneFileDamage) -> POSIXRule.Change {
    let day = try day()
    let seconds = take("/") ? try signedClock(hours: 167) : 2 * 3600
    return POSIXRule.Change(day: day, timeSeconds: seconds)
  }

  private mutating func day() throws(ZoneFileDamage) -> POSIXRule.Day {
    if take("J") { return .julian(try number(1...365)) }
    guard take("M") else { return .ordinal(try number(0...365)) }
    let month = try number(1...12)
    try expect(".")
    let week = try number(1...5)
    try expect(".")
    return .weekday(month: month, week: week, weekday: try number(0...6))
  }

  private mutating func number(_ range: ClosedRange<Int>) throws(ZoneFileDamage) -> Int {
    let digits = rest.prefix(while: isDigit).prefix(3)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard !digits.isEmpty, range.contains(number) else {
      throw damage("no number from \(range.lowerBound) to \(range.upperBound)")
    }
    rest = rest[digits.endIndex...]
    return number
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
