internal import CivilTime

/// A touch or a skip: what settles follow-ups of its action.
struct Settler: Hashable, Sendable {
  let moment: Moment
  let contact: String?
  let state: FollowUpState

  /// Whether it concerns a contact. Without a contact on either side it does, unless it went to a
  /// referrer, which concerns no other contact.
  func reaches(_ wanted: String?, in application: Application) -> Bool {
    guard let contact else { return true }
    return wanted.map { $0 == contact } ?? !application.isReferrer(contact)
  }
}

extension Application {
  /// What may settle follow-ups of an action.
  func settlers(of action: Action) -> [Settler] {
    touches.filter { $0.value.action == action }
      .map { Settler(moment: $0.moment, contact: $0.value.contact, state: .done) }
      + skips.filter { $0.value.action == action }
      .map { Settler(moment: $0.moment, contact: $0.value.contact, state: .skipped) }
  }
}

extension Situation {
  /// Whether a proposal was made or skipped. A check-in that was sent makes way for the next one
  /// instead, and another message needs no occasion that could be settled.
  func settlement(of proposal: Proposal) -> FollowUpState? {
    if case .known(let state) = proposal.settlement { return state }
    if proposal.action == .other { return nil }
    let settlers = application.settlers(of: proposal.action)
      .filter { proposal.occasion.moment < $0.moment }
    let done = settlers.filter { $0.state == .done }
    if proposal.action != .checkIn, isSettled(proposal, by: done) { return .done }
    let counting = proposal.action == .checkIn ? settlers.filter { $0.state == .skipped } : settlers
    return isSettled(proposal, by: counting) ? .skipped : nil
  }

  private func isSettled(_ proposal: Proposal, by settlers: [Settler]) -> Bool {
    switch proposal.settlement {
    case .known: return false
    case .toAnyone: return settlers.contains { $0.reaches(nil, in: application) }
    case .to(let contact):
      return settlers.contains { $0.reaches(contact, in: application) }
    case .passedOn(let others, let own):
      let reached = Set(settlers.compactMap(\.contact))
      let isPassedOn = settlers.contains { settler in
        guard let contact = settler.contact else { return true }
        return !others.contains(contact) && !own.contains(contact)
          && !application.isReferrer(contact)
      }
      return isPassedOn || (!others.isEmpty && others.isSubset(of: reached))
    }
  }
}
