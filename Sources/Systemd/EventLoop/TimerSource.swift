import CSystemd

/// A timer for one instant of a clock, which can be set again.
///
/// A timer of the real-time clock follows that clock: where it is set forward past the deadline, or the
/// machine wakes up after it, the timer elapses at once; where it is set back, the timer waits longer.
package final class TimerSource: EventSource {
  /// Sets the timer to elapse once, at an absolute reading of its clock; one that has passed elapses
  /// at once.
  package func arm(atMicroseconds deadline: Int64) throws(SystemdError) {
    try check(sd_event_source_set_time(handle, UInt64(max(deadline, 0))), "set a timer")
    try check(sd_event_source_set_enabled(handle, Int32(SD_EVENT_ONESHOT)), "start a timer")
  }

  /// Stops the timer, until it is set again.
  package func disarm() throws(SystemdError) {
    try check(sd_event_source_set_enabled(handle, Int32(SD_EVENT_OFF)), "stop a timer")
  }
}

extension EventLoop {
  /// Adds a timer that elapses once, at an absolute reading of a clock.
  ///
  /// - Parameters:
  ///   - deadline: in microseconds; one that has passed elapses at once; nil leaves the timer unset.
  ///   - accuracyMicroseconds: by how much it may be late, to share a wake-up with others; 1 is exact.
  package func addTimer(
    clock: SystemClock, atMicroseconds deadline: Int64? = nil, accuracyMicroseconds: UInt64 = 1,
    handler: @escaping () -> Void
  ) throws(SystemdError) -> TimerSource {
    // Zero would mean libsystemd's default, a quarter of a second.
    let accuracy = max(accuracyMicroseconds, 1)
    let (source, callback) = try register("add a timer", handler: handler) { source, callback in
      sd_event_add_time(
        handle, &source, clock.identifier, UInt64(max(deadline ?? 0, 0)), accuracy,
        { _, _, callback in
          Callback<Void>.call(callback, with: ())
          return 0
        }, callback)
    }
    let timer = TimerSource(handle: source, callback: callback)
    if deadline == nil { try timer.disarm() }
    return timer
  }
}
