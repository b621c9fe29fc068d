internal import CivilTime
private import OrderedCollections

/// A moment worth a reminder, before snoozing and quiet hours.
private struct Occurrence {
  let id: ReminderID
  let due: Instant
  let slot: Interval?
  let recorded: Instant
  let about: SharedFollowUp?
  let message: String
}

extension Situation {
  /// The reminders that the application's state calls for, told or not. A follow-up that interviews
  /// to come will bring is not among them: it is there once they end.
  package func reminders(quiet: QuietHours?) -> [Reminder] {
    reminders(of: listed, quiet: quiet)
  }

  /// The same, where the follow-ups that are outstanding are known.
  func reminders(of followUps: [FollowUp], quiet: QuietHours?) -> [Reminder] {
    var reminders: [Reminder] = []
    for occurrence in occurrences(followUps) {
      reminders.append(reminder(occurrence, quiet: quiet))
    }
    if followUps.count(where: { $0.action == .thankYou }) > 1 {
      // The thank-yous of one interview share theirs, which come with the first of them.
      let shared = Dictionary(
        reminders.map { ($0.id, $0) },
        uniquingKeysWith: { ($1.due, $1.comes) < ($0.due, $0.comes) ? $1 : $0 })
      reminders = Array(shared.values)
    }
    reminders.sort { $0.isBefore($1) }
    return reminders
  }

  private func reminder(_ occurrence: Occurrence, quiet: QuietHours?) -> Reminder {
    let history = application.reminders[occurrence.id]
    let snoozed = snoozedUntil(occurrence.id)
    let wanted = max(occurrence.due, snoozed ?? occurrence.due)
    let comes =
      occurrence.id.phase == .ask
      ? wanted
      : quiet.map {
        QuietHoursRule(quiet: $0).delivery(
          at: wanted, slot: occurrence.slot, isPutOff: occurrence.due < wanted)
      } ?? wanted
    let isTold = occurrence.due <= occurrence.recorded && history?.snoozed == nil
    return Reminder(
      id: occurrence.id, due: occurrence.due, comes: comes, message: occurrence.message,
      about: occurrence.about, isSettled: isTold || history?.isDelivered == true,
      mayHaveBeenShown: history?.isUnfinished == true)
  }

  /// Until when the reminders of one occasion were put off.
  private func snoozedUntil(_ id: ReminderID) -> Instant? {
    remindersPutOff[id.thread]?.compactMap { $0.isDelivered ? nil : $0.snoozedUntil }.max()
  }

  // MARK: Occurrences

  private func occurrences(_ followUps: [FollowUp]) -> [Occurrence] {
    var occurrences: [Occurrence] = []
    for followUp in followUps where followUp.action != .connect && followUp.state.isOutstanding {
      add(phasesOf: followUp, to: &occurrences)
    }
    occurrences += moveOnNotice
    for interview in application.interviews where !interview.isCancelled {
      occurrences += phases(of: interview)
    }
    return occurrences
  }

  private func add(phasesOf followUp: FollowUp, to occurrences: inout [Occurrence]) {
    let times = phaseTimes(of: followUp)
    guard !times.isEmpty else { return }
    let until = sayForBoth(followUp.window!.end)
    let about = SharedFollowUp(followUp)
    for (phase, due, slot) in times {
      let id = ReminderID(
        application: application.name, action: followUp.action,
        occasion: followUp.occasion.event, phase: phase)
      occurrences.append(
        Occurrence(
          id: id, due: due, slot: slot, recorded: followUp.occasion.recorded, about: about,
          message: message(phase, of: followUp, until: until)))
    }
  }

  /// A phase, when it begins, and the slot past whose end it must not be held.
  private typealias PhaseTime = (phase: Phase, due: Instant, slot: Interval?)

  private func phaseTimes(of followUp: FollowUp) -> [PhaseTime] {
    guard let window = followUp.window else { return [] }
    guard window.end < .distantFuture else { return undatedDecision(followUp) }
    let late: [PhaseTime] = followUp.lateSlot.map { [(.late, $0.start, $0)] } ?? []
    // If it is late, the slots are those that come after the window, and what came before its end is
    // not told any more.
    if followUp.state == .late { return late }
    let slots = followUp.slots
    let closing =
      slots.count > 1 ? slots.last!.start : max(window.start, window.end - Self.closingNotice)
    let hasDeadline = followUp.action == .decision || followUp.action == .reply
    let closings =
      followUp.deadline.flatMap { hasDeadline ? $0 : nil }
      .map { phases(before: $0, since: followUp.occasion.at) } ?? [(.closing, closing)]
    return [(.opens, window.start, slots.first)]
      + closings.map { ($0.phase, $0.due, slots.last) } + late
  }

