package import FollowupCore
package import JSON

/// Something to say beside an answer, as it is told.
package struct RemarkReport: WireObject {
  /// A sentence.
  package let text: String
  /// What would mend it, if anything would.
  package let remedy: Remedy?

  package init(text: String, remedy: Remedy? = nil) {
    self.text = text
    self.remedy = remedy
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    text = try members.required("text")
    remedy = try members.optional("remedy")
  }

  package var json: JSONObject {
    JSONObject.withNulls(("text", text)).followed(by: .leavingOut(("remedy", remedy)))
  }
}

extension Remedy: WireObject {
  package init(_ members: inout MemberReader) throws(ControlError) {
    self.init(
      try members.required("kind"), application: try members.optional("application"),
      contact: try members.optional("contact"), channel: try members.optional("channel"),
      stage: try members.optional("stage"), event: try members.optional("event"))
  }

  package var json: JSONObject {
    JSONObject.withNulls(("kind", kind)).followed(
      by: .leavingOut(
        ("application", application), ("contact", contact), ("channel", channel), ("stage", stage),
        ("event", event)))
  }
}
