import CivilTime

/// Reads the words of a text: a day and a time of day in either order, or a length of time from now.
struct WhenParser {
  let text: String
  /// The words that are not read yet.
  var words: ArraySlice<String>
  private let allWords: [String]
  private var weekday: (day: Weekday, week: Int?)?
  private var day: When.Day?
  private var time: TimeOfDay?
  private var zone: When.ZoneWord?

  init(_ text: String) {
    self.text = text
    allWords = Self.words(of: text)
    words = allWords[...]
  }

  /// Reads all words.
  ///
  /// - Throws: `WhenError` if a word fits nowhere.
  mutating func meaning() throws(WhenError) -> When.Meaning {
    if let instant = try? Instant(rfc3339: words.joined(separator: " ")) {
      return .instant(instant)
    }
    if words.map({ $0.lowercased() }) == ["now"] { return .now }
    if let (span, isAgo) = try takeShift() {
      guard span.seconds == 0 else {
        guard words.isEmpty else { throw unreadable() }
        return .shifted(span, isAgo: isAgo)
      }
      day = .counted(days: isAgo ? -span.days : span.days)
    }
    while !words.isEmpty {
      if time == nil, let found = try takeTime() {
        time = found
        zone = try takeZone()
      } else if weekday == nil, day == nil, let found = takeWeekday() {
        weekday = found
      } else if day == nil, weekday?.week == nil, let found = try takeDay(weekday?.day) {
        day = found
      } else if words.count > 1, ["at", "on"].contains(peek()) {
        words.removeFirst()
      } else {
        throw unreadable()
      }
    }
    if let weekday, day == nil { day = .weekday(weekday.day, week: weekday.week) }
    guard day != nil || time != nil else { throw unreadable() }
    return .civil(day, time, zone)
  }

  /// The words: what only looks like a space or a hyphen is read as one, commas are passed over, and
  /// a T between date and time parts two words.
  private static func words(of text: String) -> [String] {
    let plain = text.unicodeScalars.map { scalar -> Character in
      if scalar.properties.isWhitespace || scalar == "," { return " " }
      // Hyphens and dashes, U+2010 to U+2015, and the minus sign.
      let isHyphen = (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
      return isHyphen ? "-" : Character(scalar)
    }
    return String(plain).split(separator: " ").flatMap { word -> [String] in
      let parts = [String(word.prefix(10)), String(word.dropFirst(11))]
      let separator = word.dropFirst(10).first
      guard separator == "T" || separator == "t", !parts[1].isEmpty,
        (try? CivilDate(iso8601: parts[0])) != nil
      else { return [String(word)] }
      return parts
    }
  }

  /// A word in lower case, without a full stop at its end; empty behind the last.
  func peek(_ offset: Int = 0) -> String {
    guard words.count > offset else { return "" }
    let word = words[words.startIndex + offset].lowercased()
    return word.hasSuffix(".") ? String(word.dropLast()) : word
  }

  /// The refusal of the next word.
  func unreadable() -> WhenError {
    let index = allWords.count - words.count
    guard allWords.indices.contains(index) else { return .unreadable(text) }
    if let dates = NumericDate.readings(of: peek()) {
      // "10.30" is a time of day in some countries.
      let clock = words.first!.replacing(".", with: ":")
      let times = ClockWord(clock)?.time == nil || ClockWord(clock)?.minute == nil ? [] : [clock]
      return .numericDate(text, readings: dates + (time == nil ? times : []))
    }
    for offset in 0..<min(words.count, 4) {
      let word = peek(offset)
      // "a" and "of" are no mistyped "at" and "on".
      guard word.count > 2, !WhenWords.isKnown(word) else { continue }
      let longForm = WhenWords.shortForms[word]
      guard let nearest = longForm ?? nearestWord(to: word, among: WhenWords.all) else { continue }
      var corrected = allWords
      corrected[index + offset] = nearest
      let guess = corrected.joined(separator: " ")
      if longForm != nil, (try? When(guess)) == nil { continue }
      return .unreadable(text, nearest: guess)
    }
    return .unreadable(text)
  }
}
