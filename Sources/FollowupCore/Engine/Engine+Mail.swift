package import CivilTime
private import OrderedCollections

/// What the rules say of a mail to one contact.
package struct MailVerdict: Hashable, Sendable {
  /// The address, as it was asked about.
  package let address: String
  /// The application's name.
  package let application: String
  /// Who has the address there.
  package let contact: Contact
  /// What the mail is for.
  package let action: Action
  /// Whether it may go.
  package let verdict: Verdict

  package init(
    address: String, application: String, contact: Contact, action: Action, verdict: Verdict
  ) {
    self.address = address
    self.application = application
    self.contact = contact
    self.action = action
    self.verdict = verdict
  }
}

extension Engine {
  /// What the rules say of a mail, for each contact that it would reach. Addresses that no contact has
  /// are left out. Whom several applications have is asked about for the one that the mail answers, else
  /// for the one where it may go; a mail that does for several is told for each of these.
  ///
  /// - Parameters:
  ///   - addresses: everybody to whom it goes.
  ///   - messages: the mails that it answers.
  ///   - asOf: when it goes; now if not set.
  package func checkMail(
    to addresses: [String], answering messages: [MailIdentity], asOf: Instant? = nil,
    at now: Instant
  ) -> [MailVerdict] {
    var seen: Set<String> = []
    return addresses.flatMap { address -> [MailVerdict] in
      let candidates = candidates(for: address, answering: messages, asOf: asOf, at: now)
      guard let best = candidates.min(by: { $0.rank < $1.rank }) else { return [] }
      return candidates.filter { $0.isOneMessage(with: best) }.map(\.verdict)
    }.filter { seen.insert("\($0.application)/\($0.contact.contact)").inserted }
  }

  private func candidates(
    for address: String, answering messages: [MailIdentity], asOf: Instant?, at now: Instant
  ) -> [MailCandidate] {
    let wanted = address.comparableAddress
    let known = roster.names(sharing: [wanted]).sorted()
    return known.compactMap { situation(of: $0, asOf: asOf, at: now) }.flatMap { situation in
      let application = situation.application
      let contacts = application.contacts.values.filter { $0.comparableAddresses.contains(wanted) }
      return contacts.map { contact in
        let isAnswer = messages.contains {
          let key = $0.key(application: application.name, contact: contact.contact)
          return event(ofKey: key).map { situation.isUnanswered($0.id, by: contact) } ?? false
        }
        let (action, verdict) = situation.checkMail(to: contact, isAnswer: isAnswer)
        return MailCandidate(
          verdict: MailVerdict(
            address: address, application: application.name, contact: contact, action: action,
            verdict: verdict),
          isAnswer: isAnswer, anchor: situation.anchor.at)
      }
    }
  }
}

/// One of the contacts that an address may mean.
private struct MailCandidate {
  let verdict: MailVerdict
  let isAnswer: Bool
  let anchor: Instant

  /// The best comes first: what it answers, where it may go, where there is an occasion for it, and where
  /// something happened last.
  var rank: (Int, Int, Int, Instant, Instant) {
    let answer = Verdict.Answer.allCases.firstIndex(of: verdict.verdict.answer)!
    return (
      isAnswer ? 0 : 1, answer, verdict.action == .other ? 1 : 0,
      verdict.verdict.from ?? .distantPast,
      Instant(microsecondsSinceEpoch: -anchor.microsecondsSinceEpoch)
    )
  }

  /// Whether it is the best, or one for which the same message does.
  func isOneMessage(with best: MailCandidate) -> Bool {
    if verdict == best.verdict { return true }
    return !best.isAnswer && best.verdict.action != .other && verdict.action == best.verdict.action
      && best.verdict.verdict.answer == .allowed && verdict.verdict.answer == .allowed
      && verdict.application != best.verdict.application
  }
}
