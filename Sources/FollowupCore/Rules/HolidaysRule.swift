private import CivilTime

/// The employer's holidays are no business days. Where the hours left nothing of a range, the range
/// becomes the first business hours from its start on.
struct HolidaysRule: Rule {
  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard candidate.isBoundByHours else { return }
    let calendar = situation.calendar
    if !calendar.knowsHolidays {
      window.remark(
        Reason(
          .holidays, .note, "no holidays are known for \(calendar.zone.identifier)", source: .ours,
          remedy: Remedy(.listHolidays)))
    }
    if window.end == .distantFuture {
      return roll(&window, from: max(window.start, situation.now), in: situation)
    }
    removeHolidays(from: &window, except: candidate.range?.exemption, in: situation)
    guard window.slots.isEmpty else { return }
    if candidate.proposal.deadline == nil {
      roll(&window, from: window.start, in: situation)
    } else {
      window.lift(
        because: Reason(
          .hours, .note, "no business hours are left before the deadline", source: .ours))
    }
  }

  private func removeHolidays(
    from window: inout Window, except exemption: Interval?, in situation: Situation
  ) {
    let zone = situation.zone
    let range = Interval(start: window.start, end: window.end)
    let holidays = situation.calendar.dates(in: range).filter(situation.calendar.holidays.contains)
    guard !holidays.isEmpty else { return }
    let days = holidays.compactMap { date -> Interval? in
      let (start, end) = (zone.startOfDay(date), zone.startOfDay(date.adding(days: 1)))
      return start < end ? Interval(start: start, end: end) : nil
    }
    let names = holidays.map(Phrasing.date).joined(separator: ", ")
    window.remove(
      IntervalSet(days).subtracting(IntervalSet([exemption].compactMap { $0 })),
      because: Reason(
        .holidays, .narrows, "\(names) \(holidays.count == 1 ? "is a holiday" : "are holidays")",
        source: .ours))
  }

  private func roll(
    _ window: inout Window, from start: Instant, in situation: Situation
  ) {
    let calendar = situation.calendar
    guard let hours = calendar.hours(atOrAfter: start) else { return }
    window.roll(
      to: hours, on: situation.zone.date(at: hours.start),
      because: Reason(
        .hours, .rolls, "the first business hours from then on are \(situation.say(hours.start))",
        source: .ours, at: hours.start))
  }
}
