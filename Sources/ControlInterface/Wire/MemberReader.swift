package import JSON

/// The members of an object, read one by one; what nobody asked for is left over.
package struct MemberReader {
  private(set) var rest: JSONObject
  private let path: String

  /// - Parameter path: where the object stands in the parameters; empty for the parameters
  ///   themselves.
  package init(_ object: JSONObject, path: String = "") {
    rest = object
    self.path = path
  }

  /// Where a member of this object stands.
  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// A member that must be there.
  ///
  /// - Throws: `ControlError.invalidParameter` where it is not, or is of another type.
  package mutating func required<Value: WireValue>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(ControlError) -> Value {
    guard let value: Value = try optional(name) else { throw .invalidParameter(path(of: name)) }
    return value
  }

  /// A member that may be left out; `null` says the same as leaving it out.
  ///
  /// - Throws: `ControlError.invalidParameter` where it is of another type.
  package mutating func optional<Value: WireValue>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(ControlError) -> Value? {
    guard let value = take(name) else { return nil }
    return try Value(wire: value, path: path(of: name))
  }

  /// A list that may be left out, which then is empty.
  ///
  /// - Throws: `ControlError.invalidParameter` where it is of another type.
  package mutating func list<Value: WireValue>(
    _ name: String, of type: Value.Type = Value.self
  ) throws(ControlError) -> [Value] {
    try optional(name, as: [Value].self) ?? []
  }

  /// The member as it stands, unless it is `null` or not there.
  mutating func take(_ name: String) -> JSONValue? {
    guard let value = rest[name] else { return .none }
    rest[name] = .none
    // `nil` would be read as JSON's own null here.
    return value.isNull ? .none : value
  }

  /// Says that all members must have been read.
  ///
  /// - Throws: `ControlError.invalidParameter` with the first that was not.
  package func finish() throws(ControlError) {
    if let name = rest.keys.first { throw .invalidParameter(path(of: name)) }
  }
}
