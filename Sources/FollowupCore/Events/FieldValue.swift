/// A field of an event, in terms that any format can write.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case flag(Bool)
  case list([String])
  /// Something that no field of this version holds.
  case other
}

/// Why an event's fields can't be read.
package struct FieldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field's name.
  package let field: String
  /// What was wrong and what would be right, to follow the field's name.
  package let problem: String

  package init(field: String, problem: String) {
    self.field = field
    self.problem = problem
  }

  package var description: String { "the field “\(field)” \(problem)" }
}

/// Fields by name, read one by one; what nobody asked for is left over.
package struct FieldReader {
  private var fields: [String: FieldValue]

  package init(_ fields: [String: FieldValue]) { self.fields = fields }

  /// The names that no one read, sorted.
  package var leftOver: [String] { fields.keys.sorted() }

  package mutating func text(_ name: String) throws(FieldError) -> String? {
    switch fields.removeValue(forKey: name) {
    case nil: return nil
    case .text(let text): return text
    default: throw FieldError(field: name, problem: "must be a string")
    }
  }

  package mutating func requiredText(_ name: String) throws(FieldError) -> String {
    guard let text = try text(name) else { throw FieldError(field: name, problem: "is missing") }
    return text
  }

  package mutating func integer(_ name: String) throws(FieldError) -> Int? {
    switch fields.removeValue(forKey: name) {
    case nil: return nil
    case .integer(let value): return Int(value)
    default: throw FieldError(field: name, problem: "must be a whole number")
    }
  }

  package mutating func flag(_ name: String) throws(FieldError) -> Bool {
    switch fields.removeValue(forKey: name) {
    case nil: return false
    case .flag(let value): return value
    default: throw FieldError(field: name, problem: "must be true or false")
    }
  }

  package mutating func list(_ name: String) throws(FieldError) -> [String] {
    switch fields.removeValue(forKey: name) {
    case nil: return []
    case .list(let values): return values
    default: throw FieldError(field: name, problem: "must be an array of strings")
    }
  }

  /// A word of a closed list, such as a stage.
  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type
  ) throws(FieldError) -> Word? where Word.RawValue == String {
    guard let text = try text(name) else { return nil }
    return try Self.word(text, field: name)
  }

  package mutating func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type
  ) throws(FieldError) -> Word where Word.RawValue == String {
    try Self.word(try requiredText(name), field: name)
  }

  package mutating func words<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type
  ) throws(FieldError) -> [Word] where Word.RawValue == String {
    var words: [Word] = []
    for text in try list(name) { words.append(try Self.word(text, field: name)) }
    return words
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, field: String
  ) throws(FieldError) -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let choices = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw FieldError(field: field, problem: "is “\(text)”, but must be one of \(choices)")
  }
}
