package import CivilTime
package import FollowupCore
package import JSON

/// What one rule did, as it is told.
package struct ReasonReport: WireObject {
  package let rule: RuleName
  package let effect: Reason.Effect
  /// A sentence without its full stop.
  package let text: String
  package let source: RuleSource
  /// The instant that the rule fixed.
  package let at: Instant?
  /// What would lift it, if anything would.
  package let remedy: Remedy?

  package init(_ reason: Reason) {
    rule = reason.rule
    effect = reason.effect
    text = reason.text
    source = reason.source
    at = reason.at
    remedy = reason.remedy
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    rule = try members.required("rule")
    effect = try members.required("effect")
    text = try members.required("text")
    source = try members.required("source")
    at = try members.optional("at")
    remedy = try members.optional("remedy")
  }

  package var json: JSONObject {
    let always = JSONObject.withNulls(
      ("rule", rule), ("effect", effect), ("text", text), ("source", source))
    return always.followed(by: .leavingOut(("at", at), ("remedy", remedy)))
  }
}
