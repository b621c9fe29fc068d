package import JSON

/// Tells what was recorded, in the order of the log.
package enum ListEventsMethod: ControlMethod {
  package static let name = "ListEvents"

  package struct Request: WireObject {
    /// A name or a unique start of one; nil is all.
    package let application: String?
    /// How many at most, the latest of them.
    package let limit: Int?

    package init(application: String? = nil, limit: Int? = nil) {
      self.application = application
      self.limit = limit
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.optional("application")
      limit = try members.optional("limit")
      if let limit, limit < 0 { throw .invalidParameter("limit") }
    }

    package var json: JSONObject {
      .leavingOut(("application", application), ("limit", limit))
    }
  }

  package struct Reply: WireObject {
    package let events: [EventReport]

    package init(events: [EventReport]) { self.events = events }

    package init(_ members: inout MemberReader) throws(ControlError) {
      events = try members.required("events")
    }

    package var json: JSONObject { .withNulls(("events", events)) }
  }
}
