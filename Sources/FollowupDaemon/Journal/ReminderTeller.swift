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
  private(set) var problem: String?

  init(writer: JournalWriter, desktop: Desktop) {
    self.writer = writer
    self.desktop = desktop
  }

  func tell(_ notices: [Notice]) {
    desktop.show(notices.map { Card($0) })
    for notice in notices { write(notice) }
  }

  private func write(_ notice: Notice) {
    let outcome = writer.enqueue(JournalEntry(notice)) { [weak self] result in
      self?.written(notice, result)
    }
    if outcome == .full { waiting.append(notice) }
  }

  private func written(_ notice: Notice, _ result: Result<Void, SystemdError>) {
    // The desktop has it, and a second try would fare no better: it counts as told.
    if case .failure(let error) = result { problem = "The journal refused a reminder: \(error)" }
    onTold(notice.reminder.id)
    guard !waiting.isEmpty else { return }
    write(waiting.removeFirst())
  }
}
