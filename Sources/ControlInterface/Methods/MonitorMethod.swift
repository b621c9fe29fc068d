package import JSON

/// Tells every change as it happens. It is called with `more`: the first reply is the state, each
/// later one a change.
package enum MonitorMethod: ControlMethod {
  package static let name = "Monitor"
  package typealias Request = NoParameters

  package struct Reply: WireObject {
    /// The follow-ups of the applications that changed; in the first reply, of all.
    package let followUps: [FollowUpReport]
    /// The events that changed them; none in the first reply.
    package let events: [EventReport]
    /// The applications that changed, by name; in the first reply, all.
    package let applications: [String]

    package init(
      followUps: [FollowUpReport], events: [EventReport] = [], applications: [String]
    ) {
      self.followUps = followUps
      self.events = events
      self.applications = applications
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      followUps = try members.required("followUps")
      events = try members.required("events")
      applications = try members.required("applications")
    }

    package var json: JSONObject {
      .withNulls(("followUps", followUps), ("events", events), ("applications", applications))
    }
  }
}
