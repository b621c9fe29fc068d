package import CivilTime
package import Schema

/// A reminder that is about to be shown. It is recorded before the showing.
package struct ReminderIntended: EventPayload {
  package let reminder: ReminderID

  package init(_ reminder: ReminderID) { self.reminder = reminder }

  package static let kind = "reminder.intended"
  package static let nature = EventNature.bookkeeping
  package static let summary = "A reminder that is about to be shown."
  package static let shape = Shape(
    Self.init,
    Field("reminder", \.reminder, "The reminder, as APPLICATION/ACTION/DEVICE/SEQ/PHASE."))
  package var body: EventBody { .reminderIntended(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "reminder about to be told: \(reminder.said)"
  }

  package func fold(_ event: Event, into application: inout Application) {
    let id = reminder.of(application.name)
    // Another device may intend to tell what has been told already.
    guard application.reminders[id]?.isDelivered != true else { return }
    application.reminders[id, default: .init()].intended = event.position
  }
}

/// A reminder that was shown.
package struct ReminderDelivered: EventPayload {
  package let reminder: ReminderID

  package init(_ reminder: ReminderID) { self.reminder = reminder }

  package static let kind = "reminder.delivered"
  package static let nature = EventNature.bookkeeping
  package static let summary = "A reminder that was shown."
  package static let shape = Shape(
    Self.init,
    Field("reminder", \.reminder, "The reminder, as APPLICATION/ACTION/DEVICE/SEQ/PHASE."))
  package var body: EventBody { .reminderDelivered(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "reminder told: \(reminder.said)"
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.reminders[reminder.of(application.name), default: .init()].delivered =
      event.position
  }
}
