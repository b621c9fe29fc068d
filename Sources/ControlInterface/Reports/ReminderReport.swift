package import CivilTime
package import FollowupCore
package import Schema

/// A reminder that is to come.
package struct ReminderReport: Shaped {
  package let reminder: ReminderID
  package let at: Instant
  package let zone: String

  package init(reminder: ReminderID, at: Instant, zone: String) {
    self.reminder = reminder
    self.at = at
    self.zone = zone
  }

  package static let typeName = "ComingReminder"
  package static let summary = "A reminder that is to come."
  package static let shape = Shape(
    Self.init,
    Field("reminder", \.reminder, "The reminder, as APPLICATION/ACTION/DEVICE/SEQ/PHASE."),
    Field("at", \.at, "When it comes, by what is known now."),
    Field("zone", \.zone, "The employer's zone."))
}
