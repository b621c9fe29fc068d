/// One JSON value, as RFC 8259 has them.
///
/// Whole numbers that fit 64 bits are integers. Every other number keeps the text it was written
/// with, so that `1.0` is not taken for `1` and no digit is lost on the way through.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The truth value, where this is one.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number, where this is one that fits 64 bits.
  public var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The text, where this is a string.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements, where this is an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, where this is an object.
  public var objectValue: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of that name, where this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    objectValue?[key]
  }
}
