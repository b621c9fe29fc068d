internal import CivilTime
internal import ControlInterface
internal import FollowupCore

extension EngineDriver {
  /// What a recording command is told: what was recorded, what is next, and which reminders are due
  /// already and so come no more.
  ///
  /// - Parameter drafts: what was asked for; those among them whose key is known were left out.
  func reply(to recorded: Recorded, of drafts: [EventDraft] = []) -> RecordMethod.Reply {
    let now = now()
    let keys = Set(recorded.events.compactMap(\.key))
    let known = drafts.compactMap(\.key).filter { !keys.contains($0) }
    let names = Set(recorded.events.map(\.application)).sorted()
    let events = Set(recorded.events.map(\.id))
    let told = names.compactMap { engine.situation(of: $0, at: now) }.flatMap { situation in
      situation.reminders(quiet: nil).filter { $0.due <= now && events.contains($0.id.occasion) }
    }
    return RecordMethod.Reply(
      userZone: engine.userZone.identifier, events: recorded.events.map(engine.report),
      known: known.compactMap(engine.event(ofKey:)).map(engine.report),
      warnings: recorded.warnings.map(\.inSentences),
      followUps: names.flatMap { engine.followUps(of: $0, at: now) }.map { FollowUpReport($0) },
      told: told.latestPhases.map { $0.message + "." })
  }
}
