package import CivilTime
package import Schema

/// A message or call from the user.
package struct TouchSent: EventPayload {
  package let action: Action
  package let channel: Channel?
  package let contact: String?

  package init(action: Action, channel: Channel? = nil, contact: String? = nil) {
    self.action = action
    self.channel = channel
    self.contact = contact
  }

  package static let kind = "touch.sent"
  package static let summary = "A message or call from you."
  package static let shape = Shape(
    Self.init,
    Field("action", \.action, "What the message or call is for."),
    Field("channel", \.channel, "By which channel it went or came."),
    Field("contact", \.contact, "A contact's short name within the application."))
  package var body: EventBody { .touchSent(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "you sent \(action.phrase)" + (contact.map { " to \($0)" } ?? "")
      + (channel.map { " \($0.phrase)" } ?? "")
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.touches.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    let contact = try resolver.contact(contact, in: application)
    return .touchSent(TouchSent(action: action, channel: channel, contact: contact))
  }
}
