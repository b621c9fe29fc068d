package import CivilTime
package import FollowupCore
package import JSON
import Schema

/// What the employer said about timing, and whether it still counts.
package struct PromiseReport: WireObject {
  /// Whether a promise still counts.
  package enum State: String, CaseIterable, Sendable, WireValue {
    /// It decides the next check-in.
    case standing
    /// Its date has been overtaken by what happened since.
    case spent
    /// An interview was held after it was made.
    case void
  }

  package let promise: Promise
  /// When it was made.
  package let at: Instant
  package let state: State

  package init(_ promise: Promise, at: Instant, state: State) {
    self.promise = promise
    self.at = at
    self.state = state
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    at = try members.required("at")
    state = try members.required("state")
    var fields = members.fields()
    do { promise = try Promise(takingFrom: &fields) } catch {
      throw .invalidParameter(members.path(of: "by"))
    }
  }

  package var json: JSONObject {
    promise.setMembers
      .followed(by: .withNulls(("at", at), ("state", state)))
  }
}
