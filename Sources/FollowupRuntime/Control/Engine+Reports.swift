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
  func report(on event: Event) -> EventReport { report(on: [event])[0] }

  /// Events, each with the zone of its application's employer.
  func report(on events: [Event]) -> [EventReport] {
    let undone = Set(events.map(\.application)).reduce(into: [EventID: EventID]()) { all, name in
      all.merge(self.undone(of: name)) { first, _ in first }
    }
    return events.map { event in
      let zone = applications[event.application].map(zone) ?? userZone
      return EventReport(
        event, employerZone: zone.identifier, subject: subject(of: event),
        undoneBy: undone[event.id])
    }
  }

  /// What happened at an application, oldest first: without what was undone, interviews that were not
  /// held, and what the program did.
  func history(of name: String, at now: Instant) -> [EventReport] {
    let held = applications[name]?.interviews.filter { $0.isHeld(at: now) }.map(\.fixedBy) ?? []
    let events = standingEvents(of: name).filter { event in
      event.body.nature != .bookkeeping && event.body.payload != nil
        && (event.body.nature != .arrangement || held.contains(event.id))
    }
    return report(on: events)
      .sorted { ($0.at, $0.time, $0.id) < ($1.at, $1.time, $1.id) }
  }

  /// Follow-ups as they are told, each with those among them for which the same message does.
  func report(on followUps: [FollowUp]) -> [FollowUpReport] {
    let due = followUps.filter(\.isDue)
    return followUps.map { FollowUpReport($0, among: $0.isDue ? due : []) }
  }

  /// The events that drafts undo.
  func events(undoneBy drafts: [EventDraft]) -> [Event] {
    drafts.compactMap { draft in
      guard case .eventUndone(let undoing) = draft.body else { return nil }
      return event(undoing.event)
    }
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
    let offered = listed
    let hasCheckIn = offered.contains { $0.action == .checkIn }
    return (offered + (hasCheckIn ? [] : followUps(for: .checkIn)), notes)
  }
}
