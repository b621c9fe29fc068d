internal import CivilTime

extension Situation {
  /// One for each interviewer with a permitted channel. Those without share one to the usual
  /// recipient, who passes it on; if that is one of the interviewers, one message does both.
  func thankYous(for interview: Interview) -> [Proposal] {
    var own: [String] = []
    var others: [String] = []
    for id in interview.with {
      let isReachable = application.contact(id).map {
        !permittedChannels(to: $0, for: .thankYou).isEmpty
      }
      if isReachable == true { own.append(id) } else { others.append(id) }
    }
    let names = others.map { application.contact($0)?.name ?? $0 }
    let usual = choice(among: usualRecipients, for: .thankYou)?.contact.contact
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
      proposal.settlement = .passedOn(to: Set(others), own: Set(own))
      proposal.passOnTo = names
      proposals.append(proposal)
    }
    return proposals
  }

  private func thankYou(for interview: Interview) -> Proposal {
    let occasion = interview.occasion
    return Proposal(
      action: .thankYou, occasion: occasion, binding: .unlessItWaits,
      expiry: expiryOfOneDay(from: interview.ends),
      range: oneDay(
        from: occasion, opens: "the \(interview.stage.phrase) ended \(say(interview.ends))",
        closes: "thank them within 24 hours"))
  }
}
