package import CivilTime
package import FollowupCore
package import JSON

/// An event as it is told: what the log keeps of it, under the same names.
package struct EventReport: WireObject {
  package let id: EventID
  /// When it was recorded.
  package let time: Instant
  /// When it happened; for an interview, when it starts.
  package let at: Instant
  /// The application's name; empty where the event is about none.
  package let application: String
  package let body: EventBody

  package init(_ event: Event) {
    id = event.id
    time = event.time
    at = event.at
    application = event.application
    body = event.body
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    id = try members.required("id")
    time = try members.required("time")
    at = try members.required("at")
    application = try members.required("application")
    let kind: String = try members.required("kind")
    var fields = members.fields()
    // What a newer version wrote into the log is told as it is there, and must not keep all the other
    // events from being read.
    body = (try? EventBody(kind: kind, fields: &fields)) ?? .unknown(kind: kind)
  }

  package var json: JSONObject {
    let always = JSONObject.withNulls(
      ("id", id), ("time", time), ("at", at), ("application", application), ("kind", body.kind))
    return always.followed(by: body.fields)
  }
}
