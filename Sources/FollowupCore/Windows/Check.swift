private import CivilTime

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

  /// Why the action has no occasion.
  package func noOccasion(for action: Action, to contact: Contact? = nil) -> Reason {
    NoOccasionRule(situation: self).reason(for: action, to: contact)
  }

  private func verdict(on followUp: FollowUp) -> Verdict {
    switch followUp.state {
    case .done, .skipped, .expired: return nothingLeft(of: followUp)
    case .denied:
      return Verdict(.never, because: followUp.because.filter { $0.effect == .denies }, zone: zone)
    case .late, .snoozed, .held, .open, .paused: break
    }
    let waits = followUp.because.contains { $0.effect == .waits }
    if !waits, followUp.slots.contains(where: { $0.contains(now) }) {
      return Verdict(.allowed, because: followUp.because, zone: zone)
    }
    guard let next = followUp.slots.first(where: { now < $0.end }) else {
      return nothingLeft(of: followUp)
    }
    return Verdict(.notYet, from: max(now, next.start), because: followUp.because, zone: zone)
  }

  private func nothingLeft(of followUp: FollowUp) -> Verdict {
    let reason = NoOccasionRule(situation: self).reason(nothingLeftOf: followUp)
    return Verdict(.never, because: [reason], zone: zone)
  }
}
