package import JSON

/// What the daemon answers where it can't do what was asked. Its description is a full sentence
/// that says what to do.
package enum ControlError: Error, Hashable, Sendable {
  /// No application has the name, or one that starts with it.
  case unknownApplication(name: String, nearest: String?)
  /// Several applications or contacts could be meant.
  case ambiguousName(name: String, candidates: [String])
  /// The application has no such contact, or several that could be meant: the candidates.
  case unknownContact(application: String, name: String, nearest: String?, candidates: [String])
  /// An event can't be recorded; none of those that came with it was. The index counts from 0.
  case invalidEvent(index: Int, message: String)
  /// The daemon serves questions, but does not record.
  case notRecording(message: String)
  /// No event has this id.
  case unknownEvent(event: String)
  /// The event was undone before, by another event.
  case alreadyUndone(event: String, by: String)
  /// No event that a command recorded is left.
  case nothingToUndo
  /// There is nothing to snooze or to skip.
  case noSuchFollowUp(message: String)
  /// Too many are asking at once.
  case busy
  /// The call holds more than the daemon takes.
  case tooLarge(message: String)

  /// A parameter is missing, of another type, no value that could be, or not of the method.
  case invalidParameter(String)
  /// The method answers only a call that asks for more than one reply.
  case expectedMore
  /// The interface has no such method.
  case methodNotFound(String)
  /// The daemon does not serve this user.
  case permissionDenied
  /// An error that this version does not know.
  case other(name: String, parameters: JSONObject)
}

extension ControlError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownApplication(let name, let nearest):
      "There is no application “\(name)”."
        + (Self.suggestion(nearest)
          ?? " “followupctl list --all” shows those there are, “followupctl add” begins one.")
    case .ambiguousName(let name, let candidates):
      "“\(name)” could be \(Self.choice(candidates)). Write more of the name."
    case .unknownContact(let application, let name, let nearest, let candidates):
      candidates.isEmpty
        ? "\(application) has no contact “\(name)”."
          + (Self.suggestion(nearest)
            ?? " “followupctl contact \(application) \"PERSON <ADDRESS>\"” adds one.")
        : "“\(name)” could be \(Self.choice(candidates)) at \(application). Write more of the name."
    case .invalidEvent(_, let message), .notRecording(let message), .noSuchFollowUp(let message),
      .tooLarge(let message):
      message
    case .unknownEvent(let event):
      "There is no event “\(event)”. “followupctl log” shows each with its id."
    case .alreadyUndone(let event, let by):
      "The event \(event) was undone already, by \(by). To have it back, undo \(by)."
    case .nothingToUndo:
      "There is nothing to undo: no event that a command recorded is left."
    case .busy: "The daemon is busy with too many calls. Try again in a moment."
    case .invalidParameter(let path):
      "The parameter “\(path)” is missing, of the wrong type, or not known to this method."
    case .expectedMore: "The method answers again and again: call it with “more”."
    case .methodNotFound(let method):
      "The daemon has no method “\(method)”. It may be of an older version: restart it."
    case .permissionDenied: "The daemon serves only the user that it runs as."
    case .other(let name, let parameters):
      "The daemon answered with the error \(name) \(parameters.serialized())."
    }
  }

  private static func suggestion(_ nearest: String?) -> String? {
    nearest.map { " Did you mean “\($0)”?" }
  }

  private static func choice(_ candidates: [String]) -> String {
    guard let last = candidates.last, candidates.count > 1 else { return candidates.joined() }
    return candidates.dropLast().joined(separator: ", ") + " or " + last
  }
}
