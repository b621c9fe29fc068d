/// Nothing can be computed in a zone that this machine's tz database lacks. It comes before every
/// other rule: their dates and hours would be those of another zone.
struct ZoneRule {
  let situation: Situation

  /// Why nothing may be done; nil if the employer's zone is known.
  var denial: Reason? {
    situation.calendar.zoneProblem.map { Reason(.zone, .denies, $0, source: .ours) }
  }
}
