/// An entry for the journal: fields in order, of which the same name may occur more than once.
package struct JournalEntry: Hashable, Sendable {
  /// The entry's fields.
  package var fields: [JournalField]

  /// Creates an entry from its fields.
  package init(_ fields: [JournalField]) {
    self.fields = fields
  }
}

/// One field of a journal entry.
package struct JournalField: Hashable, Sendable {
  /// A name that the journal takes: 1 to 64 of `A` to `Z`, `0` to `9` and `_`, of which the first is a
  /// letter.
  package struct Name: Hashable, Sendable {
    /// The name as it is written.
    package let text: String

    /// Checks a name; nil if the journal would leave the field out.
    package init?(_ text: String) {
      let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 64,
        text.utf8.allSatisfy({
          letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
        })
      else { return nil }
      self.text = text
    }
  }

  /// The field's name.
  package let name: Name

  /// The field's value: any bytes, of which a person sees UTF-8 best.
  package let value: [UInt8]

  /// Creates a field with a value of any bytes.
  package init(_ name: Name, bytes: [UInt8]) {
    self.name = name
    value = bytes
  }

  /// Creates a field with a text, of one line or several.
  package init(_ name: Name, _ text: String) {
    self.init(name, bytes: Array(text.utf8))
  }
}

extension JournalField.Name: ExpressibleByStringLiteral {
  /// A name in the source, which must be one that the journal takes.
  package init(stringLiteral text: StaticString) {
    guard let name = Self(text.description) else {
      preconditionFailure("\(text) is not the name of a journal field")
    }
    self = name
  }
}
