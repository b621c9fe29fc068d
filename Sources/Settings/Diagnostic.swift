/// One thing that is wrong in a configuration file.
package struct Diagnostic: Sendable, Hashable {
  /// What kind of thing is wrong.
  package enum Kind: String, Sendable {
    /// The file is not TOML. No more of it is known than where that shows.
    case syntax
    /// There is no such key or section.
    case key
    /// The value is of another type than the key's.
    case type
    /// The value is of the right type, and says nothing that the key can mean.
    case value
    /// Nothing is wrong, but there is something to know.
    case note
  }

  /// The file, as it was named.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int
  /// What kind of thing is wrong.
  package let kind: Kind
  /// Full sentences: what is wrong, and what would be right.
  package let message: String
}

extension Diagnostic: CustomStringConvertible {
  /// As compilers write it, so that editors can go there: `FILE:3:14: MESSAGE`.
  package var description: String { "\(file):\(line):\(column): \(message)" }
}
