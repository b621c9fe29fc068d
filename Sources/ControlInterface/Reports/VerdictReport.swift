package import CivilTime
package import FollowupCore
package import JSON

/// The answer to "may I do this?", as it is told.
package struct VerdictReport: WireObject {
  package let answer: Verdict.Answer
  /// From when it is allowed, where it is not yet.
  package let from: Instant?
  package let because: [ReasonReport]

  package init(_ verdict: Verdict) {
    answer = verdict.answer
    from = verdict.from
    because = verdict.because.map(ReasonReport.init)
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    answer = try members.required("verdict")
    from = try members.optional("from")
    because = try members.required("because")
  }

  package var json: JSONObject {
    .withNulls(("verdict", answer), ("from", from), ("because", because))
  }
}
