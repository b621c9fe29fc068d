package import FollowupCore
package import JSON

extension EventBody {
  /// Its fields as JSON members, under the log's names.
  package var fieldsObject: JSONObject {
    JSONObject(fields.map { ($0.name, $0.value.wire) })
  }
}

extension FieldValue {
  var wire: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let value): .integer(value)
    case .flag(let value): .bool(value)
    case .list(let values): .array(values.map(JSONValue.string))
    case .other: .null
    }
  }

  init(wire value: JSONValue) {
    switch value {
    case .string(let text): self = .text(text)
    case .integer(let value): self = .integer(value)
    case .bool(let value): self = .flag(value)
    case .array(let elements):
      let texts = elements.compactMap(\.stringValue)
      self = texts.count == elements.count ? .list(texts) : .other
    case .null, .number, .object: self = .other
    }
  }
}

extension MemberReader {
  /// All members that nobody has read, as an event's fields. `null` says the same as leaving out.
  /// - Parameter defaults: what stands for those that are not there.
  mutating func fields(defaults: [String: FieldValue] = [:]) -> FieldReader {
    var fields = defaults
    for name in rest.keys {
      if let value = take(name) { fields[name] = FieldValue(wire: value) }
    }
    return FieldReader(fields)
  }
}
