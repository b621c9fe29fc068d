import SystemPackage
import Systemd
import Testing

@Suite("The event loop")
struct EventLoopTests {
  @Test("returns the code that a handler ends it with")
  func exitCode() throws {
    let loop = try EventLoop()
    let deferred = try loop.addDeferred { loop.exit(code: 42) }
    deferred.schedule()
    #expect(try loop.run() == 42)
  }

  @Test("takes being ended again, after its end, for nothing")
  func exitAfterTheEnd() throws {
    let loop = try EventLoop()
    loop.exit(code: 1)
    #expect(try loop.run() == 1)
    loop.exit(code: 2)
  }

  @Test("says where it cannot run any more")
  func runAfterTheEnd() throws {
    let loop = try EventLoop()
    loop.exit()
    _ = try loop.run()
    let error = #expect(throws: SystemdError.self) { try loop.runOnce() }
    #expect(error?.description == "Could not run the event loop once: Stale file handle.")
  }

  @Test("tells whether a source was ready in time")
  func timeout() throws {
    let loop = try EventLoop()
    #expect(try loop.runOnce(timeoutMicroseconds: 1_000) == false)
    let deferred = try loop.addDeferred {}
    deferred.schedule()
    #expect(try loop.runOnce(timeoutMicroseconds: 0))
  }

  @Test("runs a deferred handler once for each time it is asked for, on a later turn")
  func deferred() throws {
    let loop = try EventLoop()
    var calls = 0
    let deferred = try loop.addDeferred { calls += 1 }
    #expect(try loop.runReady() == 0)
    deferred.schedule()
    deferred.schedule()
    #expect(calls == 0)
    #expect(try loop.runReady() == 1)
    deferred.schedule()
    try loop.runReady()
    #expect(calls == 2)
  }

  @Test("lets what is ready have its turn before a deferred handler that asks again and again")
  func deferredAgain() throws {
    let loop = try EventLoop()
    let (near, far) = try UnixStream.pair()
    var calls: [String] = []
    var deferred: DeferredSource!
    deferred = try loop.addDeferred {
      calls.append("deferred")
      deferred.schedule()
    }
    let other = try loop.addDescriptor(of: near, events: .readable) { _ in calls.append("other") }
    _ = try far.write([1])
    deferred.schedule()
    for _ in 1...8 { try loop.runOnce(timeoutMicroseconds: 0) }
    #expect(calls.filter { $0 == "other" }.count >= 3)
    #expect(calls.filter { $0 == "deferred" }.count >= 3)
    withExtendedLifetime(other) {}
    deferred = nil
  }

  @Test("calls a deferred handler after all that was ready when it was asked for")
  func deferredAfterOthers() throws {
    let loop = try EventLoop()
    var calls: [String] = []
    var deferred: DeferredSource!
    let pairs = try (0..<3).map { _ in try UnixStream.pair() }
    let others = try pairs.map { pair in
      try loop.addDescriptor(of: pair.0, events: .readable) { _ in
        calls.append("other")
        deferred.schedule()
      }
    }
    deferred = try loop.addDeferred { calls.append("deferred") }
    for pair in pairs { _ = try pair.1.write([1]) }
    while !calls.contains("deferred"), try loop.runOnce(timeoutMicroseconds: 0) {}
    #expect(calls.prefix(4) == ["other", "other", "other", "deferred"])
    withExtendedLifetime((others, pairs)) {}
  }

  @Test("calls the handlers that are ready by their priority")
  func priority() throws {
    let loop = try EventLoop()
    var calls: [String] = []
    let late = try loop.addTimer(clock: .monotonic, atMicroseconds: 0) { calls.append("late") }
    let early = try loop.addTimer(clock: .monotonic, atMicroseconds: 0) { calls.append("early") }
    try late.setPriority(10)
    try early.setPriority(-10)
    try loop.runReady()
    #expect(calls == ["early", "late"])
  }

  @Test("forgets a source, and its handler, with the source's owner")
  func released() throws {
    final class Witness {}
    let loop = try EventLoop()
    weak var witness: Witness?
    var deferred: DeferredSource?
    do {
      let captured = Witness()
      witness = captured
      deferred = try loop.addDeferred { withExtendedLifetime(captured) {} }
    }
    deferred?.schedule()
    #expect(witness != nil)
    deferred = nil
    #expect(witness == nil)
    #expect(try loop.runReady() == 0)
  }

  @Test("lets a handler drop its own source, and what the handler holds outlives the call")
  func dropsItself() throws {
    final class Owner {
      var timer: TimerSource?
      var log: [String] = []
    }
    let loop = try EventLoop()
    let owner = Owner()
    let text = String(repeating: "held by the handler ", count: 4)
    owner.timer = try loop.addTimer(clock: .monotonic, atMicroseconds: 0) {
      owner.timer = nil
      owner.log.append(text)
    }
    try loop.runReady()
    #expect(owner.log == [text])
  }

  @Test("outlives its owner's last reference for as long as a source needs it")
  func sourceOutlivesLoop() throws {
    var timer: TimerSource?
    do {
      let loop = try EventLoop()
      timer = try loop.addTimer(clock: .monotonic) {}
    }
    try timer?.arm(atMicroseconds: 0)
    timer = nil
  }

  @Test("has nothing to do while its sources wait")
  func idle() throws {
    let loop = try EventLoop()
    let (near, far) = try UnixStream.pair()
    defer { withExtendedLifetime(far) {} }
    let now = SystemClock.realtime.nowMicroseconds()
    let sources: [AnyObject] = [
      try loop.addTimer(clock: .realtime, atMicroseconds: now + 86_400_000_000) {},
      try loop.addInotify(path: "/", mask: [.created]) { _ in },
      try loop.addDescriptor(of: near, events: .readable) { _ in },
      try loop.addDeferred {},
      try ClockChangeSource(on: loop) {},
      try JournalWriter(on: loop, send: { _ in }),
    ]
    try loop.runReady()
    #expect(try loop.runOnce(timeoutMicroseconds: 50_000) == false)
    withExtendedLifetime(sources) {}
  }
}
