package import Schema

/// Reads the configuration again.
package enum ReloadMethod: ControlMethod {
  package static let name = "Reload"
  package static let summary = "Reads the configuration again."
  package typealias Request = NoParameters

  package struct Reply: Shaped {
    package let file: String
    package let diagnostics: [DiagnosticReport]
    package let notes: [DiagnosticReport]

    package init(
      file: String, diagnostics: [DiagnosticReport] = [], notes: [DiagnosticReport] = []
    ) {
      self.file = file
      self.diagnostics = diagnostics
      self.notes = notes
    }

    package static let shape = Shape(
      Self.init,
      Field("file", \.file, "The file that was read."),
      Field(
        "diagnostics", \.diagnostics,
        "What is wrong with it; if anything is, what was in force before still is."),
      Field("notes", \.notes, unset: [], "What there is to know of it, though nothing is wrong."))
  }
}
