package import CivilTime
package import JSON

/// Where silence began.
package struct AnchorReport: WireObject {
  /// A phrase such as "the phone interview".
  package let phrase: String
  package let at: Instant

  package init(phrase: String, at: Instant) {
    self.phrase = phrase
    self.at = at
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    phrase = try members.required("phrase")
    at = try members.required("at")
  }

  package var json: JSONObject { .withNulls(("phrase", phrase), ("at", at)) }
}
