import FollowupRuntime
import Systemd

/// A call that comes once no other source is ready: what arrives together is then dealt with together.
/// While others are always ready, it comes after a bounded time, before them.
final class LastCall: Deferral {
  private var idle: DeferredSource!
  private var limit: TimerSource!
  private var isScheduled = false

  /// Below every other source, whose priority is zero.
  private static let priority: Int64 = 100
  private static let limitMicroseconds: Int64 = 2_000

  init(on loop: EventLoop, _ call: @escaping () -> Void) throws(SystemdError) {
    let once = { [unowned self] in
      guard isScheduled else { return }
      isScheduled = false
      try? limit.disarm()
      call()
    }
    idle = try loop.addDeferred(handler: once)
    try idle.setPriority(Self.priority)
    limit = try loop.addTimer(clock: .monotonic, handler: once)
    try limit.setPriority(TimerSource.beforeClients)
  }

  func schedule() {
    guard !isScheduled else { return }
    isScheduled = true
    // Neither can fail: the sources exist.
    try? idle.schedule()
    try? limit.arm(
      atMicroseconds: SystemClock.monotonic.nowMicroseconds() + Self.limitMicroseconds)
  }
}
