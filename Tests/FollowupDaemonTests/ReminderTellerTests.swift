import CivilTime
import Synchronization
import Systemd
import Testing

@testable import FollowupCore
@testable import FollowupDaemon

/// What becomes of reminders while the journal takes nothing.
@Suite struct ReminderTellerTests {
  private let reminder = ReminderID("acme/thank-you/abcd/1/opens")!

  private var notice: Notice {
    let now = Instant(microsecondsSinceEpoch: 0)
    return Notice(
      reminder: Reminder(
        id: reminder, due: now, comes: now, message: "acme: thank-you", followUp: nil,
        isSettled: false),
      isLate: false)
  }

  @Test func `a reminder that found the journal's queue full of diagnostics is told after them`()
    throws
  {
    let loop = try EventLoop()
    let gate = Gate()
    let writer = try JournalWriter(on: loop, capacity: 1) { _ in gate.pass() }
    let nowhere = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/proc/none"]
    let teller = ReminderTeller(
      writer: writer, desktop: try Desktop(on: loop, environment: nowhere))
    var told: [ReminderID] = []
    teller.onTold = { told.append($0) }
    gate.whileClosed {
      let diagnostic = JournalEntry([JournalField("MESSAGE", "of no interest")])
      // One is in the thread's hands, and one in the queue.
      writer.queue.enqueue(diagnostic)
      while !gate.holdsSomebody || writer.queue.enqueue(diagnostic) {}
      teller.tell([notice])
      #expect(teller.problem?.contains("1 reminder waits") == true)
    }
    for _ in 1...100 where told.isEmpty { _ = try loop.runOnce(timeoutMicroseconds: 1_000_000) }
    #expect(told == [reminder])
    #expect(teller.problem == nil)
  }
}

/// What holds the journal's thread up.
private final class Gate: Sendable {
  private let gate = Mutex(())
  private let isReached = Mutex(false)

  var holdsSomebody: Bool { isReached.withLock { $0 } }

  func pass() {
    isReached.withLock { $0 = true }
    gate.withLock { _ in }
  }

  func whileClosed(_ body: () -> Void) { gate.withLock { _ in body() } }
}
