package import CivilTime
package import Schema

/// A reminder that the user put off.
package struct ReminderSnoozed: EventPayload {
  package let reminder: ReminderID
  package let until: Instant

  package init(_ reminder: ReminderID, until: Instant) {
    self.reminder = reminder
    self.until = until
  }

  package static let kind = "reminder.snoozed"
  package static let nature = EventNature.order
  package static let summary = "A reminder that you put off."
  package static let shape = Shape(
    Self.init,
    Field("reminder", \.reminder, "The reminder, as APPLICATION/ACTION/DEVICE/SEQ/PHASE."),
    Field("until", \.until, "The date or instant until which something holds."))
  package var body: EventBody { .reminderSnoozed(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "\(reminder.thing) snoozed until \(say(until))"
  }

  package func sentence(about subject: String, _ say: (Instant) -> String) -> String {
    "\(reminder.thing) after \(subject) snoozed until \(say(until))"
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    resolver.remark(onSnoozeOf: reminder, until: until, in: application)
    return body
  }

  package func fold(_ event: Event, into application: inout Application) {
    let reminder = reminder.of(application.name)
    application.reminders[reminder, default: .init()].snoozed = event.position
    application.reminders[reminder]?.snoozedUntil = until
  }
}
