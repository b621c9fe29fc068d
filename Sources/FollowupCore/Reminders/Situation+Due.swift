package import CivilTime

extension Situation {
  /// What is to be told by now, and when to look again.
  ///
  /// Of one follow-up only the latest phase that has come is told; the earlier ones have passed. What
  /// is being told already is neither due nor to be waited for.
  package func agenda(
    quiet: QuietHours?, isUnderWay: (ReminderID) -> Bool = { _ in false }
  ) -> (due: [Reminder], next: Instant?) {
    var due: [Reminder] = []
    var times = application.interviewsAhead(at: now).map(\.ends)
    for thread in Dictionary(grouping: reminders(quiet: quiet), by: { Thread(of: $0.id) }).values {
      times += thread.lazy.map(\.comes).filter { now < $0 && thread.next(at: $0)?.comes == $0 }
      guard let reminder = thread.next(at: now), !isUnderWay(reminder.id) else { continue }
      if let end = heldUntil(reminder, quiet: quiet) {
        // In the meantime a later phase may come, or what it is about expire.
        if thread.next(at: end) == reminder { times.append(end) }
      } else {
        due.append(reminder)
      }
    }
    due.sort { ($0.due, $0.id.description) < ($1.due, $1.id.description) }
    return (due, times.min())
  }

  /// Until when quiet hours hold a reminder that missed its time. Where a slot that is left ends before
  /// they do, it is told at once: after them it would be too late for that slot.
  private func heldUntil(_ reminder: Reminder, quiet: QuietHours?) -> Instant? {
    guard reminder.comes < now, reminder.id.phase != .ask,
      let night = quiet?.interval(around: now)
    else { return nil }
    let endsTonight = reminder.followUp?.slots.contains { now < $0.end && $0.end <= night.end }
    let cameEarly = reminder.comes == night.start && reminder.comes <= reminder.due
    return endsTonight == true || cameEarly ? nil : night.end
  }
}

/// The reminders of which only the latest is told: those of one follow-up.
private struct Thread: Hashable {
  let action: Action?
  let occasion: EventID

  init(of id: ReminderID) {
    action = id.action
    occasion = id.occasion
  }
}

extension [Reminder] {
  /// Of one thread the reminder that is to be told at an instant: that of the latest phase that has come
  /// by then, unless it is settled, or what it is about is not offered any more.
  fileprivate func next(at instant: Instant) -> Reminder? {
    filter { $0.comes <= instant }.max { $0.id.phase < $1.id.phase }.flatMap {
      !$0.isSettled && instant < $0.followUp?.expires ?? .distantFuture ? $0 : nil
    }
  }
}
