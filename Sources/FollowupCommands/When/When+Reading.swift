import CivilTime
import FollowupCore

extension When {
  /// Reads one of the forms; letters of either case are the same.
  ///
  /// - Throws: `WhenError`, which says what could be written.
  package init(_ text: String) throws(WhenError) {
    let spaced = text.split(separator: " ").joined(separator: " ")
    let words = spaced.lowercased().split(separator: " ").map(String.init)
    if let when = try Self.calendar(spaced) ?? Self.words(words) {
      self = when
    } else {
      throw WhenError(text: text, nearest: Self.nearest(to: words))
    }
  }

  /// RFC 3339, and a date with or without a time of day: whatever begins with a year.
  private static func calendar(_ text: String) throws(WhenError) -> When? {
    guard text.utf8.prefix(4).allSatisfy(isDigit), text.utf8.dropFirst(4).first == hyphen else {
      return nil
    }
    do {
      let date = try CivilDate(iso8601: String(text.prefix(10)))
      let rest = text.dropFirst(10)
      if rest.isEmpty { return .date(date) }
      if " Tt".contains(rest.first!), let time = timeOfDay(rest.dropFirst()) {
        return .local(CivilDateTime(date: date, time: time))
      }
      return .instant(try Instant(rfc3339: text))
    } catch {
      throw WhenError(text: text, reason: error.description)
    }
  }

  private static func words(_ words: [String]) -> When? {
    guard let first = words.first, words.count <= 2 else { return nil }
    let second = words.count == 2 ? words[1] : nil
    if let second {
      if second == "ago" { return TimeSpan(first).map { .offset($0, isAgo: true) } }
      guard let day = DayWord(first), let time = timeOfDay(second[...]) else { return nil }
      return .day(day, time)
    }
    if first == "now" { return .now }
    if let day = DayWord(first) { return .day(day, nil) }
    if let time = timeOfDay(first[...]) { return .time(time) }
    switch first.first {
    case "+": return TimeSpan(String(first.dropFirst())).map { .offset($0, isAgo: false) }
    case "-": return TimeSpan(String(first.dropFirst())).map { .offset($0, isAgo: true) }
    default: return nil
    }
  }

  /// `9:00`, `09:00` or `09:00:30`.
  private static func timeOfDay(_ text: Substring) -> TimeOfDay? {
    let hasShortHour = text.utf8.dropFirst().first == UInt8(ascii: ":")
    return try? TimeOfDay(iso8601: (hasShortHour ? "0" : "") + text)
  }

  private static func nearest(to words: [String]) -> String? {
    guard let first = words.first else { return nil }
    guard let word = nearestWord(to: first, among: DayWord.words + ["now"]), word != first else {
      return nil
    }
    return ([word] + words.dropFirst()).joined(separator: " ")
  }
}

extension When.DayWord {
  /// Reads `yesterday`, `today`, `tomorrow`, and a weekday whole or cut to three letters.
  init?(_ word: String) {
    switch word {
    case "yesterday": self = .relative(days: -1)
    case "today": self = .relative(days: 0)
    case "tomorrow": self = .relative(days: 1)
    default:
      guard let weekday = Weekday(named: word) else { return nil }
      self = .weekday(weekday)
    }
  }

  static var words: [String] {
    ["yesterday", "today", "tomorrow"] + Weekday.allCases.map { $0.name.lowercased() }
  }
}

private let hyphen = UInt8(ascii: "-")

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
