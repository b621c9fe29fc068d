private import CivilTime

/// They asked not to be contacted: no check-in, and nothing else that nobody asked for.
struct NoFollowUpRule: Rule {
  static let name = RuleName.noFollowUp

  static func isWaived(for action: Action) -> Bool { !action.isUnsolicited }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let promise = situation.application.promise(at: situation.now, in: situation.zone),
      promise.value == .noFollowUp
    else { return }
    window.deny(
      Reason(
        .noFollowUp, .denies,
        "they asked on \(Phrasing.date(situation.zone.date(at: promise.at))) not to be contacted",
        source: .ours,
        remedy: "wait for their message; if they said otherwise since, followupctl expect "
          + "\(situation.application.name) --by DATE"))
  }
}
