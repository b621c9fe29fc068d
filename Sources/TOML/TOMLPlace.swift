/// Where something stands in a document: its line and its column, both counted from 1.
///
/// A column counts Unicode scalars, so that it names the same spot whatever the encoding's width.
package struct TOMLPlace: Sendable, Hashable {
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension TOMLPlace: CustomStringConvertible {
  /// The place as a person reads it: `line 3, column 14`.
  package var description: String { "line \(line), column \(column)" }
}
