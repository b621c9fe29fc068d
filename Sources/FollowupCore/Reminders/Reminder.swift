package import CivilTime

/// Something to tell the user at an instant.
package struct Reminder: Hashable, Sendable {
  /// What it is known by, in the log and to outlets.
  package let id: ReminderID
  /// When its phase begins.
  package let due: Instant
  /// When it is to be told: put off by the user or by the quiet hours, or moved before them.
  package let comes: Instant
  /// One sentence. It names neither an address nor a salary nor a note.
  package let message: String
  /// What it is about; nil for a reminder about an interview itself.
  package var followUp: FollowUp? { about?.followUp }
  private let about: SharedFollowUp?
  /// Whether it is not to be told any more: it was, or it was known when its occasion was recorded.
  package let isSettled: Bool
  /// Whether a showing was begun that a crash cut off, so that the user may have seen it.
  package var mayHaveBeenShown: Bool

  init(
    id: ReminderID, due: Instant, comes: Instant, message: String, about: SharedFollowUp?,
    isSettled: Bool, mayHaveBeenShown: Bool = false
  ) {
    self.id = id
    self.due = due
    self.comes = comes
    self.message = message
    self.about = about
    self.isSettled = isSettled
    self.mayHaveBeenShown = mayHaveBeenShown
  }

  init(
    id: ReminderID, due: Instant, comes: Instant, message: String, followUp: FollowUp?,
    isSettled: Bool, mayHaveBeenShown: Bool = false
  ) {
    self.init(
      id: id, due: due, comes: comes, message: message, about: followUp.map(SharedFollowUp.init),
      isSettled: isSettled, mayHaveBeenShown: mayHaveBeenShown)
  }
}

/// A follow-up that the reminders of its phases are about. It is large, and they are sorted.
final class SharedFollowUp: Hashable, Sendable {
  let followUp: FollowUp

  init(_ followUp: FollowUp) { self.followUp = followUp }

  static func == (left: SharedFollowUp, right: SharedFollowUp) -> Bool {
    left === right || left.followUp == right.followUp
  }

  func hash(into hasher: inout Hasher) { hasher.combine(followUp) }
}

/// A reminder that is being told.
package struct Notice: Hashable, Sendable {
  /// The reminder to tell.
  package let reminder: Reminder
  /// Whether it comes later than it should have: the machine slept, or the daemon was down.
  package let isLate: Bool

  /// The reminder's sentence, and whether it comes late or may have been shown before.
  package var message: String {
    reminder.message + (isLate ? " (told late)" : "")
      + (reminder.mayHaveBeenShown ? " (may have been shown before)" : "")
  }
}
