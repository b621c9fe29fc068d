package import CivilTime
package import FollowupCore
package import JSON

/// An interview, as told.
package struct InterviewReport: WireObject {
  package enum State: String, CaseIterable, Sendable, WireValue {
    case toCome, underWay, held, cancelled
  }

  package let event: EventID
  package let stage: Stage
  /// When it starts.
  package let at: Instant
  package let ends: Instant
  /// The interviewers' names.
  package let with: [String]
  package let state: State

  package init(
    event: EventID, stage: Stage, at: Instant, ends: Instant, with: [String], state: State
  ) {
    self.event = event
    self.stage = stage
    self.at = at
    self.ends = ends
    self.with = with
    self.state = state
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    event = try members.required("event")
    stage = try members.required("stage")
    at = try members.required("at")
    ends = try members.required("ends")
    with = try members.required("with")
    state = try members.required("state")
  }

  package var json: JSONObject {
    .withNulls(
      ("event", event), ("stage", stage), ("at", at), ("ends", ends), ("with", with),
      ("state", state))
  }
}
