public import JSON

/// A value that JSON can carry: how it is read, written and described.
public protocol SchemaValue: Hashable, Sendable {
  /// How the value is described.
  static var type: SchemaType { get }
  /// What a member reads as that is left out or null; nil if it must be there.
  static var unset: Self? { get }

  /// Throws `SchemaError` with the path of what is wrong.
  init(json: JSONValue) throws(SchemaError)
  /// The value as JSON.
  var json: JSONValue { get }
  /// Writes the value as `json` has it, without making that first.
  func write(to writer: inout JSONWriter)
  /// Whether it is null as JSON: an optional without a value.
  var isNull: Bool { get }
}

extension SchemaValue {
  public static var unset: Self? { nil }
  public func write(to writer: inout JSONWriter) { writer.write(json) }
  public var isNull: Bool { false }
}

/// A value that JSON carries as a string, such as a date.
public protocol SchemaText: SchemaValue {
  /// Throws `SchemaError` if the text says no such value.
  init(text: String) throws(SchemaError)
  /// The value as a text.
  var text: String { get }
}

extension SchemaText {
  public static var type: SchemaType { .string }

  public init(json: JSONValue) throws(SchemaError) {
    guard let text = json.stringValue else { throw SchemaError("must be a string") }
    try self.init(text: text)
  }

  public var json: JSONValue { .string(text) }
  public func write(to writer: inout JSONWriter) { writer.write(text) }
}

/// A word of a closed list, such as a stage.
public protocol SchemaWord: SchemaText, CaseIterable, RawRepresentable where RawValue == String {
  /// The list's name in the interface description.
  static var typeName: String { get }
  /// A line for a person: what the words mean.
  static var summary: String { get }
}

extension SchemaWord {
  public static var typeName: String { "\(Self.self)" }
  public static var type: SchemaType {
    .word(name: typeName, summary: summary, words: allCases.map(\.rawValue))
  }

  public init(text: String) throws(SchemaError) {
    guard let word = Self(rawValue: text) else {
      let choices = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw SchemaError("is \"\(text)\", but must be one of \(choices)")
    }
    self = word
  }

  public var text: String { rawValue }
}

extension String: SchemaText {
  public init(text: String) throws(SchemaError) { self = text }
  public var text: String { self }
}

extension Bool: SchemaValue {
  public static var type: SchemaType { .bool }

  public init(json: JSONValue) throws(SchemaError) {
    guard let value = json.boolValue else { throw SchemaError("must be true or false") }
    self = value
  }

  public var json: JSONValue { .bool(self) }
  public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Int: SchemaValue {
  public static var type: SchemaType { .integer }

  public init(json: JSONValue) throws(SchemaError) {
    guard let value = json.integerValue.flatMap(Int.init(exactly:)) else {
      throw SchemaError("must be a whole number")
    }
    self = value
  }

  public var json: JSONValue { .integer(Int64(self)) }
  public func write(to writer: inout JSONWriter) { writer.write(Int64(self)) }
}

extension Array: SchemaValue where Element: SchemaValue {
  public static var type: SchemaType { .list(Element.type) }

  public init(json: JSONValue) throws(SchemaError) {
    guard let elements = json.arrayValue else { throw SchemaError("must be an array") }
    self = []
    reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(SchemaError) { append(try Element(json: element)) } catch {
        throw error.inside(.element(index))
      }
    }
  }

  public var json: JSONValue { .array(map { $0.json }) }

  public func write(to writer: inout JSONWriter) {
    writer.writeArray { writer in
      for element in self {
        writer.separate()
        element.write(to: &writer)
      }
    }
  }
}

extension Optional: SchemaValue where Wrapped: SchemaValue {
  public static var type: SchemaType { .optional(Wrapped.type) }
  public static var unset: Wrapped?? { .some(nil) }

  public init(json: JSONValue) throws(SchemaError) {
    if json.isNull { self = nil } else { self = try Wrapped(json: json) }
  }

  public var json: JSONValue { self?.json ?? .null }
  public var isNull: Bool { self?.isNull ?? true }

  public func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.write(.null) }
  }
}
