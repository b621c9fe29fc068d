package import CivilTime

/// A touch that could be made: what, to whom, by which channel, when, and the rules that made it so.
package struct FollowUp: Hashable, Sendable {
  /// The application's name.
  package let application: String
  /// The kind of message.
  package let action: Action
  /// The event that gives a reason for it.
  package let occasion: Occasion
  /// Nil if the application has no contact.
  package let recipient: Recipient?
  /// Nil if no channel is permitted.
  package let channel: Channel?
  /// Where it stands at the instant that was asked about.
  package let state: FollowUpState
  /// From when until when. Its end is `Instant.distantFuture` if it never closes; nil if the
  /// follow-up is denied.
  package let window: Interval?
  /// The parts of the window in which the touch may be made; if it is late, the next one.
  package let slots: [Interval]
  /// When it is no longer offered, since it is too late for it; nil if it stays.
  package let expires: Instant?
  /// The first slot in which it may be made after its window has closed; nil if it may not.
  package let lateSlot: Interval?
  /// By when the employer wants it; nil if no date was given.
  package let deadline: Instant?
  /// Until when its reminders are put off; nil if they are not.
  package let snoozedUntil: Instant?
  /// The employer's zone, in which everything was computed.
  package let zone: Zone
  /// What each rule did, the deciding ones first.
  package let because: [Reason]

  package init(
    application: String, action: Action, occasion: Occasion, recipient: Recipient?,
    channel: Channel?, state: FollowUpState, window: Interval?, slots: [Interval],
    expires: Instant?, lateSlot: Interval? = nil, deadline: Instant? = nil,
    snoozedUntil: Instant? = nil, zone: Zone,
    because: [Reason]
  ) {
    self.application = application
    self.action = action
    self.occasion = occasion
    self.recipient = recipient
    self.channel = channel
    self.state = state
    self.window = window
    self.slots = slots
    self.expires = expires
    self.lateSlot = lateSlot
    self.deadline = deadline
    self.snoozedUntil = snoozedUntil
    self.zone = zone
    self.because = because
  }
}

extension FollowUp {
  /// Whether it may be made now.
  package var isDue: Bool { state == .open || state == .late }

  /// Whether one message does for both: of one action by one channel, to contacts who share an address,
  /// and both may be made now.
  package func isOneMessage(with other: FollowUp) -> Bool {
    guard action == other.action, channel == other.channel, channel != nil, isDue, other.isDue,
      let recipient, let another = other.recipient
    else { return false }
    return application != other.application
      && !Set(recipient.addresses.map(\.comparableAddress)).isDisjoint(
        with: another.addresses.map(\.comparableAddress))
  }
}

/// The states of a follow-up; the first that applies is the one it is in.
package enum FollowUpState: String, CaseIterable, Hashable, Sendable {
  case done, skipped, expired, denied, late, snoozed, held, open, paused
}

/// Whom a follow-up goes to.
package struct Recipient: Hashable, Sendable {
  /// The contact's short name within its application.
  package let contact: String
  /// The full name.
  package let name: String
  /// The name where no address may stand.
  package let nameWithoutAddress: String
  /// Others for whom the message is to be passed on, by name.
  package let passOnTo: [String]
  /// The contact's addresses, as they were recorded.
  package let addresses: [String]

  package init(
    contact: String, name: String, nameWithoutAddress: String? = nil, addresses: [String] = [],
    passOnTo: [String] = []
  ) {
    self.contact = contact
    self.name = name
    self.nameWithoutAddress = nameWithoutAddress ?? name
    self.addresses = addresses
    self.passOnTo = passOnTo
  }
}

/// The answer to "may I do this now?"
package struct Verdict: Hashable, Sendable {
  /// The three answers; `never` holds for as long as nothing else is recorded.
  package enum Answer: String, CaseIterable, Sendable {
    case allowed, notYet, never
  }

  /// Whether it is allowed now, later, or not at all.
  package let answer: Answer
  /// From when it is allowed, if not yet; nil for every other answer, or if no instant is known.
  package let from: Instant?
  /// What each rule did, the deciding ones first.
  package let because: [Reason]
  /// The zone in which the instants are meant.
  package let zone: Zone

  package init(_ answer: Answer, from: Instant? = nil, because: [Reason], zone: Zone) {
    self.answer = answer
    self.from = from
    self.because = because
    self.zone = zone
  }

  /// The same answer, with more to say about it.
  package func adding(_ reasons: [Reason]) -> Verdict {
    Verdict(answer, from: from, because: because + reasons, zone: zone)
  }
}
