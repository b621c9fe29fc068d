package import CivilTime
package import Schema

/// What happened and what is ahead, by the day.
package enum ListTimelinesMethod: ControlMethod {
  package static let name = "ListTimelines"
  package static let summary = """
    Returns what happened and what is ahead, within weeks of which this one is in the middle.
    """

  package struct Request: Shaped {
    package let application: String?
    package let weeks: Int
    package let all: Bool

    /// How many weeks are shown if none are given.
    package static let usualWeeks = 4
    /// How many weeks may be shown.
    package static let possibleWeeks = 1...52

    package init(application: String? = nil, weeks: Int = usualWeeks, all: Bool = false) {
      self.application = application
      self.weeks = weeks
      self.all = all
    }

    package static let shape = Shape(
      { application, weeks, all throws(SchemaError) in
        guard possibleWeeks.contains(weeks) else {
          throw SchemaError(member: "weeks", "must be a number from 1 to 52")
        }
        return Self(application: application, weeks: weeks, all: all)
      },
      Field("application", \.application, "Its name, or a unique start of it; all if not set."),
      Field("weeks", \.weeks, unset: usualWeeks, "How many weeks, from 1 to 52; 4 if not set."),
      Field(
        "all", \.all, unset: false, "Whether to return also applications with nothing in them."))
  }

  package struct Reply: Shaped {
    package let asOf: Instant
    package let userZone: String
    package let from: CivilDate
    package let weeks: Int
    package let timelines: [TimelineReport]
    package let leftOut: Int

    package init(
      asOf: Instant, userZone: String, from: CivilDate, weeks: Int, timelines: [TimelineReport],
      leftOut: Int = 0
    ) {
      self.asOf = asOf
      self.userZone = userZone
      self.from = from
      self.weeks = weeks
      self.timelines = timelines
      self.leftOut = leftOut
    }

    package static let shape = Shape(
      Self.init,
      Field("asOf", \.asOf, "When it was asked."),
      Field("userZone", \.userZone, "The user's zone, in which the weeks are meant."),
      Field("from", \.from, "The Monday with which they begin."),
      Field("weeks", \.weeks, "How many weeks."),
      Field("timelines", \.timelines, "One for each application, by name."),
      Field(
        "leftOut", \.leftOut, unset: 0, "How many are left out, since they have nothing in them."))
  }
}
