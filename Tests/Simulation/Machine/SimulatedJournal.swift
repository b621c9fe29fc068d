import FollowupCore

/// The journal, which may be stopped for a while. What the daemon keeps until it goes on dies with it.
struct SimulatedJournal {
  var isStopped = false
  private var waiting: [ReminderID] = []

  mutating func write(_ id: ReminderID) { waiting.append(id) }

  /// The next reminder that it has taken.
  mutating func next() -> ReminderID? {
    isStopped || waiting.isEmpty ? nil : waiting.removeFirst()
  }

  /// The daemon has ended, and with it all that it kept.
  mutating func forget() { waiting = [] }
}
