private import CivilTime

extension Situation {
  /// What is to be decided about an offer that stands: only a later outcome settles it.
  var decision: Proposal? {
    guard let offer else { return nil }
    let occasion = Occasion(offer.terms, phrase: "their offer")
    let deadline = offer.deadline(in: zone, hours: calendar.hours)
    let contact = application.contact(offer.contact)?.contact
    return Proposal(
      action: .decision, occasion: occasion, addressee: contact.map { .contact($0) } ?? .usual,
      settlement: .known(nil), binding: .onlyByPhone, deadline: deadline,
      range: range(
        from: occasion, until: deadline ?? .distantFuture,
        opens: "they made an offer \(say(offer.terms.at))",
        closes: deadline.map { "they want your decision by \(say($0))" }))
  }
}
