private import CivilTime

/// Calls and check-ins belong into business hours, in the employer's zone.
struct HoursRule: Rule {
  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard candidate.isBoundByHours, window.end < .distantFuture else { return }
    let calendar = situation.calendar
    let range = Interval(start: window.start, end: window.end)
    let hours =
      calendar.dates(in: range).compactMap(calendar.weeklyHours(on:))
      + [candidate.range?.exemption].compactMap { $0 }
    window.narrow(
      to: IntervalSet(hours),
      because: Reason(
        .hours, .narrows,
        "business hours are \(calendar.phrase) in \(calendar.zone.identifier)", source: .ours))
  }
}
