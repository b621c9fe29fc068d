import CommandLines
import FollowupCore
import JSON
import Varlink

extension RequestError {
  /// What was wrong, and what helps: each remedy in a line of its own.
  var words: String {
    ([message] + remedies.map { "  \($0.words.text)" }).joined(separator: "\n")
  }

  private var remedies: [Remedy] {
    switch self {
    case .invalidEvent(_, _, let remedies), .notRecording(_, let remedies),
      .noSuchFollowUp(_, let remedies), .tooLarge(_, let remedies):
      remedies
    default: []
    }
  }

  private var message: String {
    switch self {
    case .unknownApplication(let name, let nearest):
      "There is no application \"\(name)\"."
        + (Self.suggestion(nearest)
          ?? " \"followupctl list --all\" shows those there are, \"followupctl add\" begins one.")
    case .ambiguousName(let name, let candidates):
      "\"\(name)\" could be \(Self.choice(candidates)). Write more of the name."
    case .unknownContact(let application, let name, let nearest, let candidates):
      candidates.isEmpty
        ? "\(application) has no contact \"\(name)\"."
          + (Self.suggestion(nearest)
            ?? " \"followupctl contact \(application) PERSON\" records somebody new.")
        : "\"\(name)\" could be \(Self.choice(candidates)) at \(application). Write more of the name."
    case .invalidEvent(_, let message, _), .invalidTime(_, let message),
      .notRecording(let message, _), .noSuchFollowUp(let message, _), .tooLarge(let message, _):
      message
    case .unknownEvent(let event):
      "There is no event \"\(event)\". \"followupctl log\" shows each with its id."
    case .alreadyUndone(let event, let by):
      "The event \(event) was undone already, by \(by). To have it back, undo \(by)."
    case .nothingToUndo:
      "There is nothing to undo: no event that a command recorded is left."
    }
  }

  private static func suggestion(_ nearest: String?) -> String? {
    nearest.map { " Did you mean \"\($0)\"?" }
  }

  private static func choice(_ candidates: [String]) -> String {
    guard let last = candidates.last, candidates.count > 1 else { return candidates.joined() }
    return candidates.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension VarlinkError {
  /// What the protocol's own error means to the user of a command.
  var words: String {
    switch self {
    case .methodNotFound(parameters["method"]?.stringValue ?? ""):
      "\(description) The daemon may be of an older version: restart it."
    case .permissionDenied: "The daemon serves only the user that it runs as."
    default: description
    }
  }
}
