package import Schema

/// What is wrong with the configuration, and where.
package struct DiagnosticReport: Shaped {
  package let file: String?
  package let line: Int
  package let column: Int
  package let kind: String
  package let message: String

  /// - Parameter file: nil for the configuration itself.
  package init(file: String? = nil, line: Int, column: Int, kind: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
    self.message = message
  }

  package static let typeName = "Diagnostic"
  package static let summary = "What is wrong with the configuration, and where."
  package static let shape = Shape(
    Self.init,
    Field("file", \.file, unset: nil, "The file, if it is not the configuration itself."),
    Field("line", \.line, "Counted from 1."),
    Field("column", \.column, "Counted from 1."),
    Field("kind", \.kind, "One of syntax, key, type and value."),
    Field("message", \.message, "A sentence."))
}
