package import Schema

/// Every change as it happens.
package enum MonitorMethod: ControlMethod {
  package static let name = "Monitor"
  package static let summary = """
    Called with more: returns the state first, then every change with the follow-ups of what changed.
    """
  package typealias Request = NoParameters

  package struct Reply: Shaped {
    package let userZone: String
    package let followUps: [FollowUpReport]
    package let events: [EventReport]
    package let applications: [String]

    package init(
      userZone: String, followUps: [FollowUpReport], events: [EventReport] = [],
      applications: [String]
    ) {
      self.userZone = userZone
      self.followUps = followUps
      self.events = events
      self.applications = applications
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("followUps", \.followUps, "Those of the applications that changed; at first, all."),
      Field("events", \.events, "The events that changed them; at first, none."),
      Field("applications", \.applications, "Those that changed, by name; at first, all."))
  }
}
