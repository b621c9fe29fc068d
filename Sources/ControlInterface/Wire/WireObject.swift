package import JSON

/// A JSON object of fixed members: a method's parameters, a reply's, or a part of either.
package protocol WireObject: WireValue, Hashable {
  /// Reads the members; what it does not ask for is left in the reader.
  ///
  /// - Throws: `ControlError.invalidParameter` with the path of the first that is missing or wrong.
  init(_ members: inout MemberReader) throws(ControlError)

  /// Its members, in the order of the interface's description.
  var json: JSONObject { get }
}

extension WireObject {
  /// Reads what a daemon wrote. Members that a newer daemon added are passed over.
  ///
  /// - Throws: `ControlError.invalidParameter` with the path of the first that is missing or wrong.
  package init(json: JSONObject) throws(ControlError) {
    var members = MemberReader(json)
    self = try Self(&members)
  }

  /// Reads what a client wrote. A member that is not of the method is refused, since a mistyped
  /// name would otherwise be a wish that nobody heard.
  ///
  /// - Throws: `ControlError.invalidParameter` with the path of the first that is missing, wrong or
  ///   not of the method.
  package init(parameters: JSONObject) throws(ControlError) {
    var members = MemberReader(parameters)
    self = try Self(&members)
    try members.finish()
  }

  package init(wire value: JSONValue, path: String) throws(ControlError) {
    guard let object = value.objectValue else { throw .invalidParameter(path) }
    var members = MemberReader(object, path: path)
    self = try Self(&members)
  }

  package var wire: JSONValue { .object(json) }
}

extension JSONObject {
  /// Members in this order; one without a value is `null`.
  static func withNulls(_ members: (String, (any WireValue)?)...) -> JSONObject {
    JSONObject(members.map { ($0.0, $0.1?.wire ?? .null) })
  }

  /// Members in this order; one without a value is left out.
  static func leavingOut(_ members: (String, (any WireValue)?)...) -> JSONObject {
    JSONObject(members.compactMap { member in member.1.map { (member.0, $0.wire) } })
  }

  /// These members, and then the other object's.
  func followed(by other: JSONObject) -> JSONObject {
    var object = self
    for (name, value) in other { object[name] = value }
    return object
  }
}
