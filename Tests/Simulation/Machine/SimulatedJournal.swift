import FollowupCore
import FollowupRuntime

/// The journal, which may be stopped for a while. What the daemon keeps until it goes on dies with it.
final class SimulatedJournal: ReminderJournal {
  var onRoom: () -> Void = {}
  weak var host: SimulatedHost?
  var isStopped = false
  private var waiting: [(id: ReminderID, completion: (String?) -> Void)] = []

  /// No more entries than this wait to be written.
  private static let waitingAtMost = 3

  func write(_ notice: Notice, completion: @escaping (String?) -> Void) -> Bool {
    guard waiting.count < Self.waitingAtMost else { return false }
    waiting.append((notice.reminder.id, completion))
    return true
  }

  /// Takes the next reminder; false if it takes none.
  func confirmNext() -> Bool {
    guard !isStopped, !waiting.isEmpty, let host else { return false }
    let next = waiting.removeFirst()
    host.machine.ledger.show(next.id)
    host.act { next.completion(nil) }
    onRoom()
    return true
  }

  /// The daemon has ended, and with it all that it kept.
  func forget() {
    waiting = []
    onRoom = {}
  }
}
