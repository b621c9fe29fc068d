/// Nothing can be computed in a zone that this machine's tz database lacks. It comes before every
/// other rule: their dates and hours would be those of another zone.
enum ZoneRule {
  /// Why nothing may be done; nil if the employer's zone is known.
  static func denial(in calendar: BusinessCalendar) -> Reason? {
    calendar.zoneProblem.map { Reason(.zone, .denies, $0, source: .ours) }
  }
}
