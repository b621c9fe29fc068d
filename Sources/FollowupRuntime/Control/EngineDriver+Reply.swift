internal import ControlInterface
internal import FollowupCore

extension EngineDriver {
  /// What a recording command is told: what was recorded, what is next, and which reminders are due
  /// already and so come no more.
  func reply(to recorded: Recorded) -> RecordMethod.Reply {
    let now = now()
    let names = Set(recorded.events.map(\.application)).sorted()
    let events = Set(recorded.events.map(\.id))
    let told = names.compactMap { engine.situation(of: $0, at: now) }.flatMap { situation in
      situation.reminders(quiet: nil).filter { $0.due <= now && events.contains($0.id.occasion) }
    }
    return RecordMethod.Reply(
      events: recorded.events.map { EventReport($0) },
      warnings: recorded.warnings.map { RemarkReport(text: sentence($0.text), remedy: $0.remedy) },
      followUps: names.flatMap { engine.followUps(of: $0, at: now) }.map { FollowUpReport($0) },
      told: told.latestPhases.map { $0.message + "." })
  }
}
