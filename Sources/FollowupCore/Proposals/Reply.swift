internal import CivilTime

extension Situation {
  private var questions: [Fact<MessageHeard>] { application.heard.filter(\.value.asks) }

  private var offer: Fact<OutcomeRecorded>? {
    outcome.flatMap { $0.value.outcome == .offer ? $0 : nil }
  }

  /// The answers to questions, and to an offer.
  var replies: [Proposal] {
    questions.map(reply(to:)) + (offer.map { [reply(toOffer: $0)] } ?? [])
  }

  /// Whether a question or an offer waits for an answer.
  var isReplyDue: Bool {
    replies.contains { settlement(of: $0) == nil }
  }

  private func reply(to question: Fact<MessageHeard>) -> Proposal {
    let asker = application.contact(question.value.contact)?.contact
    return reply(
      for: Occasion(question, phrase: "their question"),
      by: calendar.businessDay(1, after: zone.date(at: question.at)),
      opens: "they asked \(say(question.at))", closes: "answer within one business day"
    ) { proposal in
      proposal.addressee = asker.map { .contact($0) } ?? .usual
      proposal.answersBy = question.value.channel
      proposal.settlement = asker.map { .to($0) } ?? .toAnyone
    }
  }

  private func reply(toOffer offer: Fact<OutcomeRecorded>) -> Proposal {
    let until = offer.value.until.map {
      min($0.date(in: zone), Self.offerStandsAtMost(from: offer.at, in: zone))
    }
    return reply(
      for: Occasion(offer, phrase: "their offer"),
      by: until ?? calendar.businessDay(1, after: zone.date(at: offer.at)),
      opens: "they made an offer \(say(offer.at))",
      closes: until.map { "their offer stands until \(Phrasing.date($0))" }
        ?? "answer an offer within one business day")
  }

  /// The last date until which an offer counts as open. Each day of its range is looked at, so that it
  /// has to have an end, whatever the log says.
  static func offerStandsAtMost(from instant: Instant, in zone: Zone) -> CivilDate {
    zone.date(at: instant).adding(days: 366)
  }

  /// A reply in writing may go out at any hour until the end of business on its last date; a call
  /// waits for business hours.
  private func reply(
    for occasion: Occasion, by last: CivilDate, opens: String, closes: String,
    adjust: (inout Proposal) -> Void = { _ in }
  ) -> Proposal {
    let endOfBusiness = zone.instant(of: CivilDateTime(date: last, time: calendar.hours.end))
    let written =
      occasion.at < endOfBusiness
      ? endOfBusiness : calendar.hours(atOrAfter: occasion.at)?.end ?? occasion.at
    var proposal = Proposal(
      action: .reply, occasion: occasion, binding: .unlessWritten,
      range: range(from: occasion, through: last, opens: opens, closes: closes),
      unboundRange: range(from: occasion, until: written, opens: opens, closes: closes))
    adjust(&proposal)
    return proposal
  }
}
