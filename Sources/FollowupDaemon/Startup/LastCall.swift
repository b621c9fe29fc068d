import FollowupRuntime
import Systemd

/// A call that comes once no other source is ready: what arrives together is then dealt with together.
/// While others are always ready, it comes after a bounded time, before them.
final class LastCall: Deferral {
  private var idle: DeferredSource!
  private var limit: TimerSource!
  private let call: () -> Void
  /// When the call that was asked for comes at the latest; nil if none was.
  private var latest: Int64?
  /// Whether the timer runs. It is left to elapse once the call came, and set again at most once in its
  /// time: setting it for each call would cost as much as what it bounds.
  private var isLimited = false

  /// Below every other source, whose priority is zero.
  private static let priority: Int64 = 100
  private static let limitMicroseconds: Int64 = 2_000

  init(on loop: EventLoop, _ call: @escaping () -> Void) throws(SystemdError) {
    self.call = call
    idle = try loop.addDeferred { [unowned self] in make() }
    try idle.setPriority(Self.priority)
    limit = try loop.addTimer(clock: .monotonic) { [unowned self] in elapse() }
    try limit.setPriority(TimerSource.beforeClients)
  }

  func schedule() {
    guard latest == nil else { return }
    latest = SystemClock.monotonic.nowMicroseconds() + Self.limitMicroseconds
    // It cannot fail: the source exists.
    try? idle.schedule()
    armLimit()
  }

  private func armLimit() {
    guard !isLimited, let latest else { return }
    isLimited = true
    try? limit.arm(atMicroseconds: latest)
  }

  private func elapse() {
    isLimited = false
    guard let latest else { return }
    if latest <= SystemClock.monotonic.nowMicroseconds() { make() } else { armLimit() }
  }

  private func make() {
    guard latest != nil else { return }
    latest = nil
    call()
  }
}
