private import CivilTime

/// Denies check-ins and news of offers once the user has accepted an offer elsewhere.
struct AcceptedElsewhereRule: Rule {
  static func isWaived(for action: Action) -> Bool { action != .checkIn && action != .offerNews }

  /// Whether an offer was accepted elsewhere since this application began.
  static func holds(in situation: Situation) -> Bool { situation.acceptanceElsewhere != nil }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let acceptance = situation.acceptanceElsewhere else { return }
    let date = Phrasing.date(situation.zone.date(at: acceptance.occasion.at))
    window.deny(
      Reason(
        .acceptedElsewhere, .denies,
        "\(acceptance.occasion.phrase) on \(date), which leaves no room for "
          + candidate.action.phrase,
        source: .ours,
        remedy: Remedy(
          .undoEvent, application: acceptance.application, event: acceptance.occasion.event)))
  }
}
