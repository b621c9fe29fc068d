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
    let told = reminders.indices.filter {
      reminders[$0].followUp?.action != .offerNews
        || reminders[$0].comes < moveOn?.at ?? .distantFuture
    }
    for thread in reminders.threads(among: told) {
      for index in thread {
        let comes = reminders[index].comes
        guard now < comes, !isUnderWay(reminders[index].id),
          reminders.next(at: comes, in: thread).map({ reminders[$0].comes }) == comes
        else { continue }
        times.append(comes)
      }
      guard let next = reminders.next(at: now, in: thread), !isUnderWay(reminders[next].id) else {
        continue
      }
      let rule = quiet.map(QuietHoursRule.init(quiet:))
      if let end = rule.flatMap({ $0.end(holding: reminders[next], at: now) }) {
        // By then a later phase may have come, or the follow-up may have expired.
        if reminders.next(at: end, in: thread) == next { times.append(end) }
      } else {
        due.append(reminders[next])
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

  /// The places of some reminders, by their threads.
  fileprivate func threads(among places: [Int]) -> [[Int]] {
    var threads: [[Int]] = []
    for place in places {
      // An application has few threads, so that looking for one takes less than a dictionary.
      let known = threads.firstIndex { self[$0[0]].id.isOfThread(of: self[place].id) }
      if let known { threads[known].append(place) } else { threads.append([place]) }
    }
    return threads
  }

  /// Of one thread the place of the reminder to tell at an instant: that of the latest phase that has come
  /// by then, unless it is settled or its follow-up is no longer offered.
  fileprivate func next(at instant: Instant, in thread: [Int]) -> Int? {
    var latest: Int?
    for place in thread where self[place].comes <= instant {
      let phase = self[place].id.phase
      // After the window's end, only the phase `late` is told.
      guard phase == .late || instant < self[place].followUp?.window?.end ?? .distantFuture else {
        continue
      }
      if let known = latest, phase <= self[known].id.phase { continue }
      latest = place
    }
    guard let latest, !self[latest].isSettled,
      instant < self[latest].followUp?.expires ?? .distantFuture
    else { return nil }
    return latest
  }
}
