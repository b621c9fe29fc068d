import Subprocess

/// How a process ended.
package enum ExitStatus: Sendable, Equatable {
  /// It returned this code.
  case exited(Int32)
  /// This signal ended it.
  case signalled(Int32)

  init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .exited(code)
    case .signaled(let signal): self = .signalled(signal)
    }
  }
}
