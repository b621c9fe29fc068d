package import CivilTime
package import Schema

/// Something that the user wants to keep beside an application. It decides nothing.
package struct NoteAdded: EventPayload {
  package let text: String

  package init(text: String) { self.text = text }

  package static let kind = "note.added"
  package static let summary = "A note of yours; it decides nothing."
  package static let shape = Shape(
    Self.init, Field("text", \.text, "What is to be kept, in your words."))
  package var body: EventBody { .noteAdded(self) }

  package func sentence(_ say: (Instant) -> String) -> String { "note: \(text)" }

  package func fold(_ event: Event, into application: inout Application) {
    application.notes.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.checkNote(text)
    return body
  }
}
