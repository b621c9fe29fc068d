internal import CivilTime

extension Situation {
  /// Whether a question of the employer's, or an offer, waits for an answer.
  var isReplyDue: Bool {
    replies.contains {
      $0.settlement == .known(nil) && !application.isReferrer($0.addressee.contact)
    }
  }

  /// The answers to questions, and to an offer, with what became of each.
  var proposedReplies: [Proposal] {
    let proposals =
      application.heard.filter(\.value.asks).map(reply(to:))
      + (offer.map { [reply(toOffer: $0)] } ?? [])
    let states = ReplySettlement(of: proposals, in: application).states
    return proposals.map { proposal in
      var proposal = proposal
      proposal.settlement = .known(states[proposal.occasion.event])
      return proposal
    }
  }

  private func reply(to question: Fact<MessageHeard>) -> Proposal {
    var proposal = reply(
      for: Occasion(question, phrase: "their question"), from: question.value.contact,
      by: question.value.channel, until: deadline(question.value.until, after: question.at),
      opens: "they asked \(say(question.at))", closes: "answer within one business day")
    proposal.answersBy = question.value.channel
    return proposal
  }

  /// An offer is acknowledged; what is decided about it is another matter.
  private func reply(toOffer offer: Offer) -> Proposal {
    var proposal = reply(
      for: Occasion(offer.made, phrase: "their offer"), from: offer.contact, by: offer.channel,
      until: nil, opens: "they made an offer \(say(offer.made.at))",
      closes: "acknowledge an offer within one business day")
    proposal.answersBy = offer.channel
    return proposal
  }

  /// A reply in writing may go out at any hour until the end of business on its last date; a call
  /// waits for business hours, but for the two hours after they rang.
  private func reply(
    for occasion: Occasion, from contact: String?, by channel: Channel?, until deadline: Instant?,
    opens: String, closes: String
  ) -> Proposal {
    let last = calendar.businessDay(1, after: zone.date(at: occasion.at))
    let closes = deadline.map { "they want your answer by \(say($0))" } ?? closes
    let endOfBusiness = zone.instant(of: CivilDateTime(date: last, time: calendar.hours.end))
    var called =
      deadline.map { range(from: occasion, until: $0, opens: opens, closes: closes) }
      ?? range(from: occasion, through: last, opens: opens, closes: closes)
    if channel == .phone { called.exemption = exemption(afterCall: occasion.at, until: deadline) }
    var written = range(
      from: occasion, until: deadline ?? endOfBusiness, opens: opens, closes: closes)
    written.countedFrom = called.countedFrom
    return Proposal(
      action: .reply, occasion: occasion,
      addressee: application.contact(contact).map { .contact($0.contact) } ?? .usual,
      binding: .unlessWritten, deadline: deadline, range: called, unboundRange: written)
  }

  /// The two hours in which somebody who rang may be called back, until 20:00.
  private func exemption(afterCall call: Instant, until deadline: Instant?) -> Interval? {
    let evening = zone.instant(
      of: CivilDateTime(date: zone.date(at: call), time: TimeOfDay(hour: 20, minute: 0)!))
    let end = min(call + .hours(2), evening, deadline ?? .distantFuture)
    return call < end ? Interval(start: call, end: end) : nil
  }
}

extension Proposal.Addressee {
  /// The contact, if it is a certain one.
  var contact: String? { if case .contact(let contact) = self { contact } else { nil } }
}

/// Which replies settle which questions: of those due, the ones without a deadline, and only if there is
/// none of these the one with the nearest.
struct ReplySettlement {
  /// What became of the occasions that are settled.
  private(set) var states: [EventID: FollowUpState] = [:]

  init(of proposals: [Proposal], in application: Application) {
    var due = proposals
    let settlers = application.settlers(of: .reply).sorted { $0.moment < $1.moment }
    for settler in settlers {
      let meant = due.filter {
        $0.occasion.moment < settler.moment
          && settler.reaches($0.addressee.contact, in: application)
      }
      let open = meant.filter { $0.deadline == nil }
      let nearest = meant.min {
        ($0.deadline ?? .distantFuture, $0.occasion.moment)
          < ($1.deadline ?? .distantFuture, $1.occasion.moment)
      }
      let settled = open.isEmpty ? nearest.map { [$0] } ?? [] : open
      for proposal in settled { states[proposal.occasion.event] = settler.state }
      due.removeAll { states[$0.occasion.event] != nil }
    }
  }
}
