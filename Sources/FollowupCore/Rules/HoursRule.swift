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
  /// "Mon–Fri 09:00–17:00", "Sun–Thu 09:00–17:00".
  package var phrase: String {
    let week = Weekday.allCases
    let starts = week.indices.filter {
      days.contains(week[$0]) && !days.contains(week[($0 + 6) % 7])
    }
    guard days.count > 2, starts.count <= 1 else {
      let names = week.filter(days.contains).map(\.shortName).joined(separator: ", ")
      return "\(names) \(hours.phrase)"
    }
    let first = starts.first ?? 0
    let last = week[(first + days.count - 1) % 7]
    return "\(week[first].shortName)–\(last.shortName) \(hours.phrase)"
  }
}
