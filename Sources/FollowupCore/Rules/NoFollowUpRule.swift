private import CivilTime

/// They asked not to be contacted: no check-in, and nothing else that is unsolicited.
struct NoFollowUpRule: Rule {
  static func isWaived(for action: Action) -> Bool { !action.isUnsolicited }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard let promise = situation.silence.promise, promise.value == .noFollowUp,
      candidate.contact?.isReferrer != true
    else { return }
    window.deny(
      Reason(
        .noFollowUp, .denies,
        "they asked on \(Phrasing.date(situation.zone.date(at: promise.at))) not to be contacted",
        source: .ours,
        remedy: Remedy(.recordPromise, application: situation.application.name)))
  }
}
