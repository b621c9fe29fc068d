internal import CivilTime
internal import ControlInterface
internal import FollowupCore

extension EngineDriver {
  /// What a recording command is told: what was recorded, what is next, which reminders are due already
  /// and so come no more, and which come.
  ///
  /// - Parameter drafts: what was asked for; those among them whose key is known were left out.
  func reply(to recorded: Recorded, of drafts: [EventDraft] = []) -> RecordMethod.Reply {
    let now = recorded.at
    let keys = Set(recorded.events.compactMap(\.key))
    let known = drafts.compactMap(\.key).filter { !keys.contains($0) }
    let names = Set(recorded.events.map(\.application)).sorted()
    let events = Set(recorded.events.map(\.id))
    // An offer, or an acceptance, is felt elsewhere.
    let isFeltElsewhere = recorded.events.contains {
      if case .outcomeRecorded = $0.body { true } else { false }
    }
    let told = (isFeltElsewhere ? engine.names : names).flatMap {
      engine.reminders(of: $0, at: now).filter { $0.due <= now && events.contains($0.id.occasion) }
    }
    let coming = names.compactMap { engine.applications[$0] }.flatMap { application in
      let zone = engine.zone(of: application).identifier
      return engine.reminders(of: application.name, at: now).filter {
        !$0.isSettled && now < $0.comes && events.contains($0.id.occasion)
      }.map { ReminderReport(reminder: $0.id, at: $0.comes, zone: zone) }
    }
    return RecordMethod.Reply(
      userZone: engine.userZone.identifier, events: engine.report(on: recorded.events),
      known: engine.report(on: known.compactMap(engine.event(ofKey:))),
      warnings: recorded.warnings.map(\.inSentences),
      followUps: engine.report(on: names.flatMap { engine.followUps(of: $0, at: now) }),
      told: told.latestPhases.map { $0.message + "." },
      reminders: coming.sorted { ($0.at, "\($0.reminder)") < ($1.at, "\($1.reminder)") })
  }
}
