private import CivilTime

/// No connection request as soon as the interview is over: only once the application has ended, or
/// to a contact who invited one.
struct ConnectRule: Rule {
  static func isWaived(for action: Action) -> Bool { action != .connect }

  /// Whether there may be a contact to whom it lets a request through.
  static func admitsAny(in situation: Situation) -> Bool {
    situation.outcome?.value.outcome.isClosing == true
      || situation.usualRecipients.contains { $0.may.contains(.social) }
  }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    let application = situation.application
    if let channel = candidate.channel, channel != .social {
      return window.deny(
        Reason(
          .connect, .denies,
          "a connection request is made on a social network, not \(channel.phrase)",
          source: .article,
          remedy: Remedy(.useChannel, application: application.name, channel: .social)))
    }
    if candidate.contact?.may.contains(.social) == true { return }
    if let ending = situation.outcome, ending.value.outcome.isClosing { return }
    window.deny(
      Reason(
        .connect, .denies, "no connection request before the application has ended, unless invited",
        source: .article,
        remedy: Remedy(
          .awaitOutcomeOrInvitation, application: application.name,
          contact: candidate.contact?.contact, channel: .social)))
  }
}
