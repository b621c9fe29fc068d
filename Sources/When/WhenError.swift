import CivilTime
import Ground

/// Why a text is not a time, a date or a length of time. Its description repeats the text and says
/// what could be written, in full sentences.
package struct WhenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as it was written.
  package let text: String
  /// Sentences that follow the text.
  private let explanation: String
  /// Whether it is a date of which it is not clear what the day is and what the month.
  package let isOrderUnclear: Bool

  package var description: String { "\(quoted(text)) \(explanation)" }

  private init(_ text: String, _ explanation: String, isOrderUnclear: Bool = false) {
    self.text = text
    self.isOrderUnclear = isOrderUnclear
    self.explanation = explanation
  }

  private static let forms =
    "Write for example \"2026-11-20 15:00\", \"yesterday 14:00\", \"fri 9:00\", \"dec 1 3pm\", "
    + "\"3 days ago\", \"+2h\" or \"2026-11-20T15:00:00-05:00\"."

  /// It has none of the forms.
  static func unreadable(_ text: String, nearest: String? = nil) -> WhenError {
    let guess = nearest.map { "Did you mean \(quoted($0))? " } ?? ""
    return WhenError(text, "cannot be read as a time or a date. \(guess)\(forms)")
  }

  /// It looks like one of the forms, but has something wrong: a clause without a full stop.
  static func wrong(_ text: String, _ reason: String) -> WhenError {
    WhenError(text, "cannot be read as a time or a date: \(reason).")
  }

  /// A date or time in figures: what it could be, if anything.
  static func numericDate(_ text: String, readings: [String]) -> WhenError {
    guard !readings.isEmpty else {
      // "31/11/2026" is a date's form, "226-12-01" is not.
      let isDate = (1...2).contains(text.prefix { $0.isNumber }.count)
      return isDate ? wrong(text, "there is no such date") : unreadable(text)
    }
    return WhenError(
      text,
      "cannot be read: countries differ in how they write dates and times. Write "
        + "\(readings.map { quoted($0) }.alternatives).", isOrderUnclear: true)
  }

  /// A number alone, which could be an hour of the morning or of the afternoon, or a day.
  static func bareNumber(_ text: String, _ number: Int) -> WhenError {
    let hours = number < 12 ? [number, number + 12] : number < 24 ? [number] : []
    let times = hours.compactMap { TimeOfDay(hour: $0, minute: 0) }.map { quoted("\($0)") }
    let day = quoted("\(number) dec")
    switch (times.isEmpty, (1...31).contains(number)) {
    case (true, false): return unreadable(text)
    case (true, true):
      return WhenError(text, "cannot be read: a day needs its month. Write for example \(day).")
    case (false, let isDay):
      return WhenError(
        text,
        "cannot be read: an hour needs its minutes\(isDay ? ", and a day its month" : ""). Write "
          + "\(times.alternatives) for \(number)\(isDay ? ", or for example \(day)" : "").")
    }
  }

  /// "10:00-11:00", which could be a start and an end, or a time with an offset.
  static func timeRange(_ text: String, _ start: TimeOfDay, offset: String) -> WhenError {
    let time = String(start.description.prefix(5))
    return WhenError(
      text,
      "cannot be read: it could be a start and an end. Write the start alone, \(quoted(time)), or "
        + "\(quoted("\(time) \(offset)")) if \(offset) is an offset from UTC.")
  }

  /// A length of time alone.
  static func bareSpan(_ text: String) -> WhenError {
    WhenError(
      text,
      "cannot be read as a time or a date. Did you mean \(quoted("in \(text)")) or "
        + "\(quoted("\(text) ago"))?")
  }

  /// A time of day is needed.
  static func timeMissing(_ text: String) -> WhenError {
    WhenError(text, "names no time of day. Write for example \(quoted("\(text) 15:00")).")
  }

  /// A date is needed, and a time of day or a zone was written, or no day.
  static func dateWanted(_ text: String) -> WhenError {
    WhenError(
      text,
      "is not a date alone. Write only the day, for example \"2026-12-18\", \"friday\", "
        + "\"18 dec\" or \"+3d\".")
  }

  static func unknownZone(
    _ name: String, in text: String, suggestions: [String]
  ) -> WhenError {
    let guess =
      suggestions.isEmpty
      ? "Write a name such as Europe/Berlin, or \"mine\" for your own zone"
      : "Did you mean \(suggestions.alternatives)"
    return WhenError(
      text,
      "cannot be read: there is no time zone \(quoted(name)). \(guess)"
        + (suggestions.isEmpty ? "." : "?"))
  }

  /// An abbreviation stands where a zone's name has to.
  static func abbreviation(_ name: String, in text: String, zones: [String]) -> WhenError {
    let clause = zones.count == 1 ? "is not the name of a zone" : "is not the name of one zone"
    return WhenError(
      text,
      "cannot be read: \(quoted(name)) \(clause). Write \(zones.alternatives) in its place, or "
        + "\"mine\" for your own zone.")
  }

  static func wrongWeekday(_ weekday: Weekday, of date: CivilDate, in text: String) -> WhenError {
    WhenError(text, "cannot be right: \(date) is a \(date.weekday.name), not a \(weekday.name).")
  }

  /// Not a length of time.
  static func noSpan(_ text: String) -> WhenError {
    var reason = text.contains("M") ? " \(monthUnit)." : ""
    if let minutes = Int(text), minutes > 0 {
      reason = " It needs a unit: did you mean \(quoted("\(minutes)m"))?"
    }
    return WhenError(
      text, "cannot be read as a length of time.\(reason) Write for example 45m, 2h, 1h30m or 2d.")
  }

  /// Why M is not a unit.
  static let monthUnit = "\"M\" is not a unit: minutes are \"m\", and months differ in length"
}

extension TimeSpan {
  /// As `init?(_:)`.
  ///
  /// - Throws: `WhenError`, which says what could be written.
  package init(reading text: String) throws(WhenError) {
    guard let span = TimeSpan(text) else { throw .noSpan(text) }
    self = span
  }
}
