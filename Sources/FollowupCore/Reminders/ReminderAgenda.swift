package import CivilTime

extension Situation {
  /// The reminders to tell now, and when to look again.
  ///
  /// Of one follow-up only the latest phase that has come is told. Reminders that are being told are
  /// neither due nor waited for.
  package func agenda(
    quiet: QuietHours?, isUnderWay: (ReminderID) -> Bool = { _ in false }
  ) -> (due: [Reminder], next: Instant?) {
    agenda(of: reminders(quiet: quiet), quiet: quiet, isUnderWay: isUnderWay)
  }

  /// The same, where the reminders are known.
  func agenda(
    of reminders: [Reminder], quiet: QuietHours?, isUnderWay: (ReminderID) -> Bool
  ) -> (due: [Reminder], next: Instant?) {
    var due: [Reminder] = []
    var times = interviewsAhead.map(\.ends)
    // Once one offer elsewhere has lapsed, one that stands longer is the next to be told.
    if let news = offerNews?.deadline, now < news,
      untoldOffers.contains(where: { news < $0.deadline })
    {
      times.append(news)
    }
    // A dormant application is told of no offer.
    let told = reminders.filter {
      $0.followUp?.action != .offerNews || $0.comes < moveOn?.at ?? .distantFuture
    }
    for thread in Dictionary(grouping: told, by: \.id.thread).values {
      let ahead = thread.filter { now < $0.comes && !isUnderWay($0.id) }
      times += ahead.map(\.comes).filter { thread.next(at: $0)?.comes == $0 }
      guard let reminder = thread.next(at: now), !isUnderWay(reminder.id) else { continue }
      if let end = quiet.flatMap({ QuietHoursRule(quiet: $0).end(holding: reminder, at: now) }) {
        // By then a later phase may have come, or the follow-up may have expired.
        if thread.next(at: end) == reminder { times.append(end) }
      } else {
        due.append(reminder)
      }
    }
    due.sort { $0.isBefore($1) }
    return (due, times.min())
  }
}

extension Reminder {
  /// Whether it is told first of two.
  func isBefore(_ other: Reminder) -> Bool {
    if due != other.due { return due < other.due }
    return id.description < other.id.description
  }
}

extension [Reminder] {
  /// Of each thread the reminder of its latest phase, soonest first.
  package var latestPhases: [Reminder] {
    Dictionary(grouping: self, by: \.id.thread).values
      .compactMap { thread in thread.max { $0.id.phase < $1.id.phase } }
      .sorted { $0.isBefore($1) }
  }

  /// Of one thread the reminder to tell at an instant: that of the latest phase that has come by then,
  /// unless it is settled or its follow-up is no longer offered.
  fileprivate func next(at instant: Instant) -> Reminder? {
    // After the window's end, only the phase `late` is told.
    let left = filter {
      $0.comes <= instant
        && ($0.id.phase == .late || instant < $0.followUp?.window?.end ?? .distantFuture)
    }
    return left.max { $0.id.phase < $1.id.phase }.flatMap {
      !$0.isSettled && instant < $0.followUp?.expires ?? .distantFuture ? $0 : nil
    }
  }
}
