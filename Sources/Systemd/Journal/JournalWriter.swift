import Glibc
import SystemPackage

/// Writes to the journal from a thread of its own, so that the event loop never waits for journald.
///
/// The writer belongs to its loop's thread, where completions are called too, in the order in which
/// the entries were added.
package final class JournalWriter {
  /// Whether the writer took an entry.
  package enum Enqueued: Hashable, Sendable {
    /// It will be sent, and its completion called.
    case queued

    /// Too many wait already. Nothing will come of it: try again when there is room.
    case full
  }

  /// What became of an entry.
  package typealias Completion = (Result<Void, SystemdError>) -> Void

  /// The queue alone, for entries without a completion, from any thread.
  package let queue: JournalQueue

  /// Called from the event loop after entries were sent, whoever added them, and once their completions
  /// were called: there is room again.
  package var onRoom: () -> Void {
    get { pending.onRoom }
    set { pending.onRoom = newValue }
  }

  private let pending: PendingCompletions
  private let source: DescriptorSource

  /// Starts a writer whose answers come through an event loop.
  ///
  /// - Parameters:
  ///   - capacity: how many entries may wait.
  ///   - send: what sends an entry, on the writer's thread; it may block.
  package init(
    on loop: EventLoop, capacity: Int = 256,
    send: @escaping @Sendable (JournalEntry) throws(SystemdError) -> Void = Journal().send
  ) throws(SystemdError) {
    let queue = try JournalQueue(capacity: capacity, send: send)
    let pending = PendingCompletions()
    self.queue = queue
    self.pending = pending
    source = try loop.addDescriptor(of: queue.progress, events: .readable) { _ in
      pending.call(for: queue.takeAnswers())
      pending.onRoom()
    }
    try queue.startSending()
  }

  deinit {
    queue.close()
  }

  /// Adds an entry and returns at once; the completion is called from the event loop, unless the
  /// writer is gone by then.
  package func enqueue(
    _ entry: JournalEntry, completion: @escaping Completion
  ) -> Enqueued {
    let ticket = pending.add(completion)
    guard queue.enqueue(entry, ticket: ticket) else {
      pending.remove(ticket)
      return .full
    }
    return .queued
  }

  /// Waits until all entries are sent, and calls their completions; for the end of the process.
  ///
  /// - Parameter timeoutMicroseconds: how long to wait at most, since journald may be stopped.
  /// - Returns: how many entries were not sent; their completions were not called.
  package func drain(timeoutMicroseconds: Int64) -> Int {
    let deadline = SystemClock.monotonic.nowMicroseconds() + timeoutMicroseconds
    while true {
      onRoom()
      let answers = queue.takeAnswers()
      pending.call(for: answers)
      // Counted last: what is sent from here on makes the poll return at once.
      let unsentCount = queue.unsentCount
      let remaining = deadline - SystemClock.monotonic.nowMicroseconds()
      guard unsentCount > 0, remaining > 0 else {
        let last = queue.takeAnswers()
        pending.call(for: last)
        // An answer may have made room for more.
        if unsentCount == 0, remaining > 0, !(answers + last).isEmpty { continue }
        return unsentCount
      }
      var ready = pollfd(
        fd: queue.progress.descriptor.rawValue, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, Int32(clamping: (remaining + 999) / 1_000))
    }
  }
}

/// Completions that wait for their answer, and those who wait for room.
private final class PendingCompletions {
  var onRoom: () -> Void = {}
  private var completions: [UInt64: JournalWriter.Completion] = [:]
  private var lastTicket: UInt64 = 0

  func add(_ completion: @escaping JournalWriter.Completion) -> UInt64 {
    lastTicket += 1
    completions[lastTicket] = completion
    return lastTicket
  }

  func remove(_ ticket: UInt64) {
    completions[ticket] = nil
  }

  func call(for answers: [JournalQueue.Answer]) {
    for answer in answers {
      completions.removeValue(forKey: answer.ticket)?(answer.result)
    }
  }
}
