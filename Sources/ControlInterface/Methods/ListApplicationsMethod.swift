package import Schema

/// The applications, and how far each has come.
package enum ListApplicationsMethod: ControlMethod {
  package static let name = "ListApplications"
  package static let summary = "Returns one application, those that are under way, or all."

  package struct Request: Shaped {
    package let application: String?
    package let all: Bool

    package init(application: String? = nil, all: Bool = false) {
      self.application = application
      self.all = all
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it."),
      Field("all", \.all, unset: false, "Whether to return also those that are over or dormant."))
  }

  package struct Reply: Shaped {
    package let userZone: String
    package let applications: [ApplicationReport]
    package let leftOut: Int
    package let followUps: [FollowUpReport]
    package let history: [EventReport]

    package init(
      userZone: String, applications: [ApplicationReport], leftOut: Int = 0,
      followUps: [FollowUpReport] = [], history: [EventReport] = []
    ) {
      self.userZone = userZone
      self.applications = applications
      self.leftOut = leftOut
      self.followUps = followUps
      self.history = history
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("applications", \.applications, "Sorted by name."),
      Field(
        "leftOut", \.leftOut, unset: 0, "How many are left out, since they are over or dormant."),
      Field(
        "followUps", \.followUps, unset: [], "If one application is asked about, what may be done."),
      Field(
        "history", \.history, unset: [],
        "If one application is asked about, what happened there, oldest first."))
  }
}
