extension Situation {
  /// The first of some contacts who may be reached, and how: by the preferred channel if that is
  /// permitted, or else by the best one.
  func choice(
    among contacts: [Contact], for action: Action, preferring preferred: Channel? = nil
  ) -> (contact: Contact, channel: Channel)? {
    for contact in contacts {
      let channels = permittedChannels(to: contact, for: action)
      if let preferred, channels.contains(preferred) { return (contact, preferred) }
      if let best = channels.first { return (contact, best) }
    }
    return nil
  }

  /// Gives a proposal its recipient and channel: those that the user named, else the best permitted
  /// ones. If no channel is permitted, the one whose denial is the most helpful. A decision has only the
  /// channel that the user named.
  func candidate(
    for proposal: Proposal, via channel: Channel? = nil, to contact: Contact? = nil
  ) -> Candidate {
    let contacts = contact.map { [$0] } ?? contacts(for: proposal)
    if proposal.action == .decision {
      let best = choice(among: contacts, for: .decision)?.contact
      return Candidate(proposal: proposal, contact: best ?? contacts.first, channel: channel)
    }
    if let channel {
      let permitted = contacts.first {
        permittedChannels(to: $0, for: proposal.action).contains(channel)
      }
      return Candidate(proposal: proposal, contact: permitted ?? contacts.first, channel: channel)
    }
    if let (contact, channel) = choice(
      among: contacts, for: proposal.action, preferring: proposal.answersBy)
    {
      return Candidate(proposal: proposal, contact: contact, channel: channel)
    }
    return Candidate(
      proposal: proposal, contact: contacts.first,
      channel: contacts.first.flatMap { closedChannel(to: $0, for: proposal.action) })
  }

  private func contacts(for proposal: Proposal) -> [Contact] {
    switch proposal.addressee {
    case .usual: usualRecipients
    case .contact(let id): application.contact(id).map { [$0] } ?? []
    }
  }

  /// A channel that the contact allowed and the employer closed.
  private func closedChannel(to contact: Contact, for action: Action) -> Channel? {
    guard action != .connect else { return nil }
    return Channel.allCases.first {
      permission(for: contact, by: $0).isPermitted && application.isClosed($0)
        && !contact.isReferrer
    }
  }
}
