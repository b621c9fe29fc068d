internal import CivilTime

/// A follow-up before the rules: what it answers, to whom it could go, and when it is settled.
struct Proposal: Hashable, Sendable {
  /// To whom it goes.
  enum Addressee: Hashable, Sendable {
    /// The usual recipient; another may be chosen.
    case usual
    /// Exactly this contact.
    case contact(String)
  }

  /// Which touch or skip of the action settles it.
  enum Settlement: Hashable, Sendable {
    case toAnyone
    case to(String)
    case toAnyoneBut(Set<String>)
  }

  /// Whether business hours bind it.
  enum Binding: Hashable, Sendable {
    case always, never
    /// Only by a channel that interrupts: not by email or letter.
    case unlessItWaits
    /// Only by a channel that is not in writing.
    case unlessWritten
  }

  /// When it is offered no longer.
  enum Expiry: Hashable, Sendable {
    case never
    case after(Instant)
    /// With the application's move-on notice.
    case moveOn
  }

  let action: Action
  let occasion: Occasion
  var addressee = Addressee.usual
  /// The channel that the other side used.
  var answersBy: Channel?
  /// The contacts to whom the usual recipient passes it on.
  var passOnTo: [String] = []
  var settlement = Settlement.toAnyone
  var binding = Binding.always
  var expiry = Expiry.never
  /// The range that the occasion fixes; nil where the rules make it.
  var range: Range?
  /// The range in its place where business hours do not bind the follow-up.
  var unboundRange: Range?

  /// A range that an occasion fixes by itself.
  struct Range: Hashable, Sendable {
    let interval: Interval
    let lastDate: CivilDate?
    let opens: Reason
    let closes: Reason?
    /// The date after which business days were counted to its end; nil if they were not.
    var countedFrom: CivilDate?
  }

  /// The range that holds by a channel.
  func range(by channel: Channel?) -> Range? {
    isBoundByHours(by: channel) ? range : unboundRange ?? range
  }

  func isBoundByHours(by channel: Channel?) -> Bool {
    switch binding {
    case .always: true
    case .never: false
    case .unlessItWaits: channel?.waitsForItsReader != true
    case .unlessWritten: channel?.isInWriting != true
    }
  }

  /// Whether a touch or a skip, to a contact or to nobody in particular, settles it.
  func isSettled(by action: Action, to contact: String?, at moment: Moment) -> Bool {
    guard action == self.action, occasion.moment < moment else { return false }
    switch (settlement, contact) {
    case (.toAnyone, _), (_, nil): return true
    case (.to(let wanted), let contact?): return wanted == contact
    case (.toAnyoneBut(let others), let contact?): return !others.contains(contact)
    }
  }
}
