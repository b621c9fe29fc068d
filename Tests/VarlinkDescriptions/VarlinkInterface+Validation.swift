package import JSON

@testable package import Varlink

extension VarlinkInterface {
  /// Holds the parameters of a call against what the description says of a method, named without
  /// the interface.
  ///
  /// - Throws: `VarlinkError`: `MethodNotFound`, or `InvalidParameter` with the path of the first
  ///   parameter that is missing, unknown or of another type.
  package func validate(
    method name: String, parameters: JSONObject
  ) throws(VarlinkError) {
    let (input, _) = try method(name)
    try validate(parameters, fields: input, path: "")
  }

  /// Holds the parameters of a reply against what the description says of a method.
  ///
  /// - Throws: `VarlinkError`, as for a call.
  package func validate(
    replyOf name: String, parameters: JSONObject
  ) throws(VarlinkError) {
    let (_, output) = try method(name)
    try validate(parameters, fields: output, path: "")
  }

  /// Holds an error that one of this interface's methods answers with against the description.
  ///
  /// - Throws: `VarlinkError`: `InvalidParameter`, with an empty path where the interface does not
  ///   have the error.
  package func validate(error: VarlinkError) throws(VarlinkError) {
    let own = members.first { "\(name).\($0.name)".isExactly(error.name) }
    guard case .error(let fields)? = own?.kind else { throw .invalidParameter("") }
    try validate(error.parameters, fields: fields, path: "")
  }

  private func method(
    _ name: String
  ) throws(VarlinkError) -> (input: [VarlinkField], output: [VarlinkField]) {
    guard case .method(let input, let output)? = member(name)?.kind else {
      throw .methodNotFound("\(self.name).\(name)")
    }
    return (input, output)
  }

  private func validate(
    _ object: JSONObject, fields: [VarlinkField], path: String
  ) throws(VarlinkError) {
    let prefix = path.isEmpty ? "" : path + "."
    for field in fields {
      let value = object[field.name] ?? .null
      try validate(value, as: field.type, path: prefix + field.name)
    }
    for (key, _) in object where !fields.contains(where: { $0.name.isExactly(key) }) {
      throw .invalidParameter(prefix + key)
    }
  }

  private func validate(
    _ value: JSONValue, as type: VarlinkType, path: String
  ) throws(VarlinkError) {
    switch (type, value) {
    case (.bool, .bool), (.int, .integer), (.float, .integer), (.float, .number),
      (.string, .string), (.object, .object), (.optional, .null):
      break
    case (.any, _) where !value.isNull:
      break
    case (.optional(let type), _):
      try validate(value, as: type, path: path)
    case (.named(let name), _):
      guard case .type(let type)? = member(name)?.kind else { throw .invalidParameter(path) }
      try validate(value, as: type, path: path)
    case (.structure(let fields), .object(let object)):
      try validate(object, fields: fields, path: path)
    case (.enumeration(let values), .string(let text)):
      guard values.contains(where: { $0.name.isExactly(text) }) else {
        throw .invalidParameter(path)
      }
    case (.array(let type), .array(let elements)):
      for (index, element) in elements.enumerated() {
        try validate(element, as: type, path: "\(path)[\(index)]")
      }
    case (.map(let type), .object(let members)):
      for (key, member) in members {
        try validate(member, as: type, path: "\(path)[\(key)]")
      }
    default:
      throw .invalidParameter(path)
    }
  }
}
