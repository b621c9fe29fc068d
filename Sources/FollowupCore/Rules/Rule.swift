/// One rule of the policy: it narrows a follow-up's window, or denies it, and says why.
protocol Rule: Sendable {
  /// Whether the rule does not hold for an action.
  static func isWaived(for action: Action) -> Bool

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation)
}

/// A proposal with the recipient and the channel that were chosen for it.
struct Candidate: Hashable, Sendable {
  let proposal: Proposal
  let contact: Contact?
  let channel: Channel?

  var action: Action { proposal.action }
  /// A friend inside can be reached at any hour.
  var isBoundByHours: Bool {
    contact?.isReferrer != true && proposal.isBoundByHours(by: channel)
  }
  /// The range that holds for the channel.
  var range: Proposal.Range? {
    isBoundByHours ? proposal.range : proposal.unboundRange ?? proposal.range
  }
}

/// The rules, in the order in which they are applied: what forbids first, then what makes the range
/// and moves it, then what cuts it into slots. Which of several denials counts is another order, that
/// of `RuleName`.
let rules: [any Rule] = [
  PermissionRule(), StatedChannelRule(), OutcomeRule(), AcceptedElsewhereRule(), NoFollowUpRule(),
  ConnectRule(),
  StageWindowRule(), PromisedDateRule(), CapRule(), SpacingRule(), HoursRule(), HolidaysRule(),
]

extension Rule {
  static func isWaived(for action: Action) -> Bool { false }
}

extension Window {
  /// Lets every rule that holds for the candidate narrow the window.
  mutating func apply(_ rules: [any Rule], to candidate: Candidate, in situation: Situation) {
    for rule in rules where !type(of: rule).isWaived(for: candidate.action) {
      rule.narrow(&self, for: candidate, in: situation)
    }
  }
}
