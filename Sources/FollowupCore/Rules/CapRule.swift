/// Many messages put a hiring manager off: one silence gets a limited number of check-ins.
struct CapRule: Rule {
  static func isWaived(for action: Action) -> Bool { action != .checkIn }

  /// Whether no check-in is left in this silence.
  static func isReached(in situation: Situation) -> Bool {
    situation.silence.checkIns.count >= situation.policy.maxCheckIns
  }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    guard Self.isReached(in: situation) else { return }
    let sent = situation.silence.checkIns.count
    window.deny(
      Reason(
        .cap, .denies,
        "\(sent) check-in\(sent == 1 ? " was" : "s were") sent since \(situation.anchor.phrase), and "
          + "more would be too many",
        source: .article,
        remedy: Remedy(.awaitMessage, application: situation.application.name)))
  }
}
