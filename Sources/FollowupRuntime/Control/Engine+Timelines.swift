internal import CivilTime
internal import FollowupCore

extension Engine {
  /// The weeks on the user's calendar of which the present one is in the middle.
  func span(ofWeeks weeks: Int, around now: Instant) -> (from: CivilDate, range: Interval) {
    let today = userZone.date(at: now)
    let from = today.adding(days: 1 - today.weekday.rawValue - 7 * (weeks / 2))
    let range = Interval(
      start: userZone.startOfDay(from), end: userZone.startOfDay(from.adding(days: 7 * weeks)))
    return (from, range)
  }
}
