internal import CivilTime
private import OrderedCollections

/// A moment worth a reminder, before snoozing and quiet hours.
private struct Occurrence {
  let id: ReminderID
  let due: Instant
  let slot: Interval?
  let recorded: Instant
  let followUp: FollowUp?
  let message: String
}

extension Situation {
  /// The reminders that the application's state calls for, told or not. A follow-up that interviews
  /// to come will bring is not among them: it is there once they end.
  package func reminders(quiet: QuietHours?) -> [Reminder] {
    // The thank-yous of one interview share theirs, which come with the first of them.
    let reminders = Dictionary(
      occurrences.map { ($0.id, reminder($0, quiet: quiet)) },
      uniquingKeysWith: { ($1.due, $1.comes) < ($0.due, $0.comes) ? $1 : $0 })
    return reminders.values.sorted { ($0.due, $0.id.description) < ($1.due, $1.id.description) }
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
      followUp: occurrence.followUp, isSettled: isTold || history?.isDelivered == true,
      mayHaveBeenShown: history?.isUnfinished == true)
  }

  /// Until when the reminders of one occasion were put off.
  private func snoozedUntil(_ id: ReminderID) -> Instant? {
    reminderHistories[id.thread]?.compactMap { $0.isDelivered ? nil : $0.snoozedUntil }.max()
  }

  // MARK: What there is to tell

  private var occurrences: [Occurrence] {
    let followUps = followUps(for: Action.allCases.filter { $0 != .connect })
    return followUps.filter(\.state.isOutstanding).flatMap(phases(of:))
      + moveOnNotice(after: followUps.first { $0.action == .checkIn })
      + application.interviews.filter { !$0.isCancelled }.flatMap(phases(of:))
  }

  private func phases(of followUp: FollowUp) -> [Occurrence] {
    guard let window = followUp.window, window.end < .distantFuture else { return [] }
    let slots = followUp.slots
    let closing =
      slots.count > 1 ? slots.last!.start : max(window.start, window.end - Self.closingNotice)
    let late: (Phase, Instant, Interval?) = (.late, window.end, nil)
    // Where it is late, the slots are those that come after the window, and what came before its end
    // is not told any more.
    let phases =
      followUp.state == .late
      ? [late] : [(.opens, window.start, slots.first), (.closing, closing, slots.last), late]
    return phases.map { (phase: Phase, due: Instant, slot: Interval?) in
      Occurrence(
        id: ReminderID(
          application: application.name, action: followUp.action,
          occasion: followUp.occasion.event, phase: phase),
        due: due, slot: slot, recorded: followUp.occasion.recorded, followUp: followUp,
        message: message(phase, of: followUp))
    }
  }

  private static let closingNotice: Duration = .hours(2)

  /// The check-in on offer expires with the notice, and has the same occasion.
  private func moveOnNotice(after checkIn: FollowUp?) -> [Occurrence] {
    let known = checkIn.flatMap { checkIn in
      checkIn.expires.map { MoveOn(at: $0, occasion: checkIn.occasion) }
    }
    guard let moveOn = checkIn == nil ? moveOn : known else { return [] }
    return [
      Occurrence(
        id: ReminderID(
          application: application.name, action: .checkIn, occasion: moveOn.occasion.event,
          phase: .moveOn),
        due: moveOn.at, slot: nil, recorded: moveOn.occasion.recorded, followUp: nil,
        message: "\(application.name): no answer after \(moveOn.occasion.phrase); time to move on")
    ]
  }

  private func phases(of interview: Interview) -> [Occurrence] {
    let wasPromised = application.promises.contains { interview.starts < $0.recorded }
    guard !wasPromised, outcome == nil else { return [] }
    let name = "\(application.name): the \(interview.stage.phrase)"
    return [
      now < interview.starts
        ? occurrence(
          .ask, of: interview, due: interview.starts - policy.askBefore,
          "\(name) starts \(say(interview.starts)); ask when to expect to hear back, and when and "
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
        application: application.name, action: nil, occasion: interview.event, phase: phase),
      due: due, slot: nil, recorded: interview.recorded, followUp: nil, message: message)
  }

  private func message(_ phase: Phase, of followUp: FollowUp) -> String {
    let what = "\(followUp.action.rawValue) to \(followUp.recipient?.name ?? "them")"
    let how = followUp.channel.map { " \($0.phrase)" } ?? ""
    let zone = followUp.zone.abbreviation(at: followUp.window!.end)
    let until = "\(say(followUp.window!.end)) \(zone)"
    switch phase {
    case .closing: return "\(application.name): \(what)\(how) closes soon, \(until)"
    case .late: return "\(application.name): \(what)\(how) is late since \(until)"
    default: return "\(application.name): \(what)\(how) is open until \(until)"
    }
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
