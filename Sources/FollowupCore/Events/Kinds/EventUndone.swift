package import CivilTime
package import Schema

/// An event that is to count as if it had never been recorded.
package struct EventUndone: EventPayload {
  package let event: EventID

  package init(_ event: EventID) { self.event = event }

  package static let kind = "event.undone"
  package static let nature = EventNature.bookkeeping
  package static let summary = "An event that no longer counts."
  package static let shape = Shape(
    Self.init, Field("event", \.event, "The event that is meant, as DEVICE/SEQ."))
  package var body: EventBody { .eventUndone(self) }

  package func sentence(_ say: (Instant) -> String) -> String { "\(event) undone" }

  package func sentence(about subject: String, _ say: (Instant) -> String) -> String {
    "undone: \(subject)"
  }

  /// The event that is undone.
  package var subject: EventID? { event }
}
