import FollowupRuntime
import Systemd

/// The question what a server can do, which may be asked several times, until the first answer.
final class CapabilityQuestion {
  /// The server's unique name; nil for the one that the bus is to start.
  let owner: String?
  private let handler: (Result<BusMessage, BusError>) -> Void
  private(set) var isAnswered = false
  private var count = 0

  init(of owner: String?, handler: @escaping (Result<BusMessage, BusError>) -> Void) {
    self.owner = owner
    self.handler = handler
  }

  func answer(_ result: Result<BusMessage, BusError>) {
    guard !isAnswered else { return }
    isAnswered = true
    handler(result)
  }

  /// Returns how long to wait before it is asked again; nil if it is not: in the end the server stands still,
  /// and answers when it goes on.
  func nextRest() -> Duration? {
    guard owner != nil, !isAnswered else { return nil }
    defer { count += 1 }
    return Backoff.pause(after: count)
  }
}
