package import CivilTime
package import Schema
package import When

/// What may be done.
package enum ListFollowUpsMethod: ControlMethod {
  package static let name = "ListFollowUps"
  package static let summary = """
    Returns what may be done, soonest first, without what is done, skipped or expired; and what is coming.
    """

  package struct Request: Shaped {
    package let application: String?
    package let asOf: When?
    package let limit: Int?

    package init(application: String? = nil, asOf: When? = nil, limit: Int? = nil) {
      self.application = application
      self.asOf = asOf
      self.limit = limit
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it; all if not set."),
      Field("asOf", \.asOf, "The instant that is meant; now if not set."),
      Field(
        "limit", \.limit, "How many follow-ups, and how many dates ahead, at most.",
        problem: negative))
  }

  package struct Reply: Shaped {
    package let asOf: Instant
    package let userZone: String
    package let followUps: [FollowUpReport]
    package let coming: [ComingReport]

    package init(
      asOf: Instant, userZone: String, followUps: [FollowUpReport], coming: [ComingReport] = []
    ) {
      self.asOf = asOf
      self.userZone = userZone
      self.followUps = followUps
      self.coming = coming
    }

    package static let shape = Shape(
      Self.init,
      Field("asOf", \.asOf, "The instant that was meant."),
      Field("userZone", \.userZone, "The user's zone."),
      Field(
        "followUps", \.followUps,
        "Late ones first, then soonest first, then denied ones, and last connection requests."),
      Field("coming", \.coming, "Interviews, promised dates and deadlines, soonest first."))
  }
}
