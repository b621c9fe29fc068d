private import CivilTime

/// After any outcome there is no check-in, and once the application is over only thanks, goodbyes,
/// connections and answers are left.
struct OutcomeRule: Rule {
  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let ending = situation.outcome,
      !Self.isLeft(candidate.action, after: ending.value.outcome)
    else { return }
    let outcome = ending.value.outcome
    window.deny(
      Reason(
        .outcome, .denies,
        "\(outcome.phrase) on \(Phrasing.date(situation.zone.date(at: ending.at))), which leaves no "
          + "room for \(candidate.action.phrase)",
        source: .article,
        remedy: Remedy(
          .undoEvent, application: situation.application.name, event: ending.event)))
  }

  /// Whether an action is still in order after an outcome.
  static func isLeft(_ action: Action, after outcome: Outcome) -> Bool {
    switch action {
    case .checkIn: false
    case .graciousNote, .connect, .thankYou, .reply, .decision: true
    case .correction, .offerNews, .other: !outcome.isClosing
    }
  }
}
