internal import CivilTime
internal import ControlInterface
internal import FollowupCore

extension Engine {
  /// What happened and what is ahead, of one application or of all, within weeks on the user's calendar
  /// of which the present one is in the middle.
  ///
  /// - Parameter includesEmpty: whether those are returned that have nothing in these weeks.
  func timelines(
    of name: String?, weeks: Int, includesEmpty: Bool, at now: Instant
  ) -> ListTimelinesMethod.Reply {
    let today = userZone.date(at: now)
    let from = today.adding(days: 1 - today.weekday.rawValue - 7 * (weeks / 2))
    let range = Interval(
      start: userZone.startOfDay(from), end: userZone.startOfDay(from.adding(days: 7 * weeks)))
    let all = (name.map { [$0] } ?? names).compactMap { situation(of: $0, at: now) }
      .map { TimelineReport($0, in: range) }
    let shown = includesEmpty ? all : all.filter { !$0.items.isEmpty }
    return .init(
      asOf: now, userZone: userZone.identifier, from: from, weeks: weeks, timelines: shown,
      leftOut: all.count - shown.count)
  }
}
