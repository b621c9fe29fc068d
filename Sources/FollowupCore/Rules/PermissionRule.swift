private import OrderedCollections

/// A contact is reached only by a permitted channel. A channel is permitted if the user recorded so,
/// if a message of the contact came by it, or if the employer stated it and the contact has written or
/// interviewed.
struct PermissionRule: Rule {
  /// A decision is the user's to make, whomever it reaches.
  static func isWaived(for action: Action) -> Bool { action == .decision }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    let application = situation.application
    guard let contact = candidate.contact else {
      let who = application.contacts.isEmpty ? "no contact is" : "nobody but a referrer is"
      return window.deny(
        Reason(
          .permission, .denies, "\(who) recorded at \(application.name)", source: .article,
          remedy: Remedy(
            .recordContact, application: application.name, channel: application.channelToAskFor())))
    }
    guard let channel = candidate.channel else {
      return window.deny(
        denial(
          "no channel is permitted for \(contact.name)", contact,
          candidate.action == .connect ? .social : application.channelToAskFor(at: contact),
          situation))
    }
    switch situation.permission(for: contact, by: channel) {
    case .given: permit(&window, "\(contact.name) may be reached \(channel.phrase)")
    case .heard: permit(&window, "\(contact.name) reached you \(channel.phrase)")
    case .stated:
      permit(
        &window, "the employer stated \(channel.rawValue), and \(contact.name) met or wrote you")
    case .missing:
      window.deny(
        denial(
          "no permission is recorded to reach \(contact.name) \(channel.phrase)", contact,
          // Of a channel that the employer rules out it would not help.
          application.isClosed(channel, to: contact) ? nil : channel, situation))
    case .refused:
      window.deny(
        Reason(
          .permission, .denies, "\(contact.name) asked never to be reached \(channel.phrase)",
          source: .article))
    }
  }

  private func permit(_ window: inout Window, _ text: String) {
    window.remark(Reason(.permission, .note, text, source: .article))
  }

  private func denial(
    _ text: String, _ contact: Contact, _ channel: Channel?, _ situation: Situation
  ) -> Reason {
    Reason(
      .permission, .denies, text, source: .article,
      remedy: channel.flatMap { channel in
        contact.never.contains(channel)
          ? nil
          : Remedy(
            .recordPermission, application: situation.application.name, contact: contact.contact,
            channel: channel)
      })
  }
}

extension Application {
  /// The channel for which permission is best asked: the first that the employer left open, and the
  /// contact did not refuse; nil if there is no such channel.
  func channelToAskFor(at contact: Contact? = nil) -> Channel? {
    Channel.allCases.first { !isClosed($0, to: contact) && contact?.never.contains($0) != true }
  }
}
