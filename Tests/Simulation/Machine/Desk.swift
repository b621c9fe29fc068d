import CivilTime
import FollowupCore

/// What a reminder is told to: the journal, which may be stopped for a while, and the desktop, whose
/// server may be absent.
struct Desk {
  private(set) var isJournalStopped = false
  private(set) var isDesktopAbsent = false
  /// What the daemon keeps until the journal takes it, and what until there is a desktop.
  private var forJournal: [ReminderID] = []
  private var forDesktop: [ReminderID] = []

  /// Whether everything was taken.
  var isIdle: Bool { forJournal.isEmpty }

  mutating func tell(_ id: ReminderID) {
    forJournal.append(id)
    forDesktop.append(id)
  }

  mutating func stopJournal(_ isStopped: Bool) { isJournalStopped = isStopped }

  mutating func removeDesktop(_ isAbsent: Bool) { isDesktopAbsent = isAbsent }

  /// The next reminder that the journal has taken.
  mutating func nextInJournal() -> ReminderID? {
    isJournalStopped || forJournal.isEmpty ? nil : forJournal.removeFirst()
  }

  /// The next reminder that the desktop has shown.
  mutating func nextOnDesktop() -> ReminderID? {
    isDesktopAbsent || forDesktop.isEmpty ? nil : forDesktop.removeFirst()
  }

  /// The daemon has ended, and with it all that it kept.
  mutating func forget() {
    forJournal = []
    forDesktop = []
  }
}
