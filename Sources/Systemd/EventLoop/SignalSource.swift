import CSystemd
import Glibc

/// A signal that a process can take in its event loop.
package struct Signal: RawRepresentable, Hashable, Sendable {
  /// The signal's number.
  package let rawValue: Int32

  /// Names a signal by its number.
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// `SIGTERM`: end.
  package static let terminate = Signal(rawValue: SIGTERM)

  /// `SIGINT`: the terminal's Ctrl-C.
  package static let interrupt = Signal(rawValue: SIGINT)

  /// `SIGHUP`: read the configuration again.
  package static let hangUp = Signal(rawValue: SIGHUP)
}

/// A handler for a signal, called from the event loop and so free to do anything.
package final class SignalSource: EventSource {}

extension EventLoop {
  /// Blocks signals in the calling thread and in those that it starts, as ``addSignal(_:handler:)``
  /// needs: call it first of all, before there are other threads.
  package static func blockSignals(_ signals: [Signal]) throws(SystemdError) {
    var blocked = sigset_t()
    sigemptyset(&blocked)
    for signal in signals { sigaddset(&blocked, signal.rawValue) }
    try check(-pthread_sigmask(SIG_BLOCK, &blocked, nil), "block signals")
  }

  /// Calls a handler when the process gets a signal, which ``blockSignals(_:)`` must have blocked.
  package func addSignal(
    _ signal: Signal, handler: @escaping () -> Void
  ) throws(SystemdError) -> SignalSource {
    let operation = "take signal \(signal.rawValue) in the event loop"
    let (source, callback) = try register(operation, handler: handler) { source, callback in
      sd_event_add_signal(
        handle, &source, signal.rawValue,
        { _, _, callback in
          Callback<Void>.call(callback, with: ())
          return 0
        }, callback)
    }
    return SignalSource(handle: source, callback: callback)
  }
}