  private static let closingNotice: Duration = .hours(2)

  /// The phases before a deadline: at 09:00 by the user's clock on the last day, one day and three days
  /// before it, as far as they come after the occasion; if none does, one two hours before the deadline.
  private func phases(
    before deadline: Instant, since occasion: Instant
  ) -> [(phase: Phase, due: Instant)] {
    let morning = { (date: CivilDate) in
      userZone.instant(of: CivilDateTime(date: date, time: TimeOfDay(hour: 9, minute: 0)!))
    }
    var last = userZone.date(at: deadline)
    if deadline <= morning(last) { last = last.adding(days: -1) }
    let days: [(phase: Phase, days: Int)] = [(.approaching, 3), (.closing, 1), (.lastDay, 0)]
    let phases = days.map { ($0.phase, morning(last.adding(days: -$0.days))) }
      .filter { occasion < $0.1 }
    return phases.isEmpty ? [(.closing, max(occasion, deadline - Self.closingNotice))] : phases
  }

  /// For an offer without a deadline: after two days, a reminder to request one.
  private func undatedDecision(_ followUp: FollowUp) -> [PhaseTime] {
    guard followUp.action == .decision else { return [] }
    let date = zone.date(at: followUp.occasion.at).adding(days: 2)
    return calendar.hours(atOrAfter: zone.startOfDay(date)).map { [(.closing, $0.start, nil)] }
      ?? []
  }

  private var moveOnNotice: [Occurrence] {
    guard let moveOn else { return [] }
    return [
      Occurrence(
        id: ReminderID(
          application: application.name, action: .checkIn, occasion: moveOn.occasion.event,
          phase: .moveOn),
        due: moveOn.at, slot: nil, recorded: moveOn.occasion.recorded, about: nil,
        message: "\(application.name): no answer after \(moveOn.occasion.phrase); time to move on")
    ]
  }

  private func phases(of interview: Interview) -> [Occurrence] {
    let wasPromised = application.promises.contains { interview.starts < $0.recorded }
    guard !wasPromised, outcome == nil else { return [] }
    let name = "\(application.name): the \(interview.stage.phrase)"
    return [
      !hasCome(interview.starts)
        ? occurrence(
          .ask, of: interview, due: interview.starts - policy.askBefore,
          "\(name) starts \(sayForBoth(interview.starts)); ask when to expect to hear back, and when and "
            + "how you may follow up")
        : nil,
      occurrence(
        .record, of: interview, due: interview.ends + policy.recordAfter,
        "\(name) is over; record what they said about timing"),
    ].compactMap { $0 }
  }

  private func occurrence(
    _ phase: Phase, of interview: Interview, due: Instant, _ message: String
  ) -> Occurrence {
    Occurrence(
      id: ReminderID(
        application: application.name, action: nil, occasion: interview.fixedBy, phase: phase),
      due: due, slot: nil, recorded: interview.recorded, about: nil, message: message)
  }

  private func message(_ phase: Phase, of followUp: FollowUp, until: String) -> String {
    if followUp.action == .decision { return decisionMessage(phase, of: followUp, until: until) }
    let who = followUp.recipient?.nameWithoutAddress ?? "them"
    let how = followUp.channel.map { " \($0.phrase)" } ?? ""
    let what = "\(application.name): \(followUp.action.rawValue) to \(who)\(how)"
    switch phase {
    case .closing: return "\(what) closes soon, \(until)"
    case .approaching, .lastDay: return "\(what) is wanted by \(until)"
    case .late: return "\(what) is late since \(until)"
    default: return "\(what) is open until \(until)"
    }
  }

  private func decisionMessage(_ phase: Phase, of followUp: FollowUp, until: String) -> String {
    guard followUp.deadline != nil else {
      return "\(application.name): their offer has no deadline; ask by when they want an answer"
    }
    return phase == .late
      ? "\(application.name): the deadline of their offer lapsed \(until); decide about it"
      : "\(application.name): their offer waits for your decision until \(until)"
  }
}

extension FollowUpState {
  /// Whether something is still to be done.
  package var isOutstanding: Bool {
    switch self {
    case .done, .skipped, .expired, .denied: false
    case .late, .snoozed, .held, .open, .paused: true
    }
  }
}
