import Testing

@testable import Systemd

@Suite("The source of clock changes")
struct ClockChangeSourceTests {
  @Test("arms itself again before it tells of a change")
  func armsFirst() throws {
    let loop = try EventLoop()
    // A socket that has a byte to read stands for the timer; a 1 says that the clock was set.
    let (timer, clock) = try UnixStream.pair()
    var events: [String] = []
    let source = try ClockChangeSource(
      on: loop, timer: timer, arm: { _ throws(SystemdError) in events.append("arm") },
      wasCancelled: { _ in
        var bytes: [UInt8] = []
        _ = try? timer.read(into: &bytes)
        return bytes == [1]
      }, handler: { events.append("handler") })
    #expect(events == ["arm"])
    _ = try clock.write([1])
    try loop.runReady()
    #expect(events == ["arm", "arm", "handler"])
    _ = try clock.write([2])
    try loop.runReady()
    #expect(events == ["arm", "arm", "handler"], "It was readable, but for no change")
    withExtendedLifetime(source) {}
  }

  @Test("is quiet while the clock goes on")
  func quiet() throws {
    let loop = try EventLoop()
    let source = try ClockChangeSource(on: loop) { Issue.record("Nobody set the clock.") }
    #expect(try loop.runOnce(timeoutMicroseconds: 10_000) == false)
    withExtendedLifetime(source) {}
  }
}
