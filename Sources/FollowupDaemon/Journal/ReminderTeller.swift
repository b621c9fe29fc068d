import FollowupCore
import Systemd

/// Tells reminders: each in the journal, and together on the desktop. Says when the journal has them.
final class ReminderTeller {
  private let writer: JournalWriter
  private let desktop: Desktop
  /// What found no room in the writer's queue, since journald is stopped.
  private var waiting: [Notice] = []
  /// Called when a reminder was told.
  var onTold: (ReminderID) -> Void = { _ in }
  private var refusal: String?

  init(writer: JournalWriter, desktop: Desktop) {
    self.writer = writer
    self.desktop = desktop
    writer.onRoom = { [weak self] in self?.writeWaiting() }
  }

  /// What could not be told, in a sentence.
  var problem: String? {
    guard !waiting.isEmpty else { return refusal }
    let reminders = waiting.count == 1 ? "1 reminder waits" : "\(waiting.count) reminders wait"
    return "The journal takes no entries for the time being: \(reminders) to be written there."
  }

  func tell(_ notices: [Notice]) {
    desktop.show(notices.map { Card($0) })
    waiting += notices
    writeWaiting()
  }

  /// Writes for as long as there is room. Diagnostics share it, so that it may come without an answer to
  /// a reminder.
  private func writeWaiting() {
    let notices = waiting[...]
    let left = notices.drop { write($0) }
    waiting = Array(left)
  }

  private func write(_ notice: Notice) -> Bool {
    let outcome = writer.enqueue(JournalEntry(notice)) { [weak self] result in
      self?.written(notice, result)
    }
    return outcome == .queued
  }

  private func written(_ notice: Notice, _ result: Result<Void, SystemdError>) {
    // The desktop has it, and a second try would fare no better: it counts as told.
    if case .failure(let error) = result { refusal = "The journal refused a reminder: \(error)" }
    onTold(notice.reminder.id)
  }
}
