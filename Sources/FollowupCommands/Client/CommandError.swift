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
  case unreachable(String)

  package var exitStatus: ExitStatus {
    switch self {
    case .usage: .usage
    case .failed, .refused: .failure
    case .unreachable: .unavailable
    }
  }
}

extension CommandError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .usage(let sentence), .failed(let sentence): sentence
    case .refused(let error): RequestError(error)?.words ?? error.words
    case .unreachable(let sentence):
      sentence + " Start the daemon with:\n  systemctl --user start followupd.socket"
    }
  }
}
