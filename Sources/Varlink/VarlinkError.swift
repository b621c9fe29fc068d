package import JSON

/// An error that a service answers a call with.
package struct VarlinkError: Error, Hashable, Sendable {
  /// The error's name with its interface's, such as `org.varlink.service.InvalidParameter`.
  package let name: String

  /// What the error says beside its name.
  package let parameters: JSONObject

  /// An error named with its interface.
  package init(name: String, parameters: JSONObject = [:]) {
    self.name = name
    self.parameters = parameters
  }
}

/// The errors of `org.varlink.service`, which any method of any interface may answer with.
extension VarlinkError {
  private static func standard(_ name: String, _ parameters: JSONObject = [:]) -> VarlinkError {
    VarlinkError(name: VarlinkService.interfaceName + "." + name, parameters: parameters)
  }

  /// The service has no interface of that name.
  package static func interfaceNotFound(_ interface: String) -> VarlinkError {
    standard("InterfaceNotFound", ["interface": .string(interface)])
  }

  /// The interface has no method of that name, given with the interface's.
  package static func methodNotFound(_ method: String) -> VarlinkError {
    standard("MethodNotFound", ["method": .string(method)])
  }

  /// The interface has the method, given with the interface's name, but the service does not.
  package static func methodNotImplemented(_ method: String) -> VarlinkError {
    standard("MethodNotImplemented", ["method": .string(method)])
  }

  /// A parameter is missing, unknown, of the wrong type or out of range. It is named by its path,
  /// such as `events[2].at`.
  package static func invalidParameter(_ path: String) -> VarlinkError {
    standard("InvalidParameter", ["parameter": .string(path)])
  }

  /// The client may not do this.
  package static let permissionDenied = standard("PermissionDenied")

  /// The method has to be called with `more`.
  package static let expectedMore = standard("ExpectedMore")
}

extension VarlinkError: CustomStringConvertible {
  /// A sentence for a person.
  package var description: String {
    let subject = parameters.lazy.compactMap(\.value.stringValue).first ?? ""
    let quoted = JSONValue.string(subject).serialized()
    switch self {
    case .permissionDenied:
      return "The service does not allow this call."
    case .expectedMore:
      return "The method has to be called with \"more\"."
    case .interfaceNotFound(subject):
      return "The service has no interface \(quoted)."
    case .methodNotFound(subject):
      return "The service has no method \(quoted)."
    case .methodNotImplemented(subject):
      return "The service does not implement the method \(quoted)."
    case .invalidParameter(subject):
      return "The parameter \(quoted) is missing, unknown, or has a value that it cannot have."
    default:
      return "The service answered with the error \(name) \(parameters.serialized())."
    }
  }
}
