internal import CivilTime

extension Situation {
  /// What a mail to a contact is for, and whether it may go. An answer in a thread needs no other
  /// occasion than the message that it answers.
  ///
  /// - Parameter isAnswer: whether it answers a message of the contact's that nothing else has answered.
  package func checkMail(
    to contact: Contact, isAnswer: Bool
  ) -> (action: Action, verdict: Verdict) {
    let action = mailAction(to: contact, isAnswer: isAnswer)
    let verdict = check(action, via: .email, to: contact)
    guard isAnswer, verdict.because.first?.rule == .noOccasion else { return (action, verdict) }
    guard permission(for: contact, by: .email).isPermitted else {
      return (action, check(.other, via: .email, to: contact))
    }
    return (action, Verdict(.allowed, because: [], zone: zone))
  }

  /// What a mail to a contact is for: an answer is a reply; else it is what may be sent now, the most
  /// urgent first; else what may be sent soonest. A mail for which there is no occasion is `other`.
  func mailAction(to contact: Contact, isAnswer: Bool) -> Action {
    guard !isAnswer else { return .reply }
    let offered = Self.actionsOfMail.filter(isOffered).flatMap { action in
      followUps(for: action, via: .email, to: contact).filter(\.state.isOutstanding)
    }
    return offered.min { urgency(of: $0) < urgency(of: $1) }?.action ?? .other
  }

  /// Those for which there is an occasion; only the user knows that a mail asks for a connection.
  private static let actionsOfMail = Action.allCases.filter { $0 != .connect && $0 != .other }

  /// The sort key of what a mail could be for. A standing offer is no reason to take every mail for the
  /// decision about it.
  private func urgency(of followUp: FollowUp) -> (Int, Int, Int, Instant) {
    let isOpen = followUp.slots.contains { $0.contains(now) }
    let isLate = followUp.state == .late
    let next = followUp.slots.first { now < $0.end }
    return (
      isOpen ? 0 : 1, followUp.action == .decision ? 1 : 0, isLate ? 0 : 1,
      (isOpen ? followUp.window?.end : next?.start) ?? .distantFuture
    )
  }

  /// Whether a message heard is of the contact, and nothing was sent to the contact since.
  func isUnanswered(_ event: EventID, by contact: Contact) -> Bool {
    guard let message = application.heard.first(where: { $0.event == event }),
      message.value.contact == contact.contact, message.at <= now
    else { return false }
    return !application.touches.contains {
      $0.value.contact == contact.contact && message.moment < $0.moment && $0.at <= now
    }
  }
}
