package import CivilTime
package import JSON

/// Tells what may be done, soonest first.
package enum ListFollowUpsMethod: ControlMethod {
  package static let name = "ListFollowUps"

  package struct Request: WireObject {
    /// A name or a unique start of one; nil is all.
    package let application: String?
    /// The instant at which the question is meant; nil is now.
    package let asOf: Instant?
    /// How many at most.
    package let limit: Int?

    package init(application: String? = nil, asOf: Instant? = nil, limit: Int? = nil) {
      self.application = application
      self.asOf = asOf
      self.limit = limit
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.optional("application")
      asOf = try members.optional("asOf")
      limit = try members.optional("limit")
      if let limit, limit < 0 { throw .invalidParameter("limit") }
    }

    package var json: JSONObject {
      .leavingOut(("application", application), ("asOf", asOf), ("limit", limit))
    }
  }

  package struct Reply: WireObject {
    package let asOf: Instant
    package let followUps: [FollowUpReport]

    package init(asOf: Instant, followUps: [FollowUpReport]) {
      self.asOf = asOf
      self.followUps = followUps
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      asOf = try members.required("asOf")
      followUps = try members.required("followUps")
    }

    package var json: JSONObject { .withNulls(("asOf", asOf), ("followUps", followUps)) }
  }
}
