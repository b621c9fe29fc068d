internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import OrderedCollections

extension Engine {
  /// Applications as they are told.
  func report(on names: [String], at now: Instant) -> [ApplicationReport] {
    names.compactMap { situation(of: $0, at: now) }.map { situation in
      ApplicationReport(situation, next: followUps(of: situation.application.name, at: now))
    }
  }

  /// An event, with the zone of its application's employer.
  func report(on event: Event) -> EventReport {
    let zone = applications[event.application].map(zone) ?? userZone
    return EventReport(event, employerZone: zone.identifier)
  }

  /// The event that a draft undoes.
  func event(undoneBy draft: EventDraft) -> Event? {
    guard case .eventUndone(let undoing) = draft.body else { return nil }
    return events(of: draft.application).first { $0.id == undoing.event }
  }
}

extension Situation {
  /// Why things are as they are, for one action or for all that matter: the follow-ups with their
  /// reasons, and what else there is to say.
  func explanation(of action: Action?) -> (followUps: [FollowUp], notes: [Remark]) {
    var notes: [Remark] = []
    if isDormant, let moveOn {
      notes.append(
        Remark(
          "there was no answer after \(moveOn.occasion.phrase); it is time to move on since "
            + Phrasing.dateAndTime(moveOn.at, in: zone)))
    }
    if let action {
      let followUps = followUps(for: action)
      if followUps.isEmpty {
        let reason = noOccasion(for: action)
        notes.append(Remark(reason.text, remedy: reason.remedy))
      }
      return (followUps, notes)
    }
    let offered = followUps().filter { $0.state.isOutstanding || $0.state == .denied }
    let hasCheckIn = offered.contains { $0.action == .checkIn }
    return (offered + (hasCheckIn ? [] : followUps(for: .checkIn)), notes)
  }
}
