package import CivilTime
package import FollowupCore
package import JSON

/// Tells why: each rule that made or denied a follow-up.
package enum ExplainMethod: ControlMethod {
  package static let name = "Explain"

  package struct Request: WireObject {
    package let application: String
    /// Nil is every action.
    package let action: Action?
    /// The instant at which the question is meant; nil is now.
    package let asOf: Instant?

    package init(application: String, action: Action? = nil, asOf: Instant? = nil) {
      self.application = application
      self.action = action
      self.asOf = asOf
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.required("application")
      action = try members.optional("action")
      asOf = try members.optional("asOf")
    }

    package var json: JSONObject {
      .leavingOut(("application", application), ("action", action), ("asOf", asOf))
    }
  }

  package struct Reply: WireObject {
    package let asOf: Instant
    /// The application's whole name.
    package let application: String
    /// The employer's zone.
    package let zone: String
    package let userZone: String
    /// What else decides: full sentences.
    package let notes: [RemarkReport]
    /// The follow-ups of every action asked about, with those that are not offered.
    package let followUps: [FollowUpReport]

    package init(
      asOf: Instant, application: String, zone: String, userZone: String, notes: [RemarkReport],
      followUps: [FollowUpReport]
    ) {
      self.asOf = asOf
      self.application = application
      self.zone = zone
      self.userZone = userZone
      self.notes = notes
      self.followUps = followUps
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      asOf = try members.required("asOf")
      application = try members.required("application")
      zone = try members.required("zone")
      userZone = try members.required("userZone")
      notes = try members.required("notes")
      followUps = try members.required("followUps")
    }

    package var json: JSONObject {
      .withNulls(
        ("asOf", asOf), ("application", application), ("zone", zone), ("userZone", userZone),
        ("notes", notes), ("followUps", followUps))
    }
  }
}
