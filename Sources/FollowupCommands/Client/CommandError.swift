import ControlInterface
import FollowupCore
package import Varlink

/// Why a command did not do what it was asked to. Its description is a full sentence, or several.
package enum CommandError: Error, Hashable, Sendable {
  /// The words of the command line say nothing that could be done.
  case usage(String)
  /// It could not be done.
  case failed(String)
  /// The daemon refused.
  case refused(VarlinkError)
  /// The daemon does not answer; the sentence says why.
  case unreachable(String, Remedy = .start)

  /// What helps if the daemon does not answer.
  package enum Remedy: String, Sendable {
    case start = "Start the daemon with:\n  systemctl --user start followupd.socket"
    case restart = "If it stays so, restart it:\n  systemctl --user restart followupd"
    case seePath = "See who owns the socket, and whether FOLLOWUP_SOCKET names yours."
  }

  /// The status that the process ends with, as followupctl(1) lists them.
  package var exitStatus: ExitStatus {
    switch self {
    case .usage: .usage
    case .refused(let error): RequestError(error)?.isUsage == true ? .usage : .failure
    case .failed: .failure
    case .unreachable: .unavailable
    }
  }
}

extension RequestError {
  /// Whether the words of the command were wrong.
  fileprivate var isUsage: Bool { if case .invalidTime = self { true } else { false } }
}

extension CommandError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .usage(let sentence), .failed(let sentence): sentence
    case .refused(let error): RequestError(error)?.words ?? error.words
    case .unreachable(let sentence, let remedy): "\(sentence) \(remedy.rawValue)"
    }
  }
}
