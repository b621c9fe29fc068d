import CivilTime

extension WhenParser {
  /// Reads `9:00`, `3pm`, `3:30 p.m.` or `noon`.
  mutating func takeTime() throws(WhenError) -> TimeOfDay? {
    if peek() == "noon" {
      words.removeFirst()
      return TimeOfDay(hour: 12, minute: 0)
    }
    if peek() == "midnight" {
      throw .wrong(
        text, "midnight is two times; write 00:00 for a day's start or 24:00 for its end")
    }
    guard var clock = ClockWord(peek()), WhenWords.month(peek(1)) == nil else { return nil }
    let half = clock.half == nil && clock.rest.isEmpty ? ClockWord.Half(peek(1)) : nil
    clock.half = clock.half ?? half
    guard clock.minute != nil || clock.half != nil else {
      if nearestWord(to: peek(1), among: WhenWords.months) != nil { throw unreadable() }
      throw .bareNumber(text, clock.hour)
    }
    guard let time = clock.time else { throw .wrong(text, clock.reason) }
    words.removeFirst(half == nil ? 1 : 2)
    guard !clock.rest.isEmpty else { return time }
    // An offset may follow with no space between.
    guard Self.offsetSeconds(clock.rest) != nil else { throw .unreadable(text) }
    if clock.rest.first == "-", let end = ClockWord(clock.rest.dropFirst())?.time, time < end {
      throw .timeRange(text, time, offset: clock.rest)
    }
    words.insert(clock.rest, at: words.startIndex)
    return time
  }

  /// Reads `mine`, `UTC`, `+01:00` or a zone's name, if one stands next.
  ///
  /// - Throws: `WhenError` for an abbreviation.
  mutating func takeZone() throws(WhenError) -> When.ZoneWord? {
    guard let written = words.first else { return nil }
    let zone: When.ZoneWord
    if peek() == "mine" {
      zone = .mine
    } else if let seconds = Self.offsetSeconds(peek()) {
      zone = seconds == 0 ? .named(Zone.utc.identifier) : .offset(seconds: seconds)
    } else if let zones = ZoneAbbreviation.zones(for: peek()) {
      throw .abbreviation(written, in: text, zones: zones)
    } else {
      let isWord = written.allSatisfy { $0.isASCII && $0.isLetter }
      // Another word of the text, or one that is mistyped, is not a zone.
      let isOther = nearestWord(to: peek(), among: WhenWords.all) != nil
      guard written.contains("/") || isWord && !isOther else { return nil }
      zone = .named(written)
    }
    words.removeFirst()
    return zone
  }

  /// Reads `z`, `utc`, `+01:00`, `utc+1`, `gmt-05:30`.
  private static func offsetSeconds(_ word: String) -> Int? {
    if word == "z" || word == "utc" { return 0 }
    let isNamed = word.hasPrefix("utc") || word.hasPrefix("gmt")
    let rest = word.dropFirst(isNamed ? 3 : 0)
    guard let sign = rest.first, sign == "+" || sign == "-",
      let clock = ClockWord(rest.dropFirst()),
      clock.rest.isEmpty, clock.half == nil, clock.second == nil, clock.hour < 24,
      isNamed || clock.minute != nil,
      let time = TimeOfDay(hour: clock.hour, minute: clock.minute ?? 0)
    else { return nil }
    return time.secondsSinceMidnight * (sign == "-" ? -1 : 1)
  }
}
