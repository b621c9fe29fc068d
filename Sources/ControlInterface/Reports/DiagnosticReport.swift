package import Schema

/// What is wrong with the configuration, and where.
package struct DiagnosticReport: Shaped {
  package let line: Int
  package let column: Int
  package let kind: String
  package let message: String

  package init(line: Int, column: Int, kind: String, message: String) {
    self.line = line
    self.column = column
    self.kind = kind
    self.message = message
  }

  package static let typeName = "Diagnostic"
  package static let summary = "What is wrong with the configuration, and where."
  package static let shape = Shape(
    Self.init,
    Field("line", \.line, "Counted from 1."),
    Field("column", \.column, "Counted from 1."),
    Field("kind", \.kind, "One of syntax, key, type and value."),
    Field("message", \.message, "A sentence."))
}
