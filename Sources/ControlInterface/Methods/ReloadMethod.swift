package import JSON

/// Reads the configuration again.
package enum ReloadMethod: ControlMethod {
  package static let name = "Reload"
  package typealias Request = NoParameters

  package struct Reply: WireObject {
    package let file: String
    /// What is wrong with it. Where anything is, what was in force before still is.
    package let diagnostics: [DiagnosticReport]

    package init(file: String, diagnostics: [DiagnosticReport] = []) {
      self.file = file
      self.diagnostics = diagnostics
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      file = try members.required("file")
      diagnostics = try members.required("diagnostics")
    }

    package var json: JSONObject { .withNulls(("file", file), ("diagnostics", diagnostics)) }
  }
}
