package import FollowupCore
package import Schema

/// Records events, all or none.
package enum RecordMethod: ControlMethod {
  package static let name = "Record"
  package static let summary = """
    Records events, all or none. An event whose key was recorded before, even if it was undone since,
    is not recorded again; the reply names it among the known ones.
    """

  /// How many events a call may record. Each of them sees those before it, so that a longer call would
  /// keep other clients waiting.
  package static let eventsAtMost = 256

  package struct Request: Shaped {
    package let events: [EventRequest]
    package let again: Bool

    package init(events: [EventRequest], again: Bool = false) {
      self.events = events
      self.again = again
    }

    package static let shape = Shape(
      Self.init,
      Field("events", \.events, "In the order in which they are recorded."),
      Field("again", \.again, unset: false, "Whether to record anew what has a known key."))
  }

  /// What was recorded, and what became of it.
  package struct Reply: Shaped {
    package let userZone: String
    package let events: [EventReport]
    package let known: [EventReport]
    package let warnings: [Remark]
    package let followUps: [FollowUpReport]
    package let told: [String]
    package let reminders: [ReminderReport]

    package init(
      userZone: String, events: [EventReport], known: [EventReport] = [],
      warnings: [Remark] = [], followUps: [FollowUpReport] = [], told: [String] = [],
      reminders: [ReminderReport] = []
    ) {
      self.userZone = userZone
      self.events = events
      self.known = known
      self.warnings = warnings
      self.followUps = followUps
      self.told = told
      self.reminders = reminders
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("events", \.events, "What was recorded, in the order in which it was asked for."),
      Field("known", \.known, "The events of the keys that were recorded before."),
      Field("warnings", \.warnings, "What the user should know about them."),
      Field("followUps", \.followUps, "Those of the applications that changed, soonest first."),
      Field("told", \.told, "Reminders that were due already; they do not come again."),
      Field(
        "reminders", \.reminders, unset: [], "Those of the events that are to come, soonest first.")
    )
  }
}
