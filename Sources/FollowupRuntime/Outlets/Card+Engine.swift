package import CivilTime
package import FollowupCore

extension Card {
  /// Whether all that the card is about was done, skipped, put off, or came to nothing, now that these
  /// applications have changed.
  package func isSettled(by changed: [String], in engine: Engine, at now: Instant) -> Bool {
    // Cards may be many, and the engine's answers take their time.
    guard followUps.contains(where: { changed.contains($0.application) }) else { return false }
    return reminders.allSatisfy { reminder in
      guard let followUp = reminder.followUp else { return true }
      guard let situation = engine.situation(of: followUp.application, at: now) else { return true }
      return situation.application.isPutOff(reminder.id)
        || !situation.followUps().contains {
          $0.action == followUp.action && $0.occasion.event == followUp.occasion.event
            && $0.state.isOutstanding
        }
    }
  }
}

extension FollowUp {
  /// What is recorded if the user answers to a reminder that it was sent. Said on two devices of one
  /// follow-up, it is one message.
  package func sent(at now: Instant, answering reminder: ReminderID) -> EventDraft {
    EventDraft(
      application: application, at: now,
      body: .touchSent(
        .init(
          action: action, channel: channel, contact: recipient?.contact, reminder: reminder)))
  }
}
