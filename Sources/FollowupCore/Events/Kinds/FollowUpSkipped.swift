package import CivilTime
internal import Ground
package import Schema

/// A follow-up that the user chose not to make.
package struct FollowUpSkipped: EventPayload {
  package let action: Action
  package var contact: String?

  package init(action: Action, contact: String? = nil) {
    self.action = action
    self.contact = contact
  }

  package static let kind = "followup.skipped"
  package static let summary = "A follow-up that you chose not to make."
  package static let shape = Shape(
    Self.init,
    Field("action", \.action, "What the message or call is for."),
    Field("contact", \.contact, "A contact's short name within the application."))
  package var body: EventBody { .followUpSkipped(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "you skipped \(action.phrase)" + (contact.map { " to \($0)" } ?? "")
  }

  package var contacts: [String] { contact.map { [$0] } ?? [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody {
    var renamed = self
    renamed.contact = contact.map(rename)
    return .followUpSkipped(renamed)
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.skips.append(Fact(event, self))
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if action == .decision {
      throw .noSuchFollowUp(
        message: "a decision is settled by an outcome alone: it cannot be skipped")
    }
    let contact = try resolver.contact(contact, in: application)
    let isThere = resolver.situation(of: application, at: resolver.now).followUps().contains {
      $0.action == action && ($0.state.isOutstanding || $0.state == .denied)
    }
    guard isThere else {
      throw .noSuchFollowUp(
        message: "\(quoted(application.name)) has no \(action.rawValue) to skip")
    }
    return .followUpSkipped(FollowUpSkipped(action: action, contact: contact))
  }
}
