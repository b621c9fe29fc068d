internal import CivilTime
internal import FollowupCore
internal import TOML

extension ValueForm<Span> {
  /// A number of days or business days.
  static var span: ValueForm {
    .text(
      example: "7d",
      rule:
        "a number of days is written \"7d\", one of business days \"3bd\", and is 365 at most",
      write: \.description, parse: { Span($0) })
  }
}

extension ValueForm<HoursOfDay> {
  /// The hours of a business day, which end on the day on which they start.
  static var hours: ValueForm {
    .text(
      example: "09:00-17:00",
      rule: "business hours have the form \"09:00-17:00\", and end later on the day on which they "
        + "start, at \"24:00\" at the latest",
      write: \.description,
      parse: { text in HoursOfDay(text).flatMap { $0.crossesMidnight ? nil : $0 } })
  }
}

extension ValueForm<HoursOfDay?> {
  /// Hours that may run past midnight, but not around the clock; or "none".
  static var quiet: ValueForm {
    .text(
      example: "21:00-08:00",
      rule: "quiet hours have the form \"21:00-08:00\", and leave a part of the day; \"none\" is "
        + "for no quiet hours at all",
      write: { $0?.description ?? "none" },
      parse: { text in
        if text == "none" { return .some(nil) }
        guard let hours = HoursOfDay(text), hours.start != .endOfDay,
          (hours.start, hours.end) != (.midnight, .endOfDay)
        else { return .none }
        return .some(hours)
      })
  }
}

extension ValueForm<Set<Weekday>?> {
  /// Days of the week, at least one; "region" is for those of the employer's region.
  static var days: ValueForm {
    ValueForm { (value, _) throws(Rejection) in
      if case .string("region") = value.kind { return nil }
      let wanted = "an array of days such as [\"Mon\", \"Tue\"], or \"region\""
      guard case .array(let elements) = value.kind else {
        throw .type(value, wanted: wanted)
      }
      guard !elements.isEmpty else {
        throw .value("empty", at: value.place, "an employer works on one day of the week at least")
      }
      var days: Set<Weekday> = []
      for element in elements {
        guard case .string(let text) = element.kind else { throw .type(element, wanted: wanted) }
        guard let day = Weekday(named: text) else {
          throw .value(Quotation.string(text), at: element.place, unknown(text))
        }
        days.insert(day)
      }
      return days
    } write: { days in
      guard let days else { return "\"region\"" }
      let names = Weekday.allCases.filter(days.contains).map { "\"\($0.shortName)\"" }
      return "[\(names.joined(separator: ", "))]"
    }
  }

  private static func unknown(_ text: String) -> String {
    let names = Weekday.allCases.map(\.name) + Weekday.allCases.map(\.shortName)
    let list = Weekday.allCases.map(\.shortName).joined(separator: ", ")
    let hint = nearestWord(to: text, among: names).map { "; the nearest is \"\($0)\"" } ?? ""
    return "the days of the week are \(list)\(hint)"
  }
}

extension ValueForm<Duration> {
  private static var limit: Duration { .days(7) }

  private static var units: [(name: Character, seconds: Int)] {
    [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]
  }

  /// A length of time such as `1h30m`, at most a week.
  static var duration: ValueForm {
    .text(
      example: "1h30m",
      rule:
        "a length of time is written \"1h\", \"15m\" or \"1h30m\", with \"d\", \"h\", \"m\" and "
        + "\"s\" in this order, and is a week at most",
      write: describe, parse: parse)
  }

  private static func parse(_ text: String) -> Duration? {
    TimeSpan(text, units: [.days, .hours, .minutes, .seconds])
      .flatMap { $0.duration <= limit ? $0.duration : nil }
  }

  private static func describe(_ duration: Duration) -> String {
    var rest = Int(duration.components.seconds)
    var text = ""
    for unit in units where rest >= unit.seconds {
      text += "\(rest / unit.seconds)\(unit.name)"
      rest %= unit.seconds
    }
    return text.isEmpty ? "0m" : text
  }
}
