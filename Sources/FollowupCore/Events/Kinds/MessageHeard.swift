package import CivilTime
package import Schema

/// A message or call from the employer.
package struct MessageHeard: EventPayload {
  package let channel: Channel?
  package var contact: String?
  package let asks: Bool
  package let until: Deadline?

  package init(
    channel: Channel? = nil, contact: String? = nil, asks: Bool = false, until: Deadline? = nil
  ) {
    self.channel = channel
    self.contact = contact
    self.asks = asks
    self.until = until
  }

  package static let kind = "message.heard"
  package static let summary = "A message or call from them."
  package static let shape = Shape(
    Self.init,
    Field("channel", \.channel, "By which channel it went or came."),
    Field("contact", \.contact, "A contact's short name within the application."),
    Field("asks", \.asks, unset: false, "Whether they ask for an answer."),
    Field("until", \.until, "The date or instant until which something holds."))
  package var body: EventBody { .messageHeard(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "you heard from \(contact ?? "them")" + (channel.map { " \($0.phrase)" } ?? "")
      + (asks ? ", and they ask for an answer" : "")
      + (until.map { " by \($0.said(say))" } ?? "")
  }

  package var contacts: [String] { contact.map { [$0] } ?? [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody {
    var renamed = self
    renamed.contact = contact.map(rename)
    return .messageHeard(renamed)
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.heard.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if until != nil, !asks { throw resolver.invalid("only a question has a deadline") }
    try resolver.check(until, of: "the question", at: instant, in: application)
    var resolved = self
    resolved.contact = try resolver.contactOrNew(contact, in: application)
    return .messageHeard(resolved)
  }
}
