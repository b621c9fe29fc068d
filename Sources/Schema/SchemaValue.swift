package import JSON

/// A value that JSON can carry: how it is read, written and described.
package protocol SchemaValue: Hashable, Sendable {
  /// How the value is described.
  static var type: SchemaType { get }
  /// What a member reads as that is left out or null; nil if it must be there.
  static var unset: Self? { get }

  /// Throws `SchemaError` with the path of what is wrong.
  init(json: JSONValue) throws(SchemaError)
  /// The value as JSON.
  var json: JSONValue { get }
}

extension SchemaValue {
  package static var unset: Self? { nil }
}

/// A value that JSON carries as a string, such as a date.
package protocol SchemaText: SchemaValue {
  /// Throws `SchemaError` if the text says no such value.
  init(text: String) throws(SchemaError)
  /// The value as a text.
  var text: String { get }
}

extension SchemaText {
  package static var type: SchemaType { .string }

  package init(json: JSONValue) throws(SchemaError) {
    guard let text = json.stringValue else { throw SchemaError("must be a string") }
    try self.init(text: text)
  }

  package var json: JSONValue { .string(text) }
}

/// A word of a closed list, such as a stage.
package protocol SchemaWord: SchemaText, CaseIterable, RawRepresentable where RawValue == String {
  /// The list's name in the interface description.
  static var typeName: String { get }
  /// A line for a person: what the words mean.
  static var summary: String { get }
}

extension SchemaWord {
  package static var typeName: String { "\(Self.self)" }
  package static var type: SchemaType {
    .word(name: typeName, summary: summary, words: allCases.map(\.rawValue))
  }

  package init(text: String) throws(SchemaError) {
    guard let word = Self(rawValue: text) else {
      let choices = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw SchemaError("is \"\(text)\", but must be one of \(choices)")
    }
    self = word
  }

  package var text: String { rawValue }
}

extension String: SchemaText {
  package init(text: String) throws(SchemaError) { self = text }
  package var text: String { self }
}

extension Bool: SchemaValue {
  package static var type: SchemaType { .bool }

  package init(json: JSONValue) throws(SchemaError) {
    guard let value = json.boolValue else { throw SchemaError("must be true or false") }
    self = value
  }

  package var json: JSONValue { .bool(self) }
}

extension Int: SchemaValue {
  package static var type: SchemaType { .integer }

  package init(json: JSONValue) throws(SchemaError) {
    guard let value = json.integerValue.flatMap(Int.init(exactly:)) else {
      throw SchemaError("must be a whole number")
    }
    self = value
  }

  package var json: JSONValue { .integer(Int64(self)) }
}

extension Array: SchemaValue where Element: SchemaValue {
  package static var type: SchemaType { .list(Element.type) }

  package init(json: JSONValue) throws(SchemaError) {
    guard let elements = json.arrayValue else { throw SchemaError("must be an array") }
    self = []
    reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(SchemaError) { append(try Element(json: element)) } catch {
        throw error.inside(.element(index))
      }
    }
  }

  package var json: JSONValue { .array(map { $0.json }) }
}

extension Optional: SchemaValue where Wrapped: SchemaValue {
  package static var type: SchemaType { .optional(Wrapped.type) }
  package static var unset: Wrapped?? { .some(nil) }

  package init(json: JSONValue) throws(SchemaError) {
    if json.isNull { self = nil } else { self = try Wrapped(json: json) }
  }

  package var json: JSONValue { self?.json ?? .null }
}
