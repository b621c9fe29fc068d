package import FollowupCore
import JSON
package import Schema
package import Varlink

/// How one error of the interface is written, read and described.
struct ErrorShape: Sendable {
  /// The error's name within the interface.
  let name: String
  /// What went wrong, for the interface's description.
  let summary: String
  let members: [SchemaMember]
  let read: @Sendable (inout JSONObject) throws(SchemaError) -> RequestError
  /// The error's parameters; nil for another error.
  let write: @Sendable (RequestError) -> JSONObject?

  /// - Parameters:
  ///   - make: the error of these parameters.
  ///   - split: the parameters of this error; nil for another.
  init<each Value: SchemaValue>(
    _ name: String, _ summary: String, _ parameters: repeat Parameter<each Value>,
    make: @escaping @Sendable (repeat each Value) -> RequestError,
    split: @escaping @Sendable (RequestError) -> (repeat each Value)?
  ) {
    self.name = name
    self.summary = summary
    var members: [SchemaMember] = []
    for parameter in repeat each parameters { members.append(parameter.member) }
    self.members = members
    read = { (object: inout JSONObject) throws(SchemaError) -> RequestError in
      make(repeat try (each parameters).read(&object))
    }
    write = { error in
      guard let values = split(error) else { return nil }
      var object = JSONObject()
      for (parameter, value) in repeat (each parameters, each values) {
        object[parameter.member.name] = value.json
      }
      return object
    }
  }

  struct Parameter<Value: SchemaValue>: Sendable {
    let member: SchemaMember
    private let unset: Value?

    /// - Parameter unset: what it is if it is left out; nil if it may not be.
    init(_ name: String, unset: Value? = nil) {
      self.unset = unset ?? Value.unset
      member = SchemaMember(name: name, type: Value.type, summary: "")
    }

    func read(_ object: inout JSONObject) throws(SchemaError) -> Value {
      guard let json = object.take(member.name) ?? unset?.json else {
        throw SchemaError(member: member.name, "is missing")
      }
      return try Value(json: json)
    }
  }
}

extension RequestError {
  /// The errors of the interface, in the order in which they are described.
  static let shapes: [ErrorShape] = [
    ErrorShape(
      "UnknownApplication", "No application has the name or one that starts with it.",
      .init("name"), .init("nearest"),
      make: { RequestError.unknownApplication(name: $0, nearest: $1) },
      split: {
        if case .unknownApplication(let name, let nearest) = $0 { (name, nearest) } else { nil }
      }),
    ErrorShape(
      "AmbiguousName", "Several could be meant.", .init("name"), .init("candidates"),
      make: { RequestError.ambiguousName(name: $0, candidates: $1) },
      split: { if case .ambiguousName(let name, let all) = $0 { (name, all) } else { nil } }),
    ErrorShape(
      "UnknownContact",
      "The application has no such contact, or several that could be meant: the candidates.",
      .init("application"), .init("name"), .init("nearest"), .init("candidates"),
      make: {
        RequestError.unknownContact(application: $0, name: $1, nearest: $2, candidates: $3)
      },
      split: {
        guard case .unknownContact(let application, let name, let nearest, let all) = $0 else {
          return nil
        }
        return (application, name, nearest, all)
      }),
    ErrorShape(
      "InvalidEvent",
      "The event at this index, from 0, cannot be recorded; none of the call was.",
      .init("index"), .init("message"), .init("remedies", unset: []),
      make: { RequestError.invalidEvent(index: $0, message: $1, remedies: $2) },
      split: {
        if case .invalidEvent(let index, let message, let remedies) = $0 {
          (index, message, remedies)
        } else {
          nil
        }
      }),
    ErrorShape(
      "InvalidTime", "A text means no time in the application's zone; nothing was done.",
      .init("parameter"), .init("message"),
      make: { RequestError.invalidTime(parameter: $0, message: $1) },
      split: {
        if case .invalidTime(let parameter, let message) = $0 { (parameter, message) } else { nil }
      }),
    ErrorShape(
      "NotRecording", "Questions are answered, but nothing is recorded.", .init("message"),
      .init("remedies", unset: []),
      make: { RequestError.notRecording(message: $0, remedies: $1) },
      split: {
        if case .notRecording(let message, let remedies) = $0 { (message, remedies) } else { nil }
      }),
    ErrorShape(
      "UnknownEvent", "No event has this id.", .init("event"),
      make: { RequestError.unknownEvent($0) },
      split: { if case .unknownEvent(let event) = $0 { event } else { nil } }),
    ErrorShape(
      "AlreadyUndone", "The event was undone before.", .init("event"), .init("by"),
      make: { RequestError.alreadyUndone(event: $0, by: $1) },
      split: { if case .alreadyUndone(let event, let by) = $0 { (event, by) } else { nil } }),
    ErrorShape(
      "NothingToUndo", "No event that a command recorded is left.",
      make: { RequestError.nothingToUndo },
      split: { if case .nothingToUndo = $0 { () } else { nil } }),
    ErrorShape(
      "NoSuchFollowUp", "There is nothing to snooze or to skip.", .init("message"),
      .init("remedies", unset: []),
      make: { RequestError.noSuchFollowUp(message: $0, remedies: $1) },
      split: {
        if case .noSuchFollowUp(let message, let remedies) = $0 { (message, remedies) } else { nil }
      }),
    ErrorShape(
      "TooLarge", "The call holds more than the daemon takes.", .init("message"),
      .init("remedies", unset: []),
      make: { RequestError.tooLarge(message: $0, remedies: $1) },
      split: {
        if case .tooLarge(let message, let remedies) = $0 { (message, remedies) } else { nil }
      }),
  ]

  /// Reads an error that a daemon answered with; nil if it is none of the interface's, or does not have
  /// that one's parameters.
  package init?(_ error: VarlinkError) {
    let prefix = Control.interfaceName + "."
    guard let shape = Self.shapes.first(where: { prefix + $0.name == error.name }) else {
      return nil
    }
    var parameters = error.parameters
    do { self = try shape.read(&parameters) } catch { return nil }
  }
}

extension VarlinkError {
  /// An error of the interface.
  package init(_ error: RequestError) {
    for shape in RequestError.shapes {
      guard let parameters = shape.write(error) else { continue }
      self.init(name: "\(Control.interfaceName).\(shape.name)", parameters: parameters)
      return
    }
    preconditionFailure("every error has a shape")
  }

  /// What a call is answered with whose parameters are wrong.
  package init(_ error: SchemaError) {
    guard error.path.count >= 2, error.path[0] == .member("events"),
      case .element(let index) = error.path[1]
    else {
      self = .invalidParameter(error.writtenPath)
      return
    }
    var inEvent = SchemaError(error.problem)
    for step in error.path.dropFirst(2).reversed() { inEvent = inEvent.inside(step) }
    self.init(
      RequestError.invalidEvent(index: index, message: "The event cannot be recorded: \(inEvent)."))
  }
}
