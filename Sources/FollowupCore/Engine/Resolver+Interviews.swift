internal import CivilTime
internal import Ground

extension Resolver {
  /// The interview that a cancellation means: the next of its stage, else the latest that should have
  /// been held.
  mutating func interviewToCancel(
    _ stage: Stage, from start: Instant?, at instant: Instant, in application: Application
  ) throws(RequestError) -> EventID {
    let interviews = try interviews(
      of: stage, from: start, for: .cancelInterview, in: application)
    let ahead = interviews.filter { $0.isAhead(at: instant) }
    let held = interviews.filter { $0.isHeld(at: instant) }
    if let next = ahead.first {
      let recent = held.filter { instant < $0.ends + .days(7) }
      guard recent.isEmpty else {
        throw ambiguous(recent + [next], .cancelInterview, in: application)
      }
      remark(onThoseBeside: next, in: application)
      return next.event
    }
    guard let latest = held.max(by: { $0.endMoment < $1.endMoment }) else {
      throw none(of: stage, in: application)
    }
    remarkOnNoShow(in: application)
    return latest.event
  }

  /// The interview that is moved: one of its stage that has not ended, or the latest that was held.
  func interviewToMove(
    _ stage: Stage, from start: Instant?, in application: Application
  ) throws(RequestError) -> EventID {
    let interviews = try interviews(of: stage, from: start, for: .moveInterview, in: application)
    let ahead = interviews.filter { $0.isAhead(at: now) }
    guard ahead.count < 2 else { throw ambiguous(ahead, .moveInterview, in: application) }
    guard let meant = ahead.first ?? interviews.max(by: { $0.endMoment < $1.endMoment }) else {
      throw none(of: stage, in: application)
    }
    return meant.event
  }

  /// Which others of its stage stand beside a cancelled one.
  private mutating func remark(
    onThoseBeside cancelled: Interview, in application: Application
  ) {
    for other in application.interviews
    where other.stage == cancelled.stage && other.event != cancelled.event
      && other.isAhead(at: now)
    {
      let starts = Phrasing.dateAndTime(
        other.starts, in: engine.zone(of: application), and: engine.userZone)
      note("the \(other.stage.phrase) of \(starts) stands")
    }
  }

  mutating func remarkOnNoShow(in application: Application) {
    note(
      "no one came: another message may be sent now",
      remedy: Remedy(.sendOther, application: application.name))
  }

  /// Those of a stage that were not cancelled, soonest first; of those the one that starts then.
  private func interviews(
    of stage: Stage, from start: Instant?, for purpose: Remedy.Kind, in application: Application
  ) throws(RequestError) -> [Interview] {
    let found = application.interviews.filter { $0.stage == stage && !$0.isCancelled }
      .sorted { $0.starts < $1.starts }
    guard let start else { return found }
    let meant = found.filter { $0.starts == start }
    if meant.isEmpty, !found.isEmpty { throw ambiguous(found, purpose, in: application) }
    return meant
  }

  private func none(of stage: Stage, in application: Application) -> RequestError {
    invalid("\(quoted(application.name)) has no \(stage.phrase) that was not cancelled")
  }

  private func ambiguous(
    _ interviews: [Interview], _ purpose: Remedy.Kind, in application: Application
  ) -> RequestError {
    let zone = engine.zone(of: application)
    let times = interviews.map { Phrasing.dateAndTime($0.starts, in: zone, and: engine.userZone) }
    return invalid(
      "\(quoted(application.name)) has a \(interviews[0].stage.phrase) on "
        + "\(times.joined(separator: " and on ")); say from which time",
      remedies: interviews.map {
        Remedy(
          purpose, application: application.name, stage: $0.stage,
          local: zone.civil(at: $0.starts))
      })
  }
}
