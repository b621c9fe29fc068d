import CSystemd
import Testing

@testable import Systemd

private let allClocks: [SystemClock] = [.realtime, .monotonic]

@Suite("A timer")
struct TimerSourceTests {
  @Test("elapses once at its instant, never before", arguments: allClocks)
  func elapses(clock: SystemClock) throws {
    let loop = try EventLoop()
    let deadline = clock.nowMicroseconds() + 20_000
    var elapsed: [Int64] = []
    let timer = try loop.addTimer(clock: clock, atMicroseconds: deadline) {
      elapsed.append(clock.nowMicroseconds())
    }
    try loop.run(until: "the timer") { !elapsed.isEmpty }
    #expect(elapsed[0] >= deadline)
    #expect(try loop.runOnce(timeoutMicroseconds: 20_000) == false)
    #expect(elapsed.count == 1)
    withExtendedLifetime(timer) {}
  }

  @Test(
    "elapses at once where its instant has passed",
    arguments: allClocks, [Int64.min, -1, 0, 1])
  func past(clock: SystemClock, deadline: Int64) throws {
    let loop = try EventLoop()
    var calls = 0
    let timer = try loop.addTimer(clock: clock, atMicroseconds: deadline) { calls += 1 }
    try loop.run(until: "the timer") { calls > 0 }
    #expect(try loop.runReady() == 0)
    withExtendedLifetime(timer) {}
  }

  @Test(
    "waits for an instant that is centuries away",
    arguments: allClocks, [4_102_444_800_000_000, 253_402_300_799_000_000, Int64.max])
  func farFuture(clock: SystemClock, deadline: Int64) throws {
    let loop = try EventLoop()
    let timer = try loop.addTimer(clock: clock, atMicroseconds: deadline) {
      Issue.record("It elapsed.")
    }
    #expect(try loop.runOnce(timeoutMicroseconds: 5_000) == false)
    withExtendedLifetime(timer) {}
  }

  @Test("can be set again, also from its own handler")
  func rearmed() throws {
    let loop = try EventLoop()
    var calls = 0
    var timer: TimerSource?
    timer = try loop.addTimer(clock: .monotonic) {
      calls += 1
      if calls < 3 { try? timer?.arm(atMicroseconds: 0) }
    }
    #expect(try loop.runReady() == 0)
    try timer?.arm(atMicroseconds: 0)
    try loop.run(until: "three calls") { calls == 3 }
    #expect(try loop.runReady() == 0)
    try timer?.arm(atMicroseconds: SystemClock.monotonic.nowMicroseconds() + 1_000)
    try loop.run(until: "a fourth call") { calls == 4 }
    timer = nil
  }

  @Test("moves to an earlier instant, and is stopped")
  func movedAndStopped() throws {
    let loop = try EventLoop()
    var calls = 0
    let timer = try loop.addTimer(clock: .realtime, atMicroseconds: .max) { calls += 1 }
    try loop.runReady()
    try timer.arm(atMicroseconds: 0)
    try timer.disarm()
    #expect(try loop.runOnce(timeoutMicroseconds: 5_000) == false)
    try timer.arm(atMicroseconds: 0)
    try loop.run(until: "the timer") { calls == 1 }
  }

  @Test("set for an earlier instant goes before another, whatever their order of making")
  func order() throws {
    let loop = try EventLoop()
    let now = SystemClock.monotonic.nowMicroseconds()
    var calls: [Int] = []
    let later = try loop.addTimer(clock: .monotonic, atMicroseconds: now - 1) { calls.append(2) }
    let earlier = try loop.addTimer(clock: .monotonic, atMicroseconds: now - 9) { calls.append(1) }
    try loop.run(until: "both timers") { calls.count == 2 }
    #expect(calls == [1, 2])
    withExtendedLifetime((later, earlier)) {}
  }

  @Test("is exact unless it may be late", arguments: [(nil, 1), (0, 1), (1, 1), (5_000, 5_000)])
  func accuracy(asked: UInt64?, expected: UInt64) throws {
    let loop = try EventLoop()
    let timer =
      if let asked {
        try loop.addTimer(clock: .realtime, accuracyMicroseconds: asked) {}
      } else {
        try loop.addTimer(clock: .realtime) {}
      }
    var accuracy: UInt64 = 0
    #expect(sd_event_source_get_time_accuracy(timer.handle, &accuracy) >= 0)
    #expect(accuracy == expected)
  }

  @Test("reads clocks that go on, the real-time one in this century")
  func clocks() {
    for clock in allClocks {
      let before = clock.nowMicroseconds()
      #expect(clock.nowMicroseconds() >= before)
    }
    #expect(SystemClock.realtime.nowMicroseconds() > 1_700_000_000_000_000)
  }
}
