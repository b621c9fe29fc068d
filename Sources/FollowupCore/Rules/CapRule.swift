/// Many messages put a hiring manager off: only so many check-ins go into one silence.
struct CapRule: Rule {
  static let name = RuleName.cap

  static func isWaived(for action: Action) -> Bool { action != .checkIn }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    let sent = situation.application.checkIns(since: situation.anchor).count
    guard sent >= situation.policy.maxCheckIns else { return }
    window.deny(
      Reason(
        .cap, .denies,
        "\(sent) check-in\(sent == 1 ? " was" : "s were") sent since \(situation.anchor.phrase), and "
          + "more would be too many",
        source: .article,
        remedy: "wait for their answer: followupctl heard \(situation.application.name)"))
  }
}
