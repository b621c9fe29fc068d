package import CivilTime
package import Schema

/// A message or call from the user.
package struct TouchSent: EventPayload {
  package var action: Action
  package let channel: Channel?
  package var contact: String?

  package var reminder: ReminderID?
  /// Of a request: the other applications at which the same message reached somebody.
  package var also: [String]
  /// Of a request about a mail: the mails that it answers, by their identities. The action is then the one
  /// for which there is an occasion, in the place of the one given.
  package var answers: [String]?

  package init(
    action: Action, channel: Channel? = nil, contact: String? = nil, reminder: ReminderID? = nil,
    also: [String] = [], answers: [String]? = nil
  ) {
    self.answers = answers
    self.also = also
    self.action = action
    self.channel = channel
    self.contact = contact
    self.reminder = reminder
  }

  package static let kind = "touch.sent"
  package static let summary = "A message or call from you."
  package static let shape = Shape(
    Self.init,
    Field("action", \.action, "What the message or call is for."),
    Field("channel", \.channel, "By which channel it went or came."),
    Field("contact", \.contact, "A contact's short name within the application."),
    Field("reminder", \.reminder, "The reminder to which the user answered that it was sent."),
    Field(
      "also", \.also, unset: [],
      "Other applications where the same message went to a contact who shares the address."),
    Field(
      "answers", \.answers,
      """
      Of a mail: the identities of those that it answers. If set, the action is the one for which there
      was an occasion then, whatever "action" says.
      """))
  package var body: EventBody { .touchSent(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "you sent \(action.phrase)" + (contact.map { " to \($0)" } ?? "")
      + (channel.map { " \($0.phrase)" } ?? "")
  }

  package var contacts: [String] { contact.map { [$0] } ?? [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody {
    var renamed = self
    renamed.contact = contact.map(rename)
    return .touchSent(renamed)
  }

  package func fold(_ event: Event, into application: inout Application) {
    // Said on two devices of one reminder, it is one touch all the same.
    let isKnown =
      reminder.map { reminder in
        application.touches.contains {
          $0.value.reminder?.thread == reminder.thread && $0.value.contact == contact
        }
      } ?? false
    if !isKnown { application.touches.append(Fact(event, self)) }
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    var resolved = self
    resolved.contact = try resolver.contact(contact, in: application)
    var isAnswer = false
    if let answers {
      (resolved.action, isAnswer) = resolver.mailAction(
        to: resolved.contact, answering: answers, at: instant, in: application)
    }
    resolved.answers = nil
    resolver.remark(on: resolved, at: instant, in: application, isAnswer: isAnswer)
    try resolver.addAlso(resolved, at: instant, in: application)
    resolved.also = []
    return .touchSent(resolved)
  }
}
