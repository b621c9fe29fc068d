package import JSON

/// What is wrong with the configuration, and where.
package struct DiagnosticReport: WireObject {
  /// Counts from 1.
  package let line: Int
  /// Counts from 1.
  package let column: Int
  /// `syntax`, `key`, `type` or `value`.
  package let kind: String
  /// A full sentence.
  package let message: String

  package init(line: Int, column: Int, kind: String, message: String) {
    self.line = line
    self.column = column
    self.kind = kind
    self.message = message
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    line = try members.required("line")
    column = try members.required("column")
    kind = try members.required("kind")
    message = try members.required("message")
  }

  package var json: JSONObject {
    .withNulls(("line", line), ("column", column), ("kind", kind), ("message", message))
  }
}
