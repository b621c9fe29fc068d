import CSystemd
import Glibc
import SystemPackage

/// Tells when the real-time clock was set, rather than merely went on.
///
/// It is a kernel timer for the end of time that is cancelled when the clock is set: no time passes in
/// which a change could be missed, and nothing wakes up without one.
package final class ClockChangeSource {
  private let source: DescriptorSource

  /// Calls a handler after each setting of the clock.
  package convenience init(
    on loop: EventLoop, handler: @escaping () -> Void
  ) throws(SystemdError) {
    let descriptor = try checkSystemCall(
      timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC)),
      "create a timer that tells of clock changes")
    let timer = OwnedDescriptor(adopting: FileDescriptor(rawValue: descriptor))
    try self.init(
      on: loop, timer: timer, arm: Self.arm, wasCancelled: Self.wasCancelled, handler: handler)
  }

  /// The timer's two system calls are arguments, so that a clock change needs no setting of the clock.
  init(
    on loop: EventLoop, timer: any DescriptorOwner,
    arm: @escaping (FileDescriptor) throws(SystemdError) -> Void,
    wasCancelled: @escaping (FileDescriptor) -> Bool, handler: @escaping () -> Void
  ) throws(SystemdError) {
    try arm(timer.descriptor)
    source = try loop.addDescriptor(of: timer, events: .readable) { _ in
      guard wasCancelled(timer.descriptor) else { return }
      // Armed again first: a change during the handler is told too. The kernel refuses only arguments
      // that it took before.
      try? arm(timer.descriptor)
      handler()
    }
  }

  private static func arm(_ descriptor: FileDescriptor) throws(SystemdError) {
    var end = itimerspec()
    // Not the very last second: what shifts the clock of a process adds to it.
    end.it_value.tv_sec = 1 << 40
    let flags = Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET)
    try checkSystemCall(
      timerfd_settime(descriptor.rawValue, flags, &end, nil), "wait for clock changes")
  }

  private static func wasCancelled(_ descriptor: FileDescriptor) -> Bool {
    var expirations: UInt64 = 0
    return read(descriptor.rawValue, &expirations, MemoryLayout<UInt64>.size) < 0
      && Errno.latest == .canceled
  }
}
