package import JSON

/// Tells of applications.
package enum ListApplicationsMethod: ControlMethod {
  package static let name = "ListApplications"

  package struct Request: WireObject {
    /// A name or a unique start of one; nil is all.
    package let application: String?
    /// Whether those that are over or dormant are told of too.
    package let all: Bool

    package init(application: String? = nil, all: Bool = false) {
      self.application = application
      self.all = all
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.optional("application")
      all = try members.optional("all") ?? false
    }

    package var json: JSONObject {
      .leavingOut(("application", application), ("all", all ? true : nil))
    }
  }

  package struct Reply: WireObject {
    package let applications: [ApplicationReport]

    package init(applications: [ApplicationReport]) { self.applications = applications }

    package init(_ members: inout MemberReader) throws(ControlError) {
      applications = try members.required("applications")
    }

    package var json: JSONObject { .withNulls(("applications", applications)) }
  }
}
