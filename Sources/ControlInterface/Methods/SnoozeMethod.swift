package import CivilTime
package import FollowupCore
package import JSON

/// Puts off the reminders of a follow-up. What is allowed stays as it is.
package enum SnoozeMethod: ControlMethod {
  package static let name = "Snooze"

  package struct Request: WireObject {
    package let application: String
    /// Nil is every follow-up of the application.
    package let action: Action?
    package let until: Instant

    package init(application: String, action: Action? = nil, until: Instant) {
      self.application = application
      self.action = action
      self.until = until
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.required("application")
      action = try members.optional("action")
      until = try members.required("until")
    }

    package var json: JSONObject {
      .leavingOut(("application", application), ("action", action), ("until", until))
    }
  }

  package typealias Reply = RecordMethod.Reply
}
