package import JSON

extension ControlError {
  private static let service = "org.varlink.service"

  /// The error's name on the wire, with its interface before it.
  package var name: String {
    switch self {
    case .unknownApplication: Self.own("UnknownApplication")
    case .ambiguousName: Self.own("AmbiguousName")
    case .unknownContact: Self.own("UnknownContact")
    case .invalidEvent: Self.own("InvalidEvent")
    case .notRecording: Self.own("NotRecording")
    case .unknownEvent: Self.own("UnknownEvent")
    case .alreadyUndone: Self.own("AlreadyUndone")
    case .nothingToUndo: Self.own("NothingToUndo")
    case .noSuchFollowUp: Self.own("NoSuchFollowUp")
    case .busy: Self.own("Busy")
    case .tooLarge: Self.own("TooLarge")
    case .invalidParameter: "\(Self.service).InvalidParameter"
    case .expectedMore: "\(Self.service).ExpectedMore"
    case .methodNotFound: "\(Self.service).MethodNotFound"
    case .permissionDenied: "\(Self.service).PermissionDenied"
    case .other(let name, _): name
    }
  }

  /// The error's parameters, as the interface's description has them.
  package var parameters: JSONObject {
    switch self {
    case .unknownApplication(let name, let nearest):
      .withNulls(("name", name), ("nearest", nearest))
    case .ambiguousName(let name, let candidates):
      .withNulls(("name", name), ("candidates", candidates))
    case .unknownContact(let application, let name, let nearest, let candidates):
      .withNulls(
        ("application", application), ("name", name), ("nearest", nearest),
        ("candidates", candidates))
    case .invalidEvent(let index, let message): .withNulls(("index", index), ("message", message))
    case .notRecording(let message), .noSuchFollowUp(let message), .tooLarge(let message):
      .withNulls(("message", message))
    case .unknownEvent(let event): .withNulls(("event", event))
    case .alreadyUndone(let event, let by): .withNulls(("event", event), ("by", by))
    case .invalidParameter(let path): .withNulls(("parameter", path))
    case .methodNotFound(let method): .withNulls(("method", method))
    case .nothingToUndo, .busy, .expectedMore, .permissionDenied: [:]
    case .other(_, let parameters): parameters
    }
  }

  /// Reads an error that a daemon answered with. One that is not known, or whose parameters are
  /// not those of its name, is kept as it came.
  package init(name: String, parameters: JSONObject) {
    var members = MemberReader(parameters)
    do { self = try Self.known(name, &members) } catch {
      self = .other(name: name, parameters: parameters)
    }
  }

  private static func known(
    _ name: String, _ members: inout MemberReader
  ) throws(ControlError) -> ControlError {
    switch name {
    case own("UnknownApplication"):
      .unknownApplication(
        name: try members.required("name"), nearest: try members.optional("nearest"))
    case own("AmbiguousName"):
      .ambiguousName(
        name: try members.required("name"), candidates: try members.required("candidates"))
    case own("UnknownContact"):
      .unknownContact(
        application: try members.required("application"), name: try members.required("name"),
        nearest: try members.optional("nearest"), candidates: try members.required("candidates"))
    case own("InvalidEvent"):
      .invalidEvent(
        index: try members.required("index"), message: try members.required("message"))
    case own("NotRecording"): .notRecording(message: try members.required("message"))
    case own("UnknownEvent"): .unknownEvent(event: try members.required("event"))
    case own("AlreadyUndone"):
      .alreadyUndone(event: try members.required("event"), by: try members.required("by"))
    case own("NothingToUndo"): .nothingToUndo
    case own("NoSuchFollowUp"): .noSuchFollowUp(message: try members.required("message"))
    case own("Busy"): .busy
    case own("TooLarge"): .tooLarge(message: try members.required("message"))
    case "\(service).InvalidParameter": .invalidParameter(try members.required("parameter"))
    case "\(service).ExpectedMore": .expectedMore
    case "\(service).MethodNotFound": .methodNotFound(try members.required("method"))
    case "\(service).PermissionDenied": .permissionDenied
    default: throw .invalidParameter("error")
    }
  }

  private static func own(_ name: String) -> String { "\(Control.interfaceName).\(name)" }
}
