import CSystemd
import Glibc
import Synchronization
import SystemPackage

/// The entries between writers and the thread that sends them, up to a limit.
///
/// Any thread may add an entry to it. It is the writer's half that needs no answer, as diagnostics do.
package final class JournalQueue: Sendable {
  /// An answer for the writer: which entry, and what became of it.
  typealias Answer = (ticket: UInt64, result: Result<Void, SystemdError>)

  private struct State {
    var waiting: [(entry: JournalEntry, ticket: UInt64?)] = []
    var answers: [Answer] = []
    var isSending = false
    var isClosed = false
  }

  private let capacity: Int
  private let send: @Sendable (JournalEntry) throws(SystemdError) -> Void
  private let state = Mutex(State())

  /// Counts what the sending thread has to look at: an entry each, and one for the end.
  private let work: EventCounter

  /// Readable once an entry was sent, whether it has an answer or not.
  let progress: EventCounter

  init(
    capacity: Int, send: @escaping @Sendable (JournalEntry) throws(SystemdError) -> Void
  ) throws(SystemdError) {
    precondition(capacity > 0, "A queue without room takes no entry")
    self.capacity = capacity
    self.send = send
    work = try EventCounter(isSemaphore: true)
    progress = try EventCounter()
  }

  /// Adds an entry without a completion.
  ///
  /// - Returns: false if the queue is full, and the entry is left out.
  @discardableResult
  package func enqueue(_ entry: JournalEntry) -> Bool {
    enqueue(entry, ticket: nil)
  }

  /// Adds an entry, whose answer will carry the ticket.
  func enqueue(_ entry: JournalEntry, ticket: UInt64?) -> Bool {
    let added = state.withLock { state in
      guard !state.isClosed, state.waiting.count < capacity else { return false }
      state.waiting.append((entry, ticket))
      return true
    }
    if added { work.increment() }
    return added
  }

  /// How many entries were neither sent nor refused yet.
  var unsentCount: Int {
    state.withLock { $0.waiting.count + ($0.isSending ? 1 : 0) }
  }

  /// Takes the answers that have come since the last time.
  func takeAnswers() -> [Answer] {
    state.withLock { state in
      progress.reset()
      defer { state.answers = [] }
      return state.answers
    }
  }

  /// Takes no more entries; the thread ends after those that it has.
  func close() {
    state.withLock { $0.isClosed = true }
    work.increment()
  }

  /// Starts the thread that sends, which keeps the queue alive until it is closed and empty.
  ///
  /// It is never waited for: while journald is stopped it may block without end, and the process ends
  /// all the same.
  func startSending() throws(SystemdError) {
    // The thread inherits these: signals are for the event loop's thread alone.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let queue = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, nil,
      { queue in
        let queue = Unmanaged<JournalQueue>.fromOpaque(queue!).takeRetainedValue()
        while queue.sendNext() {}
        return nil
      }, queue.toOpaque())
    if result != 0 { queue.release() }
    try check(-result, "start the thread that writes to the journal")
    pthread_detach(thread)
  }

  /// Waits for an entry and sends it; false once the queue is closed and empty.
  private func sendNext() -> Bool {
    work.waitAndDecrement()
    let next = state.withLock { state -> (entry: JournalEntry, ticket: UInt64?)? in
      guard !state.waiting.isEmpty else { return nil }
      state.isSending = true
      return state.waiting.removeFirst()
    }
    guard let next else { return false }
    let result = Result { () throws(SystemdError) in try send(next.entry) }
    state.withLock { state in
      state.isSending = false
      if let ticket = next.ticket { state.answers.append((ticket, result)) }
      // Within the lock, so that nothing is left to wake the loop for once the answer is taken.
      progress.increment()
    }
    return true
  }
}
