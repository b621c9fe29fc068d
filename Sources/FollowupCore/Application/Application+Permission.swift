package import CivilTime
private import OrderedCollections

/// Why a contact may be reached by a channel, or not.
package enum Permission: Hashable, Sendable {
  /// The contact allowed it.
  case given
  /// The contact used the channel to reach the user.
  case heard
  /// The employer stated the channel, and the contact wrote or interviewed.
  case stated
  /// Nothing was recorded that allows it.
  case missing
  /// The contact asked never to be reached so.
  case refused

  package var isPermitted: Bool {
    switch self {
    case .given, .heard, .stated: true
    case .missing, .refused: false
    }
  }
}

extension Application {
  package func permission(
    for contact: Contact, by channel: Channel, at now: Instant
  ) -> Permission {
    if contact.never.contains(channel) { return .refused }
    if contact.may.contains(channel) { return .given }
    let messages = heard.lazy.filter { $0.value.contact == contact.contact }
    if messages.contains(where: { $0.value.channel == channel }) { return .heard }
    guard channels.contains(channel) else { return .missing }
    let wrote = messages.contains { $0.value.channel?.isInWriting == true }
    let interviewed = interviewsHeld(at: now).contains { $0.with.contains(contact.contact) }
    return wrote || interviewed ? .stated : .missing
  }

  /// Whether the employer stated channels, and this is none of them.
  package func isClosed(_ channel: Channel) -> Bool {
    !channels.isEmpty && !channels.contains(channel)
  }

  /// The channels by which a contact may be reached for an action, best first.
  package func permittedChannels(
    to contact: Contact, for action: Action, at now: Instant
  ) -> [Channel] {
    let candidates: [Channel] = action == .connect ? [.social] : Channel.allCases
    return candidates.filter { channel in
      permission(for: contact, by: channel, at: now).isPermitted
        && (StatedChannelRule.isWaived(for: action) || !isClosed(channel))
    }
  }

  /// The contacts in the order in which they are the usual recipient: the primary one, who wrote
  /// last, the first interviewer of the latest interview, and then as they were recorded.
  package func usualRecipients(at now: Instant) -> [Contact] {
    let wroteLast = heard.lazy.filter {
      $0.value.contact != nil && $0.value.channel?.isInWriting == true
    }.latest()?.value.contact
    let latestInterview = interviewsHeld(at: now).max { $0.endMoment < $1.endMoment }
    let preferred = [primary, wroteLast, latestInterview?.with.first].compactMap { contact($0) }
    var seen: Set<String> = []
    return (preferred + contacts.values).filter { seen.insert($0.contact).inserted }
  }
}
