extension POSIXRule: CustomStringConvertible {
  /// The rule as `init(parsing:)` reads it.
  var description: String {
    let standard = Self.describe(standard)
    guard let daylight else { return standard }
    // Daylight saving time is an hour ahead unless it says otherwise.
    let isUsual = daylight.type.offsetSeconds == self.standard.offsetSeconds + 3600
    let saving = Self.describe(daylight.type, hasOffset: !isUsual)
    return "\(standard)\(saving),\(daylight.begins),\(daylight.ends)"
  }

  /// A name and how far it is behind UTC.
  private static func describe(_ type: LocalTimeType, hasOffset: Bool = true) -> String {
    let isPlain = type.abbreviation.utf8.allSatisfy { Unicode.Scalar($0).properties.isAlphabetic }
    let name = isPlain ? type.abbreviation : "<\(type.abbreviation)>"
    return hasOffset ? name + clock(-type.offsetSeconds) : name
  }

  /// `[-]h[:mm[:ss]]`.
  fileprivate static func clock(_ seconds: Int) -> String {
    let rest = abs(seconds)
    var text = "\(seconds < 0 ? "-" : "")\(rest / 3600)"
    for part in rest % 3600 == 0 ? [] : rest % 60 == 0 ? [rest / 60] : [rest / 60, rest] {
      text += part % 60 < 10 ? ":0\(part % 60)" : ":\(part % 60)"
    }
    return text
  }
}

extension POSIXRule.Change: CustomStringConvertible {
  var description: String {
    let day =
      switch day {
      case .julian(let day): "J\(day)"
      case .ordinal(let day): "\(day)"
      case .weekday(let month, let week, let weekday): "M\(month).\(week).\(weekday)"
      }
    return timeSeconds == 2 * 3600 ? day : "\(day)/\(POSIXRule.clock(timeSeconds))"
  }
}
