package import CivilTime
package import FollowupCore
package import Schema
package import When

/// Whether a mail may go to everybody to whom it is addressed.
package enum CheckMessageMethod: ControlMethod {
  package static let name = "CheckMessage"
  package static let summary = """
    Returns whether a mail may go. It is an answer if it answers a recorded message to which nothing was
    sent since; else it is what there is an occasion for, or another message.
    """

  package struct Request: Shaped {
    package let recipients: [String]
    package let answers: [String]
    package let at: When?
    package let sends: Bool

    package init(
      recipients: [String], answers: [String] = [], at: When? = nil, sends: Bool = false
    ) {
      self.recipients = recipients
      self.answers = answers
      self.at = at
      self.sends = sends
    }

    package static let shape = Shape(
      Self.init,
      Field("recipients", \.recipients, "The addresses of all, without names."),
      Field(
        "answers", \.answers, unset: [],
        "The identities of the mails that it answers, as the keys of events have them."),
      Field("at", \.at, "The instant that is meant; now if not set."),
      Field(
        "sends", \.sends, unset: false,
        "Whether the mail is about to go: a permission for the next one is used up, and the user is told if it is stopped."
      ))
  }

  package struct Reply: Shaped {
    package let asOf: Instant
    package let userZone: String
    package let answer: Verdict.Answer
    package let allowedUntil: Instant?
    package let message: String?
    package let recipients: [MailVerdictReport]

    package init(
      asOf: Instant, userZone: String, answer: Verdict.Answer, allowedUntil: Instant? = nil,
      message: String? = nil, recipients: [MailVerdictReport] = []
    ) {
      self.asOf = asOf
      self.userZone = userZone
      self.answer = answer
      self.allowedUntil = allowedUntil
      self.message = message
      self.recipients = recipients
    }

    package static let shape = Shape(
      Self.init,
      Field("asOf", \.asOf, "The instant that was meant."),
      Field("userZone", \.userZone, "The user's zone."),
      Field("verdict", \.answer, "Whether it may go to all of them."),
      Field(
        "allowedUntil", \.allowedUntil,
        "Until when the permission held with which it may go although rules are against it."),
      Field("message", \.message, "If it may not go: who, until when and why, in one line."),
      Field(
        "recipients", \.recipients,
        "The contacts that it would reach; addresses that no contact has are left out."))
  }
}

/// What the rules say of a mail to one contact.
package struct MailVerdictReport: Shaped {
  package let address: String
  package let application: String
  package let contact: String
  package let name: String
  package let action: Action
  package let answer: Verdict.Answer
  package let from: Instant?
  package let zone: String
  package let because: [Reason]

  package static let typeName = "MailVerdict"
  package static let summary = "What the rules say of a mail to one contact."
  package static let shape = Shape(
    Self.init,
    Field("address", \.address, "The address, as it was asked about."),
    Field("application", \.application, "The application's name."),
    Field("contact", \.contact, "The contact's short name within the application."),
    Field("name", \.name, "The contact's whole name."),
    Field("action", \.action, "What the mail is for."),
    Field("verdict", \.answer, "Whether it may go."),
    Field("from", \.from, "From when it may, if it may not yet."),
    Field("zone", \.zone, "The employer's zone."),
    Field("because", \.because, "What each rule did, the deciding ones first."))
}

extension MailVerdictReport {
  package init(_ mail: MailVerdict) {
    self.init(
      address: mail.address, application: mail.application, contact: mail.contact.contact,
      name: mail.contact.name, action: mail.action, answer: mail.verdict.answer,
      from: mail.verdict.from, zone: mail.verdict.zone.identifier, because: mail.verdict.because)
  }
}
