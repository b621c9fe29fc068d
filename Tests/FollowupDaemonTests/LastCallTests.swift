import CSystemd
import Testing

@testable import FollowupDaemon
@testable import Systemd

/// When a call comes that waits for all others.
@Suite struct LastCallTests {
  @Test func `it comes once, after what is ready`() throws {
    let loop = try EventLoop()
    var calls: [String] = []
    let last = try LastCall(on: loop) { calls.append("last") }
    let other = try loop.addDeferred { calls.append("other") }
    for _ in 1...2 {
      last.schedule()
      last.schedule()
      try other.schedule()
      while sd_event_run(loop.handle, 0) > 0 {}
    }
    #expect(calls == ["other", "last", "other", "last"])
  }

  @Test func `it comes in a bounded time while something is always ready, and again after that`()
    throws
  {
    let loop = try EventLoop()
    var calls = 0
    let last = try LastCall(on: loop) { calls += 1 }
    var busy: DeferredSource!
    busy = try loop.addDeferred { try? busy.schedule() }
    try busy.schedule()
    for count in 1...3 {
      last.schedule()
      let began = SystemClock.monotonic.nowMicroseconds()
      while calls < count, SystemClock.monotonic.nowMicroseconds() < began + 60_000_000 {
        sd_event_run(loop.handle, 0)
      }
      #expect(calls == count)
    }
  }
}
