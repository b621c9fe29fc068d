import Glibc
import Synchronization
import SystemPackage
import Systemd
import Testing

/// What stands for a journal that can be stopped and started.
private final class StoppableJournal: Sendable {
  private struct State {
    var isStopped = false
    var texts: [String] = []
    var threads: Set<UInt> = []
  }

  private let state = Mutex(State())

  /// Held while the journal is stopped, so that sending blocks as it does with journald.
  private let gate = Mutex(())

  var texts: [String] { state.withLock(\.texts) }
  var threads: Set<UInt> { state.withLock(\.threads) }

  func send(_ entry: JournalEntry) throws(SystemdError) {
    gate.withLock { _ in }
    let text = String(decoding: entry.fields[0].value, as: UTF8.self)
    state.withLock { state in
      state.texts.append(text)
      state.threads.insert(pthread_self())
    }
    if text == "refused" { throw SystemdError(operation: "send it", errno: .noSpace) }
  }

  func whileStopped<Result>(_ body: () throws -> Result) rethrows -> Result {
    try gate.withLock { _ in try body() }
  }
}

private func entry(_ text: String) -> JournalEntry {
  JournalEntry([JournalField("MESSAGE", text)])
}

@Suite("The journal's writer")
struct JournalWriterTests {
  @Test("sends in order from another thread, and answers on the loop's")
  func inOrder() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, send: journal.send)
    var answers: [Int] = []
    for number in 0..<100 {
      let result = writer.enqueue(entry("\(number)")) { result in
        #expect((try? result.get()) != nil)
        answers.append(number)
      }
      #expect(result == .queued)
      #expect(answers.isEmpty, "No completion is called from within enqueue")
    }
    try loop.run(until: "a hundred answers") { answers.count == 100 }
    #expect(answers == Array(0..<100))
    #expect(journal.texts == (0..<100).map(String.init))
    #expect(journal.threads.count == 1)
    #expect(!journal.threads.contains(pthread_self()))
    #expect(try loop.runReady() == 0)
  }

  @Test("tells what the journal refused, and goes on")
  func refused() throws {
    let loop = try EventLoop()
    let writer = try JournalWriter(on: loop, send: StoppableJournal().send)
    var errors: [Errno?] = []
    for text in ["taken", "refused", "taken"] {
      _ = writer.enqueue(entry(text)) { result in
        if case .failure(let error) = result {
          errors.append(error.errno)
        } else {
          errors.append(nil)
        }
      }
    }
    try loop.run(until: "three answers") { errors.count == 3 }
    #expect(errors == [nil, .noSpace, nil])
  }

  @Test("takes so many entries and no more while the journal is stopped, without waiting")
  func full() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, capacity: 4, send: journal.send)
    var answers = 0
    let taken = try journal.whileStopped {
      var taken = 0
      while writer.enqueue(entry("\(taken)"), completion: { _ in answers += 1 }) == .queued {
        taken += 1
        try #require(taken <= 5)
      }
      #expect(writer.enqueue(entry("more")) { _ in Issue.record("It was full.") } == .full)
      #expect(!writer.queue.enqueue(entry("more")))
      #expect(try loop.runReady() == 0)
      return taken
    }
    // The thread may hold one entry besides those in the queue.
    #expect(4...5 ~= taken)
    try loop.run(until: "the answers") { answers == taken }
    #expect(journal.texts == (0..<taken).map(String.init))
    #expect(writer.enqueue(entry("again")) { _ in answers += 1 } == .queued)
    try loop.run(until: "the last answer") { answers == taken + 1 }
  }

  @Test("sends entries that nobody asks about, from any thread")
  func unasked() async throws {
    let journal = StoppableJournal()
    let loop = try EventLoop()
    let writer = try JournalWriter(on: loop, send: journal.send)
    let queue = writer.queue
    #expect(await Task.detached { queue.enqueue(entry("from afar")) }.value)
    #expect(writer.drain(timeoutMicroseconds: 20_000_000) == 0)
    #expect(journal.texts == ["from afar"])
  }

  @Test("says that there is room, also where nobody asked about what was sent")
  func room() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, capacity: 2, send: journal.send)
    var answers = 0
    journal.whileStopped { while writer.queue.enqueue(entry("unasked")) {} }
    writer.onRoom = { [unowned writer] in
      guard !journal.texts.contains("asked") else { return }
      _ = writer.enqueue(entry("asked")) { _ in answers += 1 }
    }
    try loop.run(until: "an answer") { answers > 0 }
  }

  @Test("drains what finds room only then, too")
  func drainMakesRoom() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, capacity: 1, send: journal.send)
    var waiting = (0..<50).map(String.init)
    var answers = 0
    writer.onRoom = { [unowned writer] in
      while let text = waiting.first,
        writer.enqueue(entry(text), completion: { _ in answers += 1 }) == .queued
      { waiting.removeFirst() }
    }
    #expect(writer.drain(timeoutMicroseconds: 20_000_000) == 0)
    #expect(journal.texts == (0..<50).map(String.init))
    #expect(answers == 50)
  }

  @Test("drains what it holds, and calls the completions, before it returns")
  func drain() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, send: journal.send)
    var answers = 0
    for number in 0..<50 { _ = writer.enqueue(entry("\(number)")) { _ in answers += 1 } }
    #expect(writer.drain(timeoutMicroseconds: 20_000_000) == 0)
    #expect(answers == 50)
    #expect(writer.drain(timeoutMicroseconds: 20_000_000) == 0, "With nothing left it is done")
  }

  @Test("gives a stopped journal up in time, and says how much was left")
  func drainGivesUp() throws {
    let loop = try EventLoop()
    let journal = StoppableJournal()
    let writer = try JournalWriter(on: loop, send: journal.send)
    try journal.whileStopped {
      for number in 0..<3 {
        _ = writer.enqueue(entry("\(number)")) { _ in Issue.record("It was not sent.") }
      }
      let start = SystemClock.monotonic.nowMicroseconds()
      #expect(writer.drain(timeoutMicroseconds: 20_000) == 3)
      #expect(20_000..<5_000_000 ~= SystemClock.monotonic.nowMicroseconds() - start)
      try #require(journal.texts.isEmpty)
    }
  }

  @Test("ends its thread when its owner goes, after sending what it had")
  func ends() throws {
    final class Witness: Sendable {}
    weak var witness: Witness?
    let journal = StoppableJournal()
    let loop = try EventLoop()
    do {
      let captured = Witness()
      witness = captured
      let writer = try JournalWriter(on: loop) { entry throws(SystemdError) in
        try journal.send(entry)
        withExtendedLifetime(captured) {}
      }
      _ = writer.enqueue(entry("last")) { _ in Issue.record("The writer is gone.") }
    }
    let deadline = SystemClock.monotonic.nowMicroseconds() + 20_000_000
    while witness != nil, SystemClock.monotonic.nowMicroseconds() < deadline { sched_yield() }
    #expect(witness == nil)
    #expect(journal.texts == ["last"])
    #expect(try loop.runReady() == 0)
  }
}
