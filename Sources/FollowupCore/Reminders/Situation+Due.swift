package import CivilTime

extension Situation {
  /// What is to be told by now, and when to look again.
  ///
  /// Of one follow-up only the latest phase that has come is told; the earlier ones have passed. What
  /// is being told already is neither due nor to be waited for.
  package func agenda(
    quiet: QuietHours?, isUnderWay: (ReminderID) -> Bool = { _ in false }
  ) -> (due: [Reminder], next: Instant?) {
    let threads = Dictionary(grouping: reminders(quiet: quiet)) { Thread(of: $0.id) }.values
    let pending =
      threads
      .compactMap { thread in
        thread.filter { $0.comes <= now }.max { $0.id.phase < $1.id.phase }
      }.filter { !$0.isSettled && !isUnderWay($0.id) }
    let held = pending.map { ($0, heldUntil($0, quiet: quiet)) }
    let due = held.filter { $0.1 == nil }.map(\.0)
      .sorted { ($0.due, $0.id.description) < ($1.due, $1.id.description) }
    let times =
      threads.flatMap(\.toCome).lazy.map(\.comes).filter { now < $0 }
      + held.compactMap { reminder, until in until.flatMap { reminder.isOffered(at: $0) ? $0 : nil }
      }
      + application.interviewsAhead(at: now).map(\.ends)
    return (due, times.min())
  }

  /// Until when quiet hours hold a reminder that missed its time. One whose slot ends before they do
  /// is told at once.
  private func heldUntil(_ reminder: Reminder, quiet: QuietHours?) -> Instant? {
    guard reminder.comes < now, reminder.id.phase != .ask,
      let night = quiet?.interval(around: now)
    else { return nil }
    let endsTonight = reminder.followUp?.slots.contains { $0.contains(now) && $0.end <= night.end }
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
  /// Of the reminders of one thread those that will be told when they come: not those that a later
  /// phase overtakes, nor those that were put off until what they are about is not offered any more.
  fileprivate var toCome: [Reminder] {
    filter { reminder in
      !reminder.isSettled && reminder.isOffered(at: reminder.comes)
        && !contains { reminder.id.phase < $0.id.phase && $0.comes <= reminder.comes }
    }
  }
}

extension Reminder {
  /// Whether what it is about has not expired by then.
  fileprivate func isOffered(at instant: Instant) -> Bool {
    instant < followUp?.expires ?? .distantFuture
  }
}
