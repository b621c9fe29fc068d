package import CivilTime
package import FollowupCore

extension Card {
  /// The card as it would be now; nil if all that it is about was done, skipped or put off, or came to
  /// nothing.
  ///
  /// - Parameters:
  ///   - changed: the applications that may have changed; nil if any may have.
  ///   - includesSnoozed: whether what was put off counts, too.
  package func current(
    in engine: Engine, changed: [String]? = nil, includesSnoozed: Bool = false, at now: Instant
  ) -> Card? {
    guard !isAboutNoReminder else { return self }
    // Topics may be many, and the engine's answers take their time.
    let left = topics.compactMap { topic in
      guard changed?.contains(topic.reminder.id.application) ?? true else { return topic }
      let id = topic.reminder.id
      guard includesSnoozed || !Self.isPutOff(id, in: engine),
        let reminder = Self.reminder(id, in: engine, at: now)
      else { return nil }
      var current = Topic(reminder, in: engine)
      current.remark = topic.remark
      return current
    }
    return left.isEmpty ? nil : Card(left, isExplanation: isExplanation)
  }

  /// A reminder for which there still is a reason.
  static func reminder(
    _ id: ReminderID, in engine: Engine, at now: Instant
  ) -> Reminder? {
    engine.reminders(of: id.application, at: now).first { $0.id == id }
  }

  private static func isPutOff(_ id: ReminderID, in engine: Engine) -> Bool {
    engine.applications[id.application]?.isPutOff(id) == true
  }

  /// Whether nothing is left to do about a reminder, or it was put off.
  package static func isSettled(_ id: ReminderID, in engine: Engine, at now: Instant) -> Bool {
    isPutOff(id, in: engine) || reminder(id, in: engine, at: now) == nil
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
