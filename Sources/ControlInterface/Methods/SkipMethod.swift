package import CivilTime
package import FollowupCore
package import JSON

/// Settles a follow-up that the user chose not to make.
package enum SkipMethod: ControlMethod {
  package static let name = "Skip"

  package struct Request: WireObject {
    package let application: String
    package let action: Action
    /// A person's short name, name, address or a unique part of one; nil is every recipient.
    package let contact: String?
    /// When it was decided; nil is now.
    package let at: Instant?

    package init(
      application: String, action: Action, contact: String? = nil, at: Instant? = nil
    ) {
      self.application = application
      self.action = action
      self.contact = contact
      self.at = at
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.required("application")
      action = try members.required("action")
      contact = try members.optional("contact")
      at = try members.optional("at")
    }

    package var json: JSONObject {
      .leavingOut(
        ("application", application), ("action", action), ("contact", contact), ("at", at))
    }
  }

  package typealias Reply = RecordMethod.Reply
}
