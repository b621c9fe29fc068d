import CivilTime

/// A word that begins as a time of day does: `9:00`, `09:00:30`, `3pm`, `3:30pm`, `9`.
struct ClockWord {
  enum Half {
    case am
    case pm

    init?(_ word: some StringProtocol) {
      switch word {
      case "am", "a.m", "a.m.": self = .am
      case "pm", "p.m", "p.m.": self = .pm
      default: return nil
      }
    }
  }

  let hour: Int
  private(set) var minute: Int?
  private(set) var second: Int?
  var half: Half?
  /// What follows a time with minutes.
  let rest: String

  /// Reads one or two digits, and each further pair behind a colon; nil for any other word.
  init?(_ word: some StringProtocol) {
    var rest = Substring(word)
    guard let hour = Self.digits(&rest, 1...2) else { return nil }
    self.hour = hour
    minute = Self.pair(&rest)
    if minute != nil { second = Self.pair(&rest) }
    half = Half(rest)
    self.rest = half == nil ? String(rest) : ""
    guard minute != nil || self.rest.isEmpty, !rest.hasPrefix(":") else { return nil }
  }

  /// The time of day, if a clock shows it.
  var time: TimeOfDay? {
    guard let half else { return TimeOfDay(hour: hour, minute: minute ?? 0, second: second ?? 0) }
    guard (1...12).contains(hour) else { return nil }
    return TimeOfDay(
      hour: hour % 12 + (half == .pm ? 12 : 0), minute: minute ?? 0, second: second ?? 0)
  }

  /// Why no clock shows it: a clause.
  var reason: String {
    half == nil
      ? "a clock goes from 00:00 to 23:59:59, and to 24:00 at the day's end"
      : "hours with am and pm go from 1 to 12, and minutes to 59"
  }

  private static func digits(_ rest: inout Substring, _ counts: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard counts.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  private static func pair(_ rest: inout Substring) -> Int? {
    guard rest.first == ":" else { return nil }
    var tail = rest.dropFirst()
    guard let number = digits(&tail, 2...2) else { return nil }
    rest = tail
    return number
  }
}
