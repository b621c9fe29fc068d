package import CivilTime
package import Schema

/// How an application ended, or nearly so.
package struct OutcomeRecorded: EventPayload {
  package let outcome: Outcome
  package var until: Deadline?
  package var channel: Channel?
  package var contact: String?

  package init(
    _ outcome: Outcome, until: Deadline? = nil, channel: Channel? = nil, contact: String? = nil
  ) {
    self.outcome = outcome
    self.until = until
    self.channel = channel
    self.contact = contact
  }

  package static let kind = "outcome.recorded"
  package static let summary = "An offer, or an end."
  package static let shape = Shape(
    Self.init,
    Field("outcome", \.outcome, "The outcome."),
    Field("until", \.until, "The date or instant until which something holds."),
    Field("channel", \.channel, "By which channel it went or came."),
    Field("contact", \.contact, "A contact's short name within the application."))
  package var body: EventBody { .outcomeRecorded(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    outcome.phrase + (until.map { ", open until \($0.said(say))" } ?? "")
  }

  package var contacts: [String] { contact.map { [$0] } ?? [] }

  package func renamingContacts(_ rename: (String) -> String) -> EventBody {
    var renamed = self
    renamed.contact = contact.map(rename)
    return .outcomeRecorded(renamed)
  }

  package func fold(_ event: Event, into application: inout Application) {
    application.outcomes.append(Fact(event, self))
    if outcome.isTheirs, channel != nil || contact != nil {
      application.heard.append(Fact(event, MessageHeard(channel: channel, contact: contact)))
    }
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    if until != nil, outcome != .offer {
      throw resolver.invalid("only an offer stands until a date")
    }
    try resolver.check(until, of: "the offer", at: instant, in: application)
    if outcome == .accepted || outcome == .declined, application.offer == nil {
      resolver.warn("no offer of theirs was recorded")
    }
    if outcome == .accepted { resolver.remarkOnOthers(than: application) }
    var resolved = self
    resolved.contact = try resolver.contactOrNew(contact, in: application)
    return .outcomeRecorded(resolved)
  }

  /// The outcome that stands, with nothing new about it. An end is said again only to say another date;
  /// an offer on another day may have new terms.
  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    guard let standing = situation.outcome, standing.value.outcome == outcome,
      [nil, standing.value.until].contains(until), [nil, standing.value.channel].contains(channel),
      [nil, standing.value.contact].contains(contact)
    else { return nil }
    let isSameDay = situation.zone.date(at: standing.at) == situation.zone.date(at: instant)
    let isNow = situation.now <= instant + .seconds(2)
    guard isSameDay || isNow && outcome.isClosing else { return nil }
    return
      "\(standing.value.sentence(situation.say)), as of \(situation.sayForBoth(standing.at))"
  }
}
