internal import CivilTime

extension Situation {
  /// The follow-ups that are offered: all that could be made, were made, or are denied; unordered.
  package func followUps() -> [FollowUp] { followUps(for: Action.allCases) }

  /// Those of them that the user is shown: what is outstanding or denied.
  package var listed: [FollowUp] {
    var listed: [FollowUp] = []
    for action in Action.allCases where isOffered(action) {
      for followUp in followUps(of: proposalsToList(for: action))
      where followUp.state.isOutstanding
        || followUp.state == .denied && Self.isOfferedDenied(followUp.action)
      {
        listed.append(followUp)
      }
    }
    return listed
  }

  /// The proposals for an action without some that are known not to be listed: most of what was once to be
  /// done at an application is over.
  private func proposalsToList(for action: Action) -> [Proposal] {
    switch action {
    case .thankYou:
      var proposals: [Proposal] = []
      for interview in interviewsHeld where !isOver(since: interview.ends) {
        proposals += thankYous(for: interview)
      }
      return proposals
    case .correction:
      var proposals: [Proposal] = []
      for mistake in application.mistakes where !isOver(since: mistake.at) {
        proposals.append(correction(of: mistake))
      }
      return proposals
    case .connect where !ConnectRule.admitsAny(in: self): return []
    default: return proposals(for: action)
    }
  }

  /// The follow-ups of some actions that are offered.
  func followUps(for actions: [Action]) -> [FollowUp] {
    actions.flatMap { action in isOffered(action) ? followUps(for: action) : [] }
      .filter { $0.state != .denied || Self.isOfferedDenied($0.action) }
  }

  /// Every follow-up of an action, offered or not, with the channel and the recipient that the user
  /// names, if any. What `next` lists and what `check` answers are both read from here.
  package func followUps(
    for action: Action, via channel: Channel? = nil, to contact: Contact? = nil
  ) -> [FollowUp] {
    if action == .checkIn, let later = silenceToCome {
      return later.situation.followUps(for: action, via: channel, to: contact).map {
        $0.waiting(until: later.situation.now, because: later.reason)
      }
    }
    let contact = contact.map(known)
    return followUps(of: proposals(for: action), via: channel, to: contact)
  }

  private func followUps(
    of proposals: [Proposal], via channel: Channel? = nil, to contact: Contact? = nil
  ) -> [FollowUp] {
    proposals.filter { $0.admits(contact) }.map {
      followUp(of: candidate(for: $0, via: channel, to: contact))
    }
  }

  func isOffered(_ action: Action) -> Bool {
    switch action {
    case .other: false
    case .checkIn:
      isSilent && !CapRule.isReached(in: self) && !AcceptedElsewhereRule.holds(in: self)
    case .thankYou, .correction, .reply, .graciousNote, .decision, .offerNews, .connect: true
    }
  }

  /// A connection request and a gracious note are offered only if they can be made, since neither is
  /// expected.
  private static func isOfferedDenied(_ action: Action) -> Bool {
    action != .connect && action != .graciousNote
  }

  // MARK: One follow-up

  private func followUp(of candidate: Candidate) -> FollowUp {
    let proposal = candidate.proposal
    let window = window(of: candidate)
    let slots = window.slots.intervals
    let whole = slots.first.map { Interval(start: $0.start, end: slots.last!.end) }
    let late = whole.map { Lateness(of: candidate, closed: $0.end, in: self) }
    let state = state(of: candidate, window: window, whole: whole, expires: late?.expires)
    for slot in slots {
      horizon.note(slot.start, at: now)
      horizon.note(slot.end, at: now)
    }
    let shown = state == .late ? late!.slots(in: self) : slots
    return FollowUp(
      application: application.name, action: proposal.action, occasion: window.occasion,
      recipient: candidate.contact.map { recipient($0, of: proposal) }, channel: candidate.channel,
      state: state, window: window.isDenied ? nil : whole, slots: window.isDenied ? [] : shown,
      expires: late?.expires, lateSlot: late?.first, deadline: proposal.deadline,
      snoozedUntil: snoozedUntil(proposal.action, window.occasion), zone: zone,
      because: window.because)
  }

  /// The recipient, who does not pass a message on to themselves.
  private func recipient(_ contact: Contact, of proposal: Proposal) -> Recipient {
    Recipient(
      contact: contact.contact, name: contact.name,
      nameWithoutAddress: contact.nameWithoutAddress, addresses: contact.addresses,
      passOnTo: proposal.passOnTo.filter { $0 != contact.name })
  }

  /// What is known of a contact in this situation, which may be of another time than the contact.
  private func known(_ contact: Contact) -> Contact {
    application.contact(contact.contact) ?? Contact(contact: contact.contact, name: contact.name)
  }

  /// The window of a candidate. That of the check-in decides when to move on, too.
  func window(of candidate: Candidate) -> Window {
    if let known = shared.checkIn, known.candidate == candidate { return known.window }
    let window = workedOutWindow(of: candidate)
    if candidate.action == .checkIn { shared.checkIn = (candidate, window) }
    return window
  }

  private func workedOutWindow(of candidate: Candidate) -> Window {
    var window = Window(from: candidate.proposal.occasion)
    if let denial = ZoneRule.denial(in: calendar) {
      window.deny(denial)
    } else {
      window.apply(rules, to: candidate, in: self)
    }
    return window
  }

  private func state(
    of candidate: Candidate, window: Window, whole: Interval?, expires: Instant?
  ) -> FollowUpState {
    if let settled = settlement(of: candidate.proposal) { return settled }
    if let expires, hasCome(expires) { return .expired }
    guard !window.isDenied, let whole else { return .denied }
    if hasCome(whole.end) { return .late }
    if snoozedUntil(candidate.action, window.occasion) != nil { return .snoozed }
    if !hasCome(whole.start) { return .held }
    return window.slots.contains(now) ? .open : .paused
  }

  private func snoozedUntil(_ action: Action, _ occasion: Occasion) -> Instant? {
    let thread = ReminderThread(action: action, occasion: occasion.event)
    return remindersPutOff[thread]?.compactMap(\.snoozedUntil).filter { !hasCome($0) }.max()
  }
}

extension Proposal {
  /// Whether the proposal could go to the contact that the user named.
  func admits(_ contact: Contact?) -> Bool {
    guard let contact, case .contact(let id) = addressee else { return true }
    return contact.contact == id
  }
}

extension FollowUp {
  /// The same, if nothing followed, but not before something else has happened.
  fileprivate func waiting(until instant: Instant, because reason: Reason) -> FollowUp {
    let rest = Interval(start: instant, end: .distantFuture)
    return FollowUp(
      application: application, action: action, occasion: occasion, recipient: recipient,
      channel: channel, state: state, window: window,
      slots: slots.compactMap { $0.intersection(rest) }, expires: expires, lateSlot: lateSlot,
      deadline: deadline, snoozedUntil: snoozedUntil, zone: zone,
      because: state == .denied ? because + [reason] : [reason] + because)
  }
}
