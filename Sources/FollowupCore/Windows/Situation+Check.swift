internal import CivilTime

extension Situation {
  /// May the user do this now? By the channel and to the contact that are named, if any.
  package func check(
    _ action: Action, via channel: Channel? = nil, to contact: Contact? = nil
  ) -> Verdict {
    let verdicts = followUps(for: action, via: channel, to: contact).map(verdict(on:))
    if let allowed = verdicts.first(where: { $0.answer == .allowed }) { return allowed }
    let later = verdicts.filter { $0.answer == .notYet }
    if let soonest = later.min(by: { $0.from! < $1.from! }) { return soonest }
    let isDenied: (Verdict) -> Bool = { $0.because.first?.rule != .noOccasion }
    return verdicts.first(where: isDenied) ?? verdicts.last
      ?? Verdict(.never, because: [noOccasion(for: action, to: contact)], zone: zone)
  }

  private func verdict(on followUp: FollowUp) -> Verdict {
    switch followUp.state {
    case .done, .skipped, .expired:
      return Verdict(.never, because: [nothingLeft(of: followUp)], zone: zone)
    case .denied:
      return Verdict(.never, because: followUp.because.filter { $0.effect == .denies }, zone: zone)
    case .late, .snoozed, .held, .open, .paused: break
    }
    let waits = followUp.because.contains { $0.effect == .waits }
    if !waits, followUp.slots.contains(where: { $0.contains(now) }) {
      return Verdict(.allowed, because: followUp.because, zone: zone)
    }
    guard let next = followUp.slots.first(where: { now < $0.end }) else {
      return Verdict(.never, because: [nothingLeft(of: followUp)], zone: zone)
    }
    return Verdict(.notYet, from: max(now, next.start), because: followUp.because, zone: zone)
  }

  private func nothingLeft(of followUp: FollowUp) -> Reason {
    let text =
      switch followUp.state {
      case .done: "\(followUp.action.phrase) after \(followUp.occasion.phrase) was sent already"
      case .skipped: "you skipped \(followUp.action.phrase) after \(followUp.occasion.phrase)"
      default: "\(followUp.action.phrase) after \(followUp.occasion.phrase) comes too late now"
      }
    return Reason(.noOccasion, .denies, text, source: .ours)
  }

  /// Why there is nothing to say.
  package func noOccasion(for action: Action, to contact: Contact? = nil) -> Reason {
    let name = application.name
    let (text, remedy) =
      switch action {
      case .thankYou:
        ("no interview was held", "followupctl interview \(name) STAGE --at WHEN")
      case .correction: ("no mistake was noted", "followupctl mistake \(name) TEXT")
      case .reply: ("nobody asked anything", "followupctl heard \(name) --asks")
      case .graciousNote:
        (
          "the application has not ended with a no",
          "followupctl outcome \(name) (rejected|withdrawn)"
        )
      case .checkIn, .connect, .other: ("there is nothing to say", "")
      }
    if let contact, !proposals(for: action).isEmpty {
      return Reason(
        .noOccasion, .denies, "\(action.phrase) to \(contact.name) has no occasion", source: .ours)
    }
    return Reason(
      .noOccasion, .denies, text, source: .ours, remedy: remedy.isEmpty ? nil : remedy)
  }
}
