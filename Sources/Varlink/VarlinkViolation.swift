package import JSON

/// How a peer broke the protocol. There is no reply to that: the connection is closed.
package enum VarlinkViolation: Error, Hashable, Sendable {
  /// A frame is longer than what is taken, or than what its method may have.
  case frameTooLong(limitBytes: Int)
  /// More was sent ahead of its turn than is kept.
  case tooMuchPipelined(limitBytes: Int)
  /// A frame is no JSON, or nested too deep.
  case notJSON(JSONError)
  /// A message is JSON, but no object.
  case notAnObject
  /// A message lacks a member that it must have.
  case missingMember(String)
  /// A member of a message has a value of another type than the protocol's.
  case wrongType(String)
  /// A message has a member that the protocol does not know, and that is no vendor's.
  case unknownMember(String)
  /// A call has more than one of `oneway`, `more` and `upgrade`.
  case contradictoryFlags
  /// An error reply says that it continues.
  case continuingError
}

extension VarlinkViolation: CustomStringConvertible {
  /// A sentence for a person.
  package var description: String {
    switch self {
    case .frameTooLong(let limitBytes):
      "The message is longer than the \(limitBytes) bytes it may have."
    case .tooMuchPipelined(let limitBytes):
      "More than \(limitBytes) bytes were sent ahead of the reply to the current call."
    case .notJSON(let error): error.description
    case .notAnObject: "The message is not a JSON object."
    case .missingMember(let name): "The message has no member \"\(name)\"."
    case .wrongType(let name): "The message's member \"\(name)\" has a value of the wrong type."
    case .unknownMember(let name):
      "The message has a member that Varlink does not know: \(JSONValue.string(name).serialized())."
    case .contradictoryFlags: "The call has more than one of oneway, more and upgrade."
    case .continuingError: "The reply is an error and says that it continues."
    }
  }
}
