package import FollowupCore

/// Where reminders are written, one entry each.
package protocol ReminderJournal: AnyObject {
  /// Called when it takes entries again.
  var onRoom: () -> Void { get set }
  /// Writes an entry, unless the queue is full.
  ///
  /// - Parameter completion: gets nil once the entry is written, else why it was refused.
  /// - Returns: whether the entry was taken; if not, `completion` is not called.
  func write(_ notice: Notice, completion: @escaping (_ refusal: String?) -> Void) -> Bool
}

/// Tells each reminder in the journal. A reminder counts as told once the journal has it.
package final class JournalOutlet: Outlet {
  package weak var owner: (any OutletOwner)?
  private let journal: any ReminderJournal
  /// The reminders for which the journal has no room at present.
  private var waiting: [Notice] = []
  /// Why the journal refused the last reminder.
  private var refusal: String?

  package init(_ journal: any ReminderJournal) {
    self.journal = journal
    journal.onRoom = { [weak self] in self?.writeWaiting() }
  }

  package var confirms: Bool { true }

  package var problem: String? {
    guard !waiting.isEmpty else { return refusal }
    let reminders = waiting.count == 1 ? "1 reminder waits" : "\(waiting.count) reminders wait"
    return "The journal takes no entries for the time being: \(reminders) to be written there."
  }

  package func tell(_ notices: [Notice]) {
    waiting += notices
    writeWaiting()
  }

  /// Writes for as long as there is room. Diagnostics share it, so that room may appear without an
  /// answer to a reminder.
  private func writeWaiting() {
    let notices = waiting[...]
    let left = notices.drop { notice in
      journal.write(notice) { [weak self] refusal in self?.written(notice, refusal) }
    }
    waiting = Array(left)
  }

  private func written(_ notice: Notice, _ refusal: String?) {
    self.refusal = refusal.map { "The journal refused a reminder: \($0)" }
    // A second try would fail likewise, so a refused reminder counts as told.
    owner?.told(notice.reminder.id, by: self)
  }
}
