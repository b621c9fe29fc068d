import CivilTime

extension WhenParser {
  /// Reads `fri`, `next fri`, `last fri`, `this fri`.
  mutating func takeWeekday() -> (day: Weekday, week: Int?)? {
    let week = ["last": -1, "this": 0, "next": 1][peek()]
    guard let weekday = WhenWords.weekday(peek(week == nil ? 0 : 1)) else { return nil }
    words.removeFirst(week == nil ? 1 : 2)
    return (weekday, week)
  }

  /// Reads `2026-12-01`, `1 dec`, `dec 1st 2026`; and `today`, if no weekday stands before it.
  mutating func takeDay(_ weekday: Weekday?) throws(WhenError) -> When.Day? {
    if weekday == nil, let days = ["yesterday": -1, "today": 0, "tomorrow": 1][peek()] {
      words.removeFirst()
      return .relative(days: days)
    }
    if let date = try isoDate() {
      words.removeFirst()
      return .date(date, weekday)
    }
    let isDayFirst = Self.dayOfMonth(peek()) != nil
    guard let day = Self.dayOfMonth(peek(isDayFirst ? 0 : 1)),
      let month = WhenWords.month(peek(isDayFirst ? 1 : 0))
    else { return nil }
    words.removeFirst(2)
    return try date(month: month, day: day, weekday)
  }

  /// The date of the next word, as ISO 8601 has it: "2026-12-03", or "2026-W49-4" by its week.
  private func isoDate() throws(WhenError) -> CivilDate? {
    guard let word = words.first, peek().utf8.dropFirst(4).first == UInt8(ascii: "-"),
      let year = Self.year(String(peek().prefix(4)))
    else { return nil }
    let rest = peek().dropFirst(5)
    if rest.first == "w" {
      let parts = rest.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let week = Int(parts[0]), let day = Int(parts[1]),
        let date = CivilDate(year: year, week: week, weekday: day)
      else {
        throw .wrong(text, "a week has its number and the day in it, 1 to 7, such as 2026-W49-4")
      }
      return date
    }
    do { return try CivilDate(iso8601: word) } catch {
      if let dates = NumericDate.readings(of: word), !dates.isEmpty {
        throw .numericDate(text, readings: dates)
      }
      throw .wrong(text, error.reason)
    }
  }

  /// The date, with its year if that follows.
  private mutating func date(
    month: Int, day: Int, _ weekday: Weekday?
  ) throws(WhenError) -> When.Day {
    let year = Self.year(peek())
    // Without a year it is one of a leap year: 29 February is a date.
    guard let date = CivilDate(year: year ?? 2028, month: month, day: day) else {
      throw .wrong(text, "there is no such day in that month")
    }
    guard year != nil else {
      // What is no hour of the day can be a year alone.
      if let number = Int(peek()), (24...99).contains(number) {
        throw .wrong(text, "a year has four digits, such as 20\(number)")
      }
      return .yearless(month: month, day: day, weekday)
    }
    words.removeFirst()
    return .date(date, weekday)
  }

  private static func year(_ word: String) -> Int? {
    word.utf8.count == 4 && word.allSatisfy { $0.isASCII && $0.isNumber } ? Int(word) : nil
  }

  /// Reads `1`, `01`, `1st`.
  static func dayOfMonth(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits), number > 0,
      ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    else { return nil }
    return number
  }
}
