import CivilTime

/// The words that a text may hold, whole and cut.
enum WhenWords {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// All of them, for what was mistyped.
  static let all =
    [
      "now", "yesterday", "today", "tomorrow", "noon", "next", "last", "this", "ago", "in", "at",
      "on",
    ]
    + Weekday.allCases.map { $0.name.lowercased() } + months

  /// What stands in mails for a day, and the word that says it here.
  static let shortForms = [
    "cob": "today", "eob": "today", "eod": "today", "eow": "friday", "tmrw": "tomorrow",
    "tomo": "tomorrow", "yday": "yesterday",
  ]

  static func isKnown(_ word: String) -> Bool {
    all.contains(word) || weekday(word) != nil || month(word) != nil
  }

  /// The weekday of a name, whole or cut to three letters or more.
  static func weekday(_ word: String) -> Weekday? {
    if word == "weds" { return .wednesday }
    return word.count < 3
      ? nil : Weekday.allCases.first { $0.name.lowercased().hasPrefix(word) }
  }

  /// The month of a name, whole or cut to three letters or more: 1 to 12.
  static func month(_ word: String) -> Int? {
    word.count < 3 ? nil : months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }
}

/// A date in figures alone, whose order of day and month differs between countries.
enum NumericDate {
  /// The dates that `20.11.2026`, `12/1`, `26-12-01` or `20261201` could be, as they can be written;
  /// nil for any other word.
  static func readings(of word: String) -> [String]? {
    if word.utf8.count == 8, word.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return readings(of: "\(word.prefix(4))-\(word.dropFirst(4).prefix(2))-\(word.suffix(2))")
    }
    let parts = word.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    if numbers.count == 2 { return readings(day: numbers[0], month: numbers[1]) }
    let yearFirst = [date(numbers[0], numbers[1], numbers[2])].compactMap(\.self)
    if parts[0].utf8.count == 4 { return yearFirst }
    let yearLast = [
      date(numbers[2], numbers[1], numbers[0]), date(numbers[2], numbers[0], numbers[1]),
    ].compactMap(\.self)
    // A year of two digits stands first only where dashes part it, as in a cut date of ISO 8601.
    let isCut = parts[0].utf8.count == 2 && parts[2].utf8.count == 2 && word.contains("-")
    return (isCut ? yearFirst : [])
      + (yearLast.first == yearLast.last ? yearLast.prefix(1) : yearLast[...])
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    CivilDate(year: year < 100 ? 2000 + year : year, month: month, day: day).map { "\($0)" }
  }

  /// Without a year the dates are those of a leap year: 29 February is one.
  private static func readings(day first: Int, month second: Int) -> [String] {
    let orders = first == second ? [(first, second)] : [(first, second), (second, first)]
    return orders.compactMap { day, month in
      CivilDate(year: 2028, month: month, day: day).map { _ in
        "\(day) \(WhenWords.months[month - 1].prefix(3))"
      }
    }
  }
}
