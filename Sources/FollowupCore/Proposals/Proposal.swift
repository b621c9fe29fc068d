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

  /// Which touch or skip of the action settles it. One that names no one settles all.
  enum Settlement: Hashable, Sendable {
    /// One to anyone but a friend inside.
    case toAnyone
    case to(String)
    /// One to somebody who passes it on, or one to each of those for whom it is; those in `own` have
    /// one of their own.
    case passedOn(to: Set<String>, own: Set<String>)
    /// None does, or it is known already.
    case known(FollowUpState?)
  }

  /// Whether business hours bind it.
  enum Binding: Hashable, Sendable {
    case always, never
    /// Only by a channel that interrupts: not by email or letter.
    case unlessItWaits
    /// Only by a channel that is not in writing.
    case unlessWritten
    /// Only by telephone or text message.
    case onlyByPhone
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
  /// By when they want it. No slot ends later, and it stays possible until then.
  var deadline: Instant?
  /// The range that the occasion fixes; nil if the rules make it.
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
    /// A part of it in which it may be made although it is not in business hours.
    var exemption: Interval?
  }

  func isBoundByHours(by channel: Channel?) -> Bool {
    switch binding {
    case .onlyByPhone: channel == .phone || channel == .text
    case .always: true
    case .never: false
    case .unlessItWaits: channel?.waitsForItsReader != true
    case .unlessWritten: channel?.isInWriting != true
    }
  }
}
