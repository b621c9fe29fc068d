package import JSON

/// Records events, all or none.
package enum RecordMethod: ControlMethod {
  package static let name = "Record"

  package struct Request: WireObject {
    package let events: [EventRequest]

    package init(events: [EventRequest]) { self.events = events }

    package init(_ members: inout MemberReader) throws(ControlError) {
      guard let elements = members.take("events")?.arrayValue else {
        throw .invalidParameter("events")
      }
      var events: [EventRequest] = []
      for (index, element) in elements.enumerated() {
        events.append(try EventRequest(element, index: index))
      }
      self.events = events
    }

    package var json: JSONObject { .withNulls(("events", events)) }
  }

  /// What was recorded, and what became of it.
  package struct Reply: WireObject {
    /// The events, in the order in which they were asked for.
    package let events: [EventReport]
    /// What the user should know about them: full sentences.
    package let warnings: [RemarkReport]
    /// The follow-ups of the applications touched, soonest first.
    package let followUps: [FollowUpReport]
    /// The reminders that were due already, and are told here and not again: full sentences.
    package let told: [String]

    package init(
      events: [EventReport], warnings: [RemarkReport] = [], followUps: [FollowUpReport] = [],
      told: [String] = []
    ) {
      self.events = events
      self.warnings = warnings
      self.followUps = followUps
      self.told = told
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      events = try members.required("events")
      warnings = try members.list("warnings")
      followUps = try members.list("followUps")
      told = try members.list("told")
    }

    package var json: JSONObject {
      .withNulls(
        ("events", events), ("warnings", warnings), ("followUps", followUps), ("told", told))
    }
  }
}
