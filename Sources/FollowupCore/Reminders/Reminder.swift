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
  package let followUp: FollowUp?
  /// Whether it is not to be told any more: it was, or it was known when its occasion was recorded.
  package let isSettled: Bool
  /// Whether a showing was begun that a crash cut off, so that the user may have seen it.
  package var mayHaveBeenShown = false
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
