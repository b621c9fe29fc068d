import CSystemd

@testable import Systemd

/// Something did not happen on an event loop in time.
struct LoopStoodStill: Error, CustomStringConvertible {
  let awaited: String

  var description: String { "The event loop never saw \"\(awaited)\"." }
}

extension EventLoop {
  /// Waits for one source and calls its handler: what `run()` does again and again.
  ///
  /// - Parameter timeoutMicroseconds: how long to wait at most; nil waits without end.
  /// - Returns: whether a source was ready.
  @discardableResult
  func runOnce(timeoutMicroseconds: UInt64? = nil) throws(SystemdError) -> Bool {
    try check(sd_event_run(handle, timeoutMicroseconds ?? .max), "run the event loop once") > 0
  }

  /// Runs the loop until `condition` holds, which a source's handler has to bring about.
  func run(until awaited: String, _ condition: () -> Bool) throws {
    let deadline = SystemClock.monotonic.nowMicroseconds() + 10_000_000
    while !condition() {
      let remaining = deadline - SystemClock.monotonic.nowMicroseconds()
      guard remaining > 0 else { throw LoopStoodStill(awaited: awaited) }
      try runOnce(timeoutMicroseconds: UInt64(remaining))
    }
  }

  /// Calls the handlers of all sources that are ready now, and returns how many there were.
  @discardableResult
  func runReady() throws -> Int {
    var count = 0
    while try runOnce(timeoutMicroseconds: 0) { count += 1 }
    return count
  }
}
