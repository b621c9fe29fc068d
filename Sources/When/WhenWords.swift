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
  /// The dates that `20.11.2026` or `12/1` could be, as they can be written; nil for any other word.
  static func readings(of word: String) -> [String]? {
    let parts = word.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    guard (2...3).contains(parts.count), let first = Int(parts[0]), let second = Int(parts[1]),
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) })
    else { return nil }
    let year = parts.count == 3 ? Int(parts[2]).map { $0 < 100 ? 2000 + $0 : $0 } : nil
    let orders = first == second ? [(first, second)] : [(first, second), (second, first)]
    return orders.compactMap { day, month in
      guard let date = CivilDate(year: year ?? 2028, month: month, day: day) else { return nil }
      return year == nil ? "\(day) \(WhenWords.months[month - 1].prefix(3))" : "\(date)"
    }
  }
}
