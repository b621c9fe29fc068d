package import FollowupCore
package import JSON

extension FieldValue {
  /// The field that a JSON value is; `other` where it is none that an event has.
  package init(_ json: JSONValue) {
    switch json {
    case .string(let text): self = .text(text)
    case .integer(let value): self = .integer(value)
    case .bool(let value): self = .flag(value)
    case .array(let elements):
      let texts = elements.compactMap(\.stringValue)
      self = texts.count == elements.count ? .list(texts) : .other
    case .null, .number, .object: self = .other
    }
  }

  /// The field as a JSON value; nil for `other`, which is never written.
  package var json: JSONValue? {
    switch self {
    case .text(let text): .string(text)
    case .integer(let value): .integer(value)
    case .flag(let value): .bool(value)
    case .list(let texts): .array(texts.map(JSONValue.string))
    case .other: nil
    }
  }
}
