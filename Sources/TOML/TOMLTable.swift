/// A table: its entries in the order in which their keys first appear in the document.
package struct TOMLTable: Sendable {
  /// One key with its value.
  package struct Entry: Sendable {
    /// The key itself, without quotes, and without the dots of a dotted key.
    package let key: String
    /// Where the key stands. For a table that several headers share, it is its own header.
    package let keyPlace: TOMLPlace
    /// What the key is set to.
    package let value: TOMLValue
  }

  /// Every entry, each key once.
  package let entries: [Entry]

  /// The value of a key, found by looking at each entry in turn.
  ///
  /// Keys are compared by their scalars, as TOML does: a composed and a decomposed "é" are two keys.
  package subscript(key: String) -> TOMLValue? {
    entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}
