package import CivilTime

/// What one rule did to one follow-up, and why.
package struct Reason: Hashable, Sendable {
  /// What a rule can do.
  package enum Effect: String, CaseIterable, Sendable {
    /// It fixed the window's start.
    case opens
    /// It fixed the window's end.
    case closes
    /// It took parts out of the window.
    case narrows
    /// It left nothing of the range, which then became the next business hours.
    case rolls
    /// It forbids the follow-up.
    case denies
    /// It waits for something that has to happen first.
    case waits
    /// It was set aside by a rule that goes before it.
    case overruled
    /// It only has something to say.
    case note
  }

  /// The rule that speaks.
  package let rule: RuleName
  /// What the rule did; a later rule may overrule it.
  package var effect: Effect
  /// A sentence for the user, without its full stop.
  package let text: String
  /// Where the rule comes from: the policy's source, or the user's own settings.
  package let source: RuleSource
  /// The instant that the rule fixed, if it fixed one.
  package let at: Instant?
  /// What would lift it, if anything would.
  package let remedy: Remedy?

  package init(
    _ rule: RuleName, _ effect: Effect, _ text: String, source: RuleSource, at: Instant? = nil,
    remedy: Remedy? = nil
  ) {
    self.rule = rule
    self.effect = effect
    self.text = text
    self.source = source
    self.at = at
    self.remedy = remedy
  }
}
