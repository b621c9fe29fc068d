internal import CivilTime
internal import ControlInterface
internal import FollowupCore

extension EngineDriver {
  /// What a recording command is told: what was recorded, what is next, which reminders are due already
  /// and so come no more, and which come.
  ///
  /// - Parameter drafts: what was asked for; those among them whose key is known were left out.
  func reply(to recorded: Recorded, of drafts: [EventDraft] = []) -> RecordMethod.Reply {
    // Taken once: each look at the driver's own copies it.
    let engine = engine
    let now = recorded.at
    let keys = Set(recorded.events.compactMap(\.key))
    let known = drafts.compactMap(\.key).filter { !keys.contains($0) }
    let names = Set(recorded.events.map(\.application)).sorted()
    let events = Set(recorded.events.map(\.id))
    // An offer, or an acceptance, is felt elsewhere.
    let isFeltElsewhere = recorded.events.contains {
      if case .outcomeRecorded = $0.body { true } else { false }
    }
    var told: [Reminder] = []
    for name in isFeltElsewhere ? engine.names : names {
      for reminder in engine.reminders(of: name, at: now)
      where reminder.due <= now && events.contains(reminder.id.occasion) {
        told.append(reminder)
      }
    }
    var coming: [ReminderReport] = []
    for name in names {
      guard let application = engine.applications[name] else { continue }
      let zone = engine.zone(of: application).identifier
      for reminder in engine.reminders(of: name, at: now)
      where !reminder.isSettled && now < reminder.comes && events.contains(reminder.id.occasion) {
        coming.append(ReminderReport(reminder: reminder.id, at: reminder.comes, zone: zone))
      }
    }
    coming.sort { left, right in
      left.at == right.at ? "\(left.reminder)" < "\(right.reminder)" : left.at < right.at
    }
    return RecordMethod.Reply(
      userZone: engine.userZone.identifier, events: engine.report(on: recorded.events),
      known: engine.report(on: known.compactMap(engine.event(ofKey:))),
      warnings: recorded.warnings.map(\.inSentences),
      followUps: engine.report(on: names.flatMap { engine.followUps(of: $0, at: now) }),
      told: told.latestPhases.map { $0.message + "." },
      reminders: coming)
  }
}
