package import CivilTime
package import FollowupCore
package import JSON

/// Something that a call or a reply can carry.
package protocol WireValue: Sendable {
  /// Reads it from JSON.
  ///
  /// - Parameter path: where it stands in the parameters, such as `events[0].stage`.
  /// - Throws: `ControlError.invalidParameter` with the path.
  init(wire value: JSONValue, path: String) throws(ControlError)

  /// How it is written.
  var wire: JSONValue { get }
}

extension WireValue {
  fileprivate static func required(_ value: Self?, _ path: String) throws(ControlError) -> Self {
    guard let value else { throw .invalidParameter(path) }
    return value
  }
}

extension String: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.stringValue, path)
  }

  package var wire: JSONValue { .string(self) }
}

extension Bool: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.boolValue, path)
  }

  package var wire: JSONValue { .bool(self) }
}

extension Int: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.integerValue.flatMap(Int.init(exactly:)), path)
  }

  package var wire: JSONValue { .integer(Int64(self)) }
}

extension Array: WireValue where Element: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    guard let elements = value.arrayValue else { throw .invalidParameter(path) }
    self = []
    reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      append(try Element(wire: element, path: "\(path)[\(index)]"))
    }
  }

  package var wire: JSONValue { .array(map(\.wire)) }
}

/// An instant is RFC 3339 in UTC with a `Z`; one with another offset is read all the same.
extension Instant: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.stringValue.flatMap { try? Instant(rfc3339: $0) }, path)
  }

  package var wire: JSONValue { .string(rfc3339) }
}

/// A sum is a string such as `85000.50`: JSON's own numbers lose digits in many readers.
extension Amount: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.stringValue.flatMap { Amount($0) }, path)
  }

  package var wire: JSONValue { .string(description) }
}

extension EventID: WireValue {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.stringValue.flatMap { EventID($0) }, path)
  }

  package var wire: JSONValue { .string(description) }
}

extension WireValue where Self: RawRepresentable, RawValue == String {
  package init(wire value: JSONValue, path: String) throws(ControlError) {
    self = try Self.required(value.stringValue.flatMap(Self.init(rawValue:)), path)
  }

  package var wire: JSONValue { .string(rawValue) }
}

extension Action: WireValue {}
extension Channel: WireValue {}
extension Stage: WireValue {}
extension Outcome: WireValue {}
extension FollowUpState: WireValue {}
extension RuleName: WireValue {}
extension RuleSource: WireValue {}
extension Reason.Effect: WireValue {}
extension Verdict.Answer: WireValue {}
extension Remedy.Kind: WireValue {}
