package import CivilTime
package import FollowupCore
package import Schema

/// Why things are as they are: each rule that made or denied a follow-up.
package enum ExplainMethod: ControlMethod {
  package static let name = "Explain"
  package static let summary = """
    Returns the follow-ups of every action asked about, offered or not, with each rule that made or
    denied them.
    """

  package struct Request: Shaped {
    package let application: String
    package let action: Action?
    package let asOf: Instant?

    package init(application: String, action: Action? = nil, asOf: Instant? = nil) {
      self.application = application
      self.action = action
      self.asOf = asOf
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it."),
      Field("action", \.action, "Every action if not set."),
      Field("asOf", \.asOf, "The instant that is meant; now if not set."))
  }

  package struct Reply: Shaped {
    package let asOf: Instant
    package let application: String
    package let zone: String
    package let userZone: String
    package let notes: [Remark]
    package let followUps: [FollowUpReport]

    package init(
      asOf: Instant, application: String, zone: String, userZone: String, notes: [Remark],
      followUps: [FollowUpReport]
    ) {
      self.asOf = asOf
      self.application = application
      self.zone = zone
      self.userZone = userZone
      self.notes = notes
      self.followUps = followUps
    }

    package static let shape = Shape(
      Self.init,
      Field("asOf", \.asOf, "The instant that was meant."),
      Field("application", \.application, "Its whole name."),
      Field("zone", \.zone, "The employer's zone."),
      Field("userZone", \.userZone, "The user's zone."),
      Field("notes", \.notes, "What else decides."),
      Field("followUps", \.followUps, "With those that are not offered."))
  }
}
