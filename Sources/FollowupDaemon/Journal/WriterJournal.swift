import FollowupCore
import FollowupRuntime
import Systemd

/// The journal, as reminders are written to it: through the writer's thread.
final class WriterJournal: ReminderJournal {
  private let writer: JournalWriter

  init(_ writer: JournalWriter) { self.writer = writer }

  var onRoom: () -> Void {
    get { writer.onRoom }
    set { writer.onRoom = newValue }
  }

  func write(_ notice: Notice, completion: @escaping (String?) -> Void) -> Bool {
    let outcome = writer.enqueue(JournalEntry(notice)) { result in
      switch result {
      case .success: completion(nil)
      case .failure(let error): completion(error.description)
      }
    }
    return outcome == .queued
  }
}
