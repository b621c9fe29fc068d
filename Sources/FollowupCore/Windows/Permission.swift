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

  /// Whether a message may be sent by the channel.
  package var isPermitted: Bool {
    switch self {
    case .given, .heard, .stated: true
    case .missing, .refused: false
    }
  }
}

/// Who has reached the user, by which channels, and who interviewed.
struct Acquaintance: Hashable, Sendable {
  /// The channels by which each contact reached the user.
  private var channels: [String: Set<Channel>] = [:]
  /// Who wrote last.
  private var lastWriter: String?
  private var interviewers: Set<String> = []
  /// The first interviewer of the latest interview.
  private let firstInterviewer: String?

  init(of application: Application, held: [Interview]) {
    let heard = application.heard
    var last: Moment?
    // By their places: to copy each message would take longer than all else here.
    for place in heard.indices {
      guard let contact = heard[place].value.contact, let channel = heard[place].value.channel
      else {
        continue
      }
      channels[contact, default: []].insert(channel)
      guard channel.isInWriting, !application.isReferrer(contact) else { continue }
      let moment = heard[place].moment
      if let last, moment < last { continue }
      last = moment
      lastWriter = contact
    }
    for interview in held { interviewers.formUnion(interview.with) }
    firstInterviewer = held.max { $0.endMoment < $1.endMoment }?.with.first
  }

  func permission(for contact: Contact, by channel: Channel, stated: [Channel]) -> Permission {
    let name = contact.contact
    if contact.never.contains(channel) { return .refused }
    if contact.may.contains(channel) { return .given }
    let used = channels[name] ?? []
    if used.contains(channel) { return .heard }
    guard stated.contains(channel) else { return .missing }
    let isKnown = used.contains(where: \.isInWriting) || interviewers.contains(name)
    return isKnown ? .stated : .missing
  }

  /// The primary contact, who wrote last, the first interviewer of the latest interview, and then all
  /// as they were recorded; but no friend inside.
  func usualRecipients(of application: Application) -> [Contact] {
    let preferred = [application.primary, lastWriter, firstInterviewer]
      .compactMap { application.contact($0) }
    var seen: Set<String> = []
    return (preferred + application.contacts.values).filter {
      !$0.isReferrer && seen.insert($0.contact).inserted
    }
  }
}

extension Situation {
  /// Whether a contact may be reached by a channel, and why: POLICY's rule of permission.
  package func permission(for contact: Contact, by channel: Channel) -> Permission {
    acquaintance.permission(for: contact, by: channel, stated: application.channels)
  }

  /// The channels by which a contact may be reached for an action, best first.
  package func permittedChannels(to contact: Contact, for action: Action) -> [Channel] {
    let candidates: [Channel] = action == .connect ? [.social] : Channel.allCases
    return candidates.filter { channel in
      permission(for: contact, by: channel).isPermitted
        && (StatedChannelRule.isWaived(for: action) || !application.isClosed(channel, to: contact))
    }
  }
}

extension Application {
  /// Whether someone of the employer has written to the user.
  var hasWritten: Bool {
    heard.contains {
      $0.value.channel?.isInWriting == true && !isReferrer($0.value.contact)
    }
  }

  /// Whether the employer stated channels, and this is not one of them.
  package func isClosed(_ channel: Channel) -> Bool {
    !channels.isEmpty && !channels.contains(channel)
  }

  /// The same for a contact; a referrer is not bound by what the employer stated.
  func isClosed(_ channel: Channel, to contact: Contact?) -> Bool {
    isClosed(channel) && contact?.isReferrer != true
  }

  /// The contact of a short name.
  package func contact(_ id: String?) -> Contact? { id.flatMap { contacts[$0] } }
}
