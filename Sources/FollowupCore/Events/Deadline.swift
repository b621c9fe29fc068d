package import CivilTime
package import Schema

/// Until when something holds: a date, which ends as business ends on it, or an instant.
package enum Deadline: SchemaText {
  case date(CivilDate)
  case instant(Instant)

  package static var type: SchemaType { .time(.dateOrInstant) }

  package init(text: String) throws(SchemaError) {
    if let date = try? CivilDate(iso8601: text) {
      self = .date(date)
    } else if let instant = try? Instant(rfc3339: text) {
      self = .instant(instant)
    } else {
      throw SchemaError(
        "is \"\(text)\", but must be a date such as 2026-12-18 or an instant such as "
          + "2026-12-18T16:00:00Z")
    }
  }

  package var text: String {
    switch self {
    case .date(let date): "\(date)"
    case .instant(let instant): instant.rfc3339
    }
  }

  /// The date, or the one on which the instant falls.
  package func date(in zone: Zone) -> CivilDate {
    switch self {
    case .date(let date): date
    case .instant(let instant): zone.date(at: instant)
    }
  }

  /// Whether no time of day was said.
  var isDate: Bool { if case .date = self { true } else { false } }

  /// How far off a deadline counts, whatever the log says: each day until then is looked at.
  static let farthest: Duration = .days(400)

  /// When it ends: on a date as business ends, also on a weekend or a holiday.
  func instant(in zone: Zone, hours: HoursOfDay) -> Instant {
    switch self {
    case .date(let date): zone.instant(of: CivilDateTime(date: date, time: hours.end))
    case .instant(let instant): instant
    }
  }

  /// The deadline in words.
  func said(_ say: (Instant) -> String) -> String {
    switch self {
    case .date(let date): Phrasing.date(date)
    case .instant(let instant): say(instant)
    }
  }
}
