package import CivilTime
package import FollowupCore
package import Schema

/// Puts off the reminders of a follow-up. What is allowed stays as it is.
package enum SnoozeMethod: ControlMethod {
  package static let name = "Snooze"
  package static let summary = """
    Puts off the reminders of one follow-up, or of all that the application has.
    """
  package typealias Reply = RecordMethod.Reply

  package struct Request: Shaped {
    package let application: String
    package let action: Action?
    package let until: Instant

    package init(application: String, action: Action? = nil, until: Instant) {
      self.application = application
      self.action = action
      self.until = until
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it."),
      Field("action", \.action, "Every follow-up if not set."),
      Field("until", \.until, "When the reminders come again."))
  }
}
