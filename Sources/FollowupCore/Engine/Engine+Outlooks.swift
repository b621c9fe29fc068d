package import CivilTime
private import OrderedCollections

extension Engine {
  /// Works out what is ahead for an application, and keeps it.
  func keepOutlook(
    of situation: Situation, _ quiet: QuietHours?
  ) -> (outlook: Outlook, reminders: [Reminder]) {
    let followUps = situation.listed
    let reminders = situation.reminders(of: followUps, quiet: quiet)
    let outlook = Outlook(of: situation, followUps, reminders)
    outlooks.keep(outlook, reminders, of: situation.application.name)
    return (outlook, reminders)
  }

  /// What is ahead for an application; nil if none is known by that name.
  func outlook(of name: String, at now: Instant) -> Outlook? {
    if let kept = outlooks.outlook(of: name, at: now) { return kept }
    return situation(of: name, at: now).map { keepOutlook(of: $0, quietHours).outlook }
  }

  /// What is ahead for all applications, once those were worked out that do not hold any more.
  private func outlooks(at now: Instant) -> Outlooks {
    for name in outlooks.lacking(at: now) { _ = outlook(of: name, at: now) }
    return outlooks
  }

  /// The applications of which something may still come, sorted.
  package func namesUnderWay(at now: Instant) -> [String] { outlooks(at: now).underWay.sorted() }

  /// The next reminder of all applications; nil if none is ahead.
  package func nextReminder(at now: Instant) -> NextReminder? { outlooks(at: now).nextReminder }

  // MARK: Follow-ups

  /// The follow-ups of one application or of all: late ones first, then by time, then denied ones, and
  /// connection requests last. Those that are done, skipped or expired are left out.
  ///
  /// - Parameter limit: How many at most.
  package func followUps(
    of name: String? = nil, limit: Int = .max, at now: Instant
  ) -> [FollowUp] {
    var soonest = Soonest<Urgency, FollowUp>(limit: limit)
    if let name {
      soonest.take(outlook(of: name, at: now)?.followUps ?? [], at: now)
    } else {
      let outlooks = outlooks(at: now)
      for (name, first) in outlooks.listed where soonest.admits(first) {
        soonest.take(outlooks[name]!.followUps, at: now)
      }
    }
    return soonest.elements
  }

  /// The follow-ups at other applications for which the same message does, soonest first.
  package func followUps(alongWith followUp: FollowUp, at now: Instant) -> [FollowUp] {
    guard followUp.isDue, let addresses = followUp.recipient?.addresses else { return [] }
    var soonest = Soonest<Urgency, FollowUp>(limit: .max)
    for name in roster.names(sharing: addresses.map(\.comparableAddress)) {
      let others = outlook(of: name, at: now)?.followUps ?? []
      soonest.take(others.filter(followUp.isOneMessage), at: now)
    }
    return soonest.elements
  }

  /// The dates ahead of one application or of all, soonest first.
  package func coming(
    of name: String? = nil, limit: Int = .max, at now: Instant
  ) -> [Coming] {
    var soonest = Soonest<Coming.Order, Coming>(limit: limit)
    if let name {
      soonest.take(outlook(of: name, at: now)?.coming ?? [])
    } else {
      let outlooks = outlooks(at: now)
      for name in outlooks.coming { soonest.take(outlooks[name]!.coming) }
    }
    return soonest.elements
  }

  /// The reminders that an application's state calls for, told or not.
  package func reminders(of name: String, at now: Instant) -> [Reminder] {
    guard let outlook = outlook(of: name, at: now) else { return [] }
    return outlooks.freshReminders[name]
      ?? situation(of: name, at: now)!.reminders(of: outlook.followUps, quiet: quietHours)
  }
}
