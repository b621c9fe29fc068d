package import CivilTime
package import Schema

/// A mistake of the user's, to be owned up to.
package struct MistakeNoted: EventPayload {
  package let text: String

  package init(text: String) { self.text = text }

  package static let kind = "mistake.noted"
  package static let summary = "A mistake of yours."
  package static let shape = Shape(
    Self.init, Field("text", \.text, "What is to be kept, in your words."))
  package var body: EventBody { .mistakeNoted(self) }

  package func sentence(_ say: (Instant) -> String) -> String { "mistake: \(text)" }

  package func fold(_ event: Event, into application: inout Application) {
    application.mistakes.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.checkNote(text, "the text of the mistake")
    return body
  }
}
