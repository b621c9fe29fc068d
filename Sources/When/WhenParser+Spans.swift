import CivilTime

extension WhenParser {
  /// Reads `+3d`, `-2h`, `in 3 days` or `3 days ago`.
  mutating func takeShift() throws(WhenError) -> (span: TimeSpan, isAgo: Bool)? {
    let before = words
    let sign = peek().first
    if sign == "+" || sign == "-" {
      words[words.startIndex].removeFirst()
    } else if peek() == "in" {
      words.removeFirst()
    } else {
      if let span = try takeSpan() {
        if words.isEmpty { throw .bareSpan(text) }
        if peek() == "ago" {
          words.removeFirst()
          return (span, true)
        }
      }
      words = before
      return nil
    }
    guard peek().first?.isNumber == true || sign == "i", let span = try takeSpan() else {
      words = before
      throw unreadable()
    }
    return (span, sign == "-")
  }

  /// Reads `3 days`, `an hour`, `1h30m`, `1 hour 30 minutes`.
  private mutating func takeSpan() throws(WhenError) -> TimeSpan? {
    var parts: [TimeSpan.Part] = []
    while !words.isEmpty {
      let word = words.first!
      let isLength =
        word.first?.isNumber == true && word.lowercased().allSatisfy("0123456789wdhm".contains)
      if isLength && word.contains("M")
        || Self.number(peek()) != nil && words.dropFirst().first == "M"
      {
        throw .wrong(text, WhenError.monthUnit)
      }
      if let compact = TimeSpan.parts(of: word, units: [.weeks, .days, .hours, .minutes]) {
        parts += compact
        words.removeFirst()
        continue
      }
      guard let count = Self.number(peek()), words.count > 1 else { break }
      if peek(1).hasPrefix("month") || peek(1).hasPrefix("year") {
        throw .wrong(text, "months and years differ in length; write a number of weeks, or a date")
      }
      guard let unit = Self.unit(peek(1)), let part = TimeSpan.Part(count, unit) else { break }
      parts.append(part)
      words.removeFirst(2)
    }
    return TimeSpan(parts)
  }

  private static func number(_ word: String) -> Int? {
    if word.allSatisfy({ $0.isASCII && $0.isNumber }) { return Int(word) }
    if word == "an" { return 1 }
    let names = [
      "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return word == "one" ? 1 : names.firstIndex(of: word).map { $0 + 1 }
  }

  private static func unit(_ word: String) -> TimeSpan.Unit? {
    switch word {
    case "w", "week", "weeks": .weeks
    case "d", "day", "days": .days
    case "h", "hr", "hrs", "hour", "hours": .hours
    case "m", "min", "mins", "minute", "minutes": .minutes
    default: nil
    }
  }
}
