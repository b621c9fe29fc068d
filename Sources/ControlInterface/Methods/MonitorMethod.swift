package import FollowupCore
package import Schema

/// Every change as it happens.
package enum MonitorMethod: ControlMethod {
  package static let name = "Monitor"
  package static let summary = """
    Called with more: returns the state first, then every change with the follow-ups of what changed.
    """

  package struct Request: Shaped {
    package let application: String?
    package let latest: Int?

    package init(application: String? = nil, latest: Int? = nil) {
      self.application = application
      self.latest = latest
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it; all if not set."),
      Field(
        "latest", \.latest, "How many of the latest events the first reply has; none if not set.",
        problem: negative))
  }

  /// A change, or at first the state.
  package struct Reply: Shaped {
    package let userZone: String
    package let followUps: [FollowUpReport]
    package let events: [EventReport]
    package let applications: [String]
    package let gone: [String]
    package let known: [EventID]

    package init(
      userZone: String, followUps: [FollowUpReport], events: [EventReport] = [],
      applications: [String], gone: [String] = [], known: [EventID] = []
    ) {
      self.userZone = userZone
      self.followUps = followUps
      self.events = events
      self.applications = applications
      self.gone = gone
      self.known = known
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("followUps", \.followUps, "Those of the applications that changed; at first, all."),
      Field("events", \.events, "The events that changed them; at first, the latest."),
      Field("applications", \.applications, "Those that changed, by name; at first, all."),
      Field(
        "gone", \.gone, unset: [],
        "Those of them that exist no more, since their beginning was undone."),
      Field(
        "known", \.known, unset: [],
        "At first, the last event of each device; what has a greater number there is news."))
  }
}

extension MonitorMethod.Reply {
  /// What of a change is about an application; nil if nothing is.
  package func limited(to application: String) -> MonitorMethod.Reply? {
    guard applications.contains(application) else { return nil }
    return MonitorMethod.Reply(
      userZone: userZone, followUps: followUps.filter { $0.application == application },
      events: events.filter { $0.application == application }, applications: [application],
      gone: gone.filter { $0 == application })
  }
}
