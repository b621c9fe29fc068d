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

extension BusinessCalendar {
  /// "Mon–Fri 09:00–17:00".
  package var phrase: String {
    let sorted = Weekday.allCases.filter(days.contains)
    let isRun = sorted.count > 2 && sorted.last!.rawValue - sorted[0].rawValue == sorted.count - 1
    let names =
      isRun
      ? "\(sorted[0].shortName)–\(sorted.last!.shortName)"
      : sorted.map(\.shortName).joined(separator: ", ")
    return "\(names) \(hours.phrase)"
  }
}
