private import CivilTime
internal import Ground
private import Holidays

/// The employer's holidays are not business days. If the hours leave nothing of a range, the range
/// becomes the first business hours from its start on.
///
/// Every holiday that moved the start, left a day out or closed the range is named, also if it lies
/// before the window.
struct HolidaysRule: Rule {
  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    let isBound = candidate.isBoundByHours
    guard isBound || window.countedFrom != nil else { return }
    var named = passedOver(by: window, in: situation)
    if isBound {
      named += takeDaysOff(named, from: &window, for: candidate, in: situation)
      named = Set(named).sorted()
    }
    if !named.isEmpty { window.remark(reason(for: named, in: situation.calendar)) }
    let last = window.lastDate ?? situation.zone.date(at: window.start)
    for note in notes(in: situation, through: last) { window.remark(note) }
  }

  // MARK: What they do

  /// The holidays since business days were counted, or since the start, until the end of the range.
  private func passedOver(by window: Window, in situation: Situation) -> [CivilDate] {
    guard window.end < .distantFuture else { return [] }
    let zone = situation.zone
    let start = zone.date(at: window.start)
    let first = min(window.countedFrom?.adding(days: 1) ?? start, start)
    let last = window.lastDate ?? zone.date(at: window.end)
    return holidays(from: first, through: last, in: situation.calendar)
  }

  private func holidays(
    from first: CivilDate, through last: CivilDate, in calendar: BusinessCalendar
  ) -> [CivilDate] {
    guard first <= last else { return [] }
    return (0...first.days(until: last)).map { first.adding(days: $0) }
      .filter { calendar.days.contains($0.weekday) && calendar.workingDays.isHoliday($0) }
  }

  /// Takes the holidays out of the window. If nothing is left, it becomes the first business hours;
  /// returns the holidays that these had to wait for.
  private func takeDaysOff(
    _ dates: [CivilDate], from window: inout Window, for candidate: Candidate,
    in situation: Situation
  ) -> [CivilDate] {
    if window.end == .distantFuture {
      return rollFromNow(&window, in: situation)
    }
    let zone = situation.zone
    let days = dates.compactMap { date -> Interval? in
      let (start, end) = (zone.startOfDay(date), zone.startOfDay(date.adding(days: 1)))
      return start < end ? Interval(start: start, end: end) : nil
    }
    let exemption = IntervalSet([candidate.range?.exemption].compactMap { $0 })
    window.remove(IntervalSet(days).subtracting(exemption))
    guard window.slots.isEmpty else { return [] }
    guard candidate.proposal.deadline == nil else {
      window.lift(
        because: Reason(
          .hours, .note, "no business hours are left before the deadline", source: .ours))
      return []
    }
    return roll(&window, from: window.start, in: situation)
  }

  /// A range without an end becomes the first business hours from now on.
  private func rollFromNow(_ window: inout Window, in situation: Situation) -> [CivilDate] {
    // It moves with the present.
    if situation.hasCome(window.start) { situation.horizon.noteMoment(situation.now) }
    return roll(&window, from: max(window.start, situation.now), in: situation)
  }

  private func roll(
    _ window: inout Window, from start: Instant, in situation: Situation
  ) -> [CivilDate] {
    let (calendar, zone) = (situation.calendar, situation.zone)
    guard let hours = calendar.hours(atOrAfter: start) else { return [] }
    window.roll(
      to: hours, on: zone.date(at: hours.start),
      because: Reason(
        .hours, .rolls, "the first business hours from then on are \(situation.say(hours.start))",
        source: .ours, at: hours.start))
    return holidays(from: zone.date(at: start), through: zone.date(at: hours.start), in: calendar)
  }

  // MARK: What is said of them

  private func reason(for dates: [CivilDate], in calendar: BusinessCalendar) -> Reason {
    let list = calendar.workingDays.list
    let known = dates.filter { list?.isHoliday($0) ?? false }
    let own = dates.filter { !known.contains($0) }
    var parts: [String] = []
    if let list, !known.isEmpty {
      let names = known.map { "\(Phrasing.date($0)) is \(Self.name(of: $0, in: list))" }
      parts.append(names.joined(separator: ", ") + " in \(list.name)")
    }
    let titles = calendar.workingDays.titles
    let called = own.compactMap { date in
      titles[date].map { "\(Phrasing.date(date)) is \(quoted($0))" }
    }
    if !called.isEmpty { parts.append(called.joined(separator: ", ")) }
    let plain = own.filter { titles[$0] == nil }
    if !plain.isEmpty {
      let names = plain.map(Phrasing.date).joined(separator: ", ")
      parts.append("\(names) \(plain.count == 1 ? "is a holiday" : "are holidays")")
    }
    return Reason(
      .holidays, .narrows, parts.joined(separator: "; "),
      source: known.isEmpty ? .ours : .holidays)
  }

  /// "Easter Monday", "Eid al-Fitr (an estimate)".
  private static func name(of date: CivilDate, in list: RegionHolidays) -> String {
    let holidays = list.holidays(on: date)
    let names = holidays.map(\.name).joined(separator: " and ")
    return holidays.allSatisfy(\.isEstimate) ? "\(names) (an estimate)" : names
  }

  /// Notes that holidays are unknown, or that the region is only assumed.
  private func notes(in situation: Situation, through last: CivilDate) -> [Reason] {
    let calendar = situation.calendar
    let region = calendar.region
    guard calendar.workingDays.isKnown(last) else {
      return [
        Reason(
          .holidays, .note, Self.unknown(in: calendar, on: last), source: .ours,
          remedy: region.choice == RegionChoice.none ? nil : Remedy(.listHolidays))
      ]
    }
    guard let list = calendar.workingDays.list else { return [] }
    if let text = calendar.regionElsewhere {
      return [Reason(.holidays, .note, text, source: .ours)]
    }
    guard region.origin == .assumed else { return [] }
    let text =
      "the holidays of \(list.name) (\(list.region)) are assumed from \(calendar.zone.identifier)"
    return [
      Reason(
        .holidays, .note, text, source: .ours,
        remedy: Remedy(.nameRegion, application: situation.application.name))
    ]
  }

  private static func unknown(in calendar: BusinessCalendar, on date: CivilDate) -> String {
    guard let choice = calendar.region.choice else {
      return "no holidays are known for \(calendar.zone.identifier)"
    }
    guard let region = choice.region else {
      return "no holidays are counted, since the region is \"none\""
    }
    guard let list = calendar.workingDays.list else {
      return "no holidays are known for the region \(region)"
    }
    return date.year > list.years.upperBound
      ? "no holidays are known in \(list.name) after \(list.years.upperBound)"
      : "no holidays are known in \(list.name) before \(list.years.lowerBound)"
  }
}

extension BusinessCalendar {
  /// That the region lies in another country than the zone; nil if it does not.
  var regionElsewhere: String? {
    guard region.isElsewhere, let region = region.region else { return nil }
    return "the region \(region.code) is not in the country of \(zone.identifier)"
  }
}
