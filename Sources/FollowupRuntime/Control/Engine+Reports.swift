internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import OrderedCollections

extension Engine {
  /// Applications as they are told.
  func report(on names: [String], at now: Instant) -> [ApplicationReport] {
    names.compactMap { situation(of: $0, at: now) }.map { situation in
      report(on: situation, next: followUps(of: situation.application.name, at: now))
    }
  }

  private func report(on situation: Situation, next: [FollowUp]) -> ApplicationReport {
    let (application, now) = (situation.application, situation.now)
    let anchor = situation.anchor
    return ApplicationReport(
      name: application.name, company: application.company, role: application.role,
      zone: situation.calendar.zoneProblem == nil
        ? situation.zone.identifier : application.zone ?? policy.employerZone ?? "UTC",
      zoneIsAssumed: application.zone == nil,
      channels: application.channels, stage: situation.stage,
      anchor: AnchorReport(phrase: anchor.phrase, at: anchor.at),
      outcome: situation.outcome?.value.outcome, promise: situation.promiseReport,
      dormant: situation.isDormant,
      contacts: application.contacts.values.map {
        ContactReport($0, in: situation)
      },
      interviews: application.interviews.sorted { $0.endMoment < $1.endMoment }.map {
        InterviewReport($0, of: application, at: now)
      },
      touches: application.touches.count, heard: application.heard.count,
      checkIns: situation.silence.checkIns.count,
      nextFollowUp: (next.first { $0.state.isOutstanding } ?? next.first).map { FollowUpReport($0) }
    )
  }

  /// The event that a draft undoes.
  func event(undoneBy draft: EventDraft) -> Event? {
    guard case .eventUndone(let undoing) = draft.body else { return nil }
    return events(of: draft.application).first { $0.id == undoing.event }
  }
}

extension Situation {
  fileprivate var promiseReport: PromiseReport? {
    guard let latest = application.promises.max(by: { $0.moment < $1.moment }) else { return nil }
    let isSpent = latest.value.date != nil && silence.unspentPromise == nil
    return PromiseReport(
      latest.value, at: latest.at,
      state: silence.promise == nil ? .void : isSpent ? .spent : .standing)
  }

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

extension ContactReport {
  fileprivate init(_ contact: Contact, in situation: Situation) {
    self.init(
      contact: contact.contact, name: contact.name, address: contact.address,
      may: Channel.allCases.filter(contact.may.contains),
      never: Channel.allCases.filter(contact.never.contains),
      permitted: situation.permittedChannels(to: contact, for: .checkIn),
      primary: situation.application.primary == contact.contact)
  }
}

extension InterviewReport {
  fileprivate init(_ interview: Interview, of application: Application, at now: Instant) {
    let state: State =
      if interview.isCancelled { .cancelled } else if now < interview.starts {
        .toCome
      } else if now
        < interview.ends
      { .underWay } else { .held }
    self.init(
      event: interview.event, stage: interview.stage, at: interview.starts, ends: interview.ends,
      with: interview.with.map { application.contact($0)?.name ?? $0 }, state: state)
  }
}

extension ApplicationReport {
  /// Whether something may still come of it: not dormant, and not over with nothing left to do.
  var isUnderWay: Bool {
    if dormant { return false }
    guard let outcome, outcome.isClosing else { return true }
    return nextFollowUp.map { $0.action != .connect && $0.state.isOutstanding } ?? false
  }
}
