package import Schema

/// What was recorded.
package enum ListEventsMethod: ControlMethod {
  package static let name = "ListEvents"
  package static let summary = "Returns the latest events, in the order of the log."

  package struct Request: Shaped {
    package let application: String?
    package let limit: Int?

    package init(application: String? = nil, limit: Int? = nil) {
      self.application = application
      self.limit = limit
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it; all if not set."),
      Field("limit", \.limit, "How many at most.", problem: negative))
  }

  package struct Reply: Shaped {
    package let userZone: String
    package let events: [EventReport]

    package init(userZone: String, events: [EventReport]) {
      self.userZone = userZone
      self.events = events
    }

    package static let shape = Shape(
      Self.init,
      Field("userZone", \.userZone, "The user's zone."),
      Field("events", \.events, "In the order of the log."))
  }
}

/// What is wrong with a limit.
@Sendable func negative(_ limit: Int?) -> String? {
  limit.flatMap { $0 < 0 ? "must not be negative" : nil }
}
