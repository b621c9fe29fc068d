/// What several answers about one situation have in common: worked out for the first of them, and kept
/// for the others.
final class SharedAnswers {
  /// What follows from the events; nil if nothing asked for it yet.
  var consequences: Consequences?
  /// When to move on; nil if that was not worked out yet.
  var moveOn: MoveOn??
  /// The check-in whose window was worked out last.
  var checkIn: (candidate: Candidate, window: Window)?
}

/// What follows from the events of an application at an instant, before the rules.
final class Consequences {
  let silence: Silence
  let acquaintance: Acquaintance
  let usualRecipients: [Contact]
  let replies: [Proposal]
  let remindersPutOff: [ReminderThread: [Application.ReminderHistory]]

  init(
    silence: Silence, acquaintance: Acquaintance, usualRecipients: [Contact], replies: [Proposal],
    remindersPutOff: [ReminderThread: [Application.ReminderHistory]]
  ) {
    self.silence = silence
    self.acquaintance = acquaintance
    self.usualRecipients = usualRecipients
    self.replies = replies
    self.remindersPutOff = remindersPutOff
  }
}
