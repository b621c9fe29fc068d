internal import CivilTime
private import OrderedCollections

extension Situation {
  /// What there is to say for an action, before the rules.
  func proposals(for action: Action) -> [Proposal] {
    switch action {
    case .thankYou: application.interviewsHeld(at: now).flatMap(thankYous(for:))
    case .checkIn: [checkIn]
    case .correction: application.mistakes.map(correction(of:))
    case .reply: questions.map(reply(to:)) + (offer.map { [reply(toOffer: $0)] } ?? [])
    case .graciousNote: goodbye.map { [graciousNote(after: $0)] } ?? []
    case .connect: [connect]
    case .other: [other]
    }
  }

  // MARK: Thank-yous

  /// One for each interviewer with a permitted channel. Those without share one to the usual
  /// recipient, who passes it on; where that is one of the interviewers, one message does both.
  private func thankYous(for interview: Interview) -> [Proposal] {
    var own: [String] = []
    var others: [String] = []
    for id in interview.with {
      let isReachable = application.contact(id).map { !channels(to: $0, for: .thankYou).isEmpty }
      if isReachable == true { own.append(id) } else { others.append(id) }
    }
    let names = others.map { application.contact($0)?.name ?? $0 }
    let usual = choice(among: application.usualRecipients(at: now), for: .thankYou)?.contact.contact
    let isShared = interview.with.isEmpty || !others.isEmpty
    let passesOn = isShared && own.contains { $0 == usual }
    var proposals = own.map { id in
      var proposal = thankYou(for: interview)
      proposal.addressee = .contact(id)
      proposal.settlement = .to(id)
      if passesOn, id == usual { proposal.passOnTo = names }
      return proposal
    }
    if isShared, !passesOn {
      var proposal = thankYou(for: interview)
      proposal.settlement = .toAnyoneBut(Set(own))
      proposal.passOnTo = names
      proposals.append(proposal)
    }
    return proposals
  }

  private func thankYou(for interview: Interview) -> Proposal {
    let occasion = Occasion(
      event: interview.event, moment: interview.endMoment, recorded: interview.recorded,
      phrase: "the \(interview.stage.phrase)")
    return Proposal(
      action: .thankYou, occasion: occasion, binding: .unlessItWaits,
      expiry: .after(interview.ends + .hours(72)),
      range: oneDay(
        from: occasion, opens: "the \(interview.stage.phrase) ended \(say(interview.ends))",
        closes: "thank them within 24 hours"))
  }

  // MARK: Check-ins

  private var checkIn: Proposal {
    Proposal(action: .checkIn, occasion: anchor.occasion, expiry: .moveOn)
  }

  // MARK: Corrections

  /// To whom the last touch before the mistake was noted went.
  private func correction(of mistake: Fact<MistakeNoted>) -> Proposal {
    let occasion = Occasion(mistake, phrase: "the mistake")
    let last = application.touches.filter { $0.moment < mistake.moment }.latest()
    let recipient = application.contact(last?.value.contact)?.contact
    return Proposal(
      action: .correction, occasion: occasion, addressee: recipient.map { .contact($0) } ?? .usual,
      settlement: recipient.map { .to($0) } ?? .toAnyone, binding: .unlessItWaits,
      expiry: .after(mistake.at + .hours(72)),
      range: oneDay(
        from: occasion, opens: "you noted the mistake \(say(mistake.at))",
        closes: "own up to it within 24 hours"))
  }

  // MARK: Replies

  private var questions: [Fact<MessageHeard>] { application.heard.filter(\.value.asks) }

  private var offer: Fact<OutcomeRecorded>? {
    application.outcome.flatMap { $0.value.outcome == .offer ? $0 : nil }
  }

  /// Whether a question or an offer waits for an answer.
  var isReplyDue: Bool {
    proposals(for: .reply).contains { settlement(of: $0) == nil }
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

  // MARK: After the end

  private var goodbye: Fact<OutcomeRecorded>? {
    application.outcome.flatMap { [.rejected, .withdrawn].contains($0.value.outcome) ? $0 : nil }
  }

  private func graciousNote(after ending: Fact<OutcomeRecorded>) -> Proposal {
    let occasion = Occasion(ending, phrase: "the outcome")
    let date = zone.date(at: ending.at)
    return Proposal(
      action: .graciousNote, occasion: occasion,
      expiry: .after(zone.startOfDay(date.adding(days: 31))),
      range: range(
        from: occasion, through: calendar.businessDay(2, after: date),
        opens: "\(ending.value.outcome.phrase) \(say(ending.at))",
        closes: "send a gracious note within 2 business days"))
  }

  private var connect: Proposal {
    let recipient = choice(among: application.usualRecipients(at: now), for: .connect)?.contact
    let invitation = application.invitations.first { $0.value == recipient?.contact }
    let occasion =
      invitation.map { Occasion($0, phrase: "their invitation") }
      ?? application.outcome.map { Occasion($0, phrase: "the outcome") } ?? anchor.occasion
    return Proposal(
      action: .connect, occasion: occasion,
      settlement: (recipient?.contact).map { .to($0) } ?? .toAnyone, binding: .never,
      range: range(
        from: occasion, until: .distantFuture, opens: "a connection request is open from then on",
        closes: nil))
  }

  /// Never offered, but `check` answers for it: from now on, within what the rules leave.
  private var other: Proposal {
    Proposal(
      action: .other,
      occasion: Occasion(
        event: anchor.event, moment: Moment(at: now, position: anchor.moment.position),
        recorded: now, phrase: "now"))
  }

  // MARK: Ranges

  private func oneDay(from occasion: Occasion, opens: String, closes: String) -> Proposal.Range {
    range(from: occasion, until: occasion.at + .hours(24), opens: opens, closes: closes)
  }

  private func range(
    from occasion: Occasion, through last: CivilDate, opens: String, closes: String
  ) -> Proposal.Range {
    let end = max(occasion.at, zone.startOfDay(last.adding(days: 1)))
    return range(from: occasion, until: end, last: last, opens: opens, closes: closes)
  }

  private func range(
    from occasion: Occasion, until end: Instant, last: CivilDate? = nil, opens: String,
    closes: String?
  ) -> Proposal.Range {
    Proposal.Range(
      interval: Interval(start: occasion.at, end: end), lastDate: last,
      opens: Reason(.stageWindow, .opens, opens, source: .article, at: occasion.at),
      closes: closes.map { Reason(.stageWindow, .closes, $0, source: .article, at: end) })
  }
}
