internal import CivilTime

/// Employers decide partly on the first figure: it is not greatly raised later, and not at all at the
/// last stage. After an offer the two sides negotiate, and anything may be said.
struct CompensationRule {
  let situation: Situation

  func verdict(on figure: SalaryStated) -> Verdict {
    let allowed = { Verdict(.allowed, because: [self.reason(.note, $0)], zone: situation.zone) }
    guard let base = situation.application.salaries.min(by: { $0.moment < $1.moment }) else {
      return allowed("it would be the first figure that you give, and the base of every later one")
    }
    if situation.outcome?.value.outcome == .offer {
      return allowed("they made an offer: this is a negotiation")
    }
    let said = "\(base.value.said) on \(Phrasing.date(situation.zone.date(at: base.at)))"
    if let currency = figure.currency, let first = base.value.currency, currency != first {
      return allowed("your first figure, \(said), was in another currency")
    }
    if figure.period != base.value.period {
      return allowed("your first figure, \(said), was per \(base.value.period.rawValue)")
    }
    let percent = situation.stage == .final ? 0 : situation.policy.maxRaisePercent
    let (amount, first) = (figure.counted, base.value.counted)
    let isWithin = amount.millionths * 100 <= first.millionths * Int128(100 + percent)
    if isWithin { return allowed("your first figure was \(said)") }
    let limit =
      percent == 0 ? "no raise is left at the final stage" : "\(percent) % more is the most"
    // One may be meant by the hour, and the other by the year.
    let isOtherwise = first.millionths > 0 && first.millionths * 10 < amount.millionths
    let raise =
      isOtherwise
      ? "\(amount.millionths / first.millionths) times as much"
      : "\(Self.raisePercent(from: first, to: amount)) % more"
    return Verdict(
      .never,
      because: [
        reason(
          .denies, "your first figure was \(said), and this is \(raise): \(limit)",
          remedy: isOtherwise
            ? Remedy(.namePeriod, application: situation.application.name) : nil)
      ], zone: situation.zone)
  }

  private func reason(
    _ effect: Reason.Effect, _ text: String, remedy: Remedy? = nil
  ) -> Reason {
    Reason(
      .compensation, effect, text, source: situation.stage == .final ? .ours : .article,
      remedy: remedy)
  }

  /// The raise in percent, to one decimal, rounded up so that it never looks smaller than it is.
  static func raisePercent(from base: Amount, to amount: Amount) -> String {
    guard base.millionths > 0 else { return "infinitely" }
    let raised = (amount.millionths - base.millionths) * 1000
    let tenths = (raised + base.millionths - 1) / base.millionths
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Situation {
  /// May the user name this figure now?
  package func check(salary figure: SalaryStated) -> Verdict {
    CompensationRule(situation: self).verdict(on: figure)
  }
}
