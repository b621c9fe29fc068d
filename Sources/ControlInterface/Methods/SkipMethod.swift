package import CivilTime
package import FollowupCore
package import Schema

/// Settles a follow-up that the user chose not to make.
package enum SkipMethod: ControlMethod {
  package static let name = "Skip"
  package static let summary = "Settles a follow-up that the user chose not to make."
  package typealias Reply = RecordMethod.Reply

  package struct Request: Shaped {
    package let application: String
    package let action: Action
    package let contact: String?
    package let at: Instant?

    package init(
      application: String, action: Action, contact: String? = nil, at: Instant? = nil
    ) {
      self.application = application
      self.action = action
      self.contact = contact
      self.at = at
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it."),
      Field("action", \.action, "The follow-up that is meant."),
      Field("contact", \.contact, "Every recipient if not set."),
      Field("at", \.at, "When it was decided; now if not set."))
  }
}
