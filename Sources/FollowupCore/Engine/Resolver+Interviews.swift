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
      throw invalid("\(quoted(application.name)) has no \(stage.phrase) yet")
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
    return (ahead.first ?? interviews.max { $0.endMoment < $1.endMoment }!).event
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
    let situation = situation(of: application, at: now)
    let verdict = situation.check(.other, via: nil, to: nil)
    guard verdict.answer != .never else { return }
    let from = verdict.from.map { "from \(situation.sayForBoth($0)) on" } ?? "now"
    note(
      "if nobody came, you may write to them about that \(from)",
      remedy: Remedy(.sendOther, application: application.name))
  }

  /// Those of a stage that were not cancelled, soonest first; of those the one that starts then.
  ///
  /// - Throws: `RequestError.invalidEvent` if it is none.
  private func interviews(
    of stage: Stage, from start: Instant?, for purpose: Remedy.Kind, in application: Application
  ) throws(RequestError) -> [Interview] {
    let all = application.interviews.filter { $0.stage == stage }.sorted { $0.starts < $1.starts }
    let found = all.filter { !$0.isCancelled }
    let meant = all.filter { $0.starts == start ?? $0.starts }
    let standing = meant.filter { !$0.isCancelled }
    if !standing.isEmpty { return standing }
    if let gone = meant.last {
      let starts = Phrasing.dateAndTime(
        gone.starts, in: engine.zone(of: application), and: engine.userZone)
      throw invalid(
        "the \(stage.phrase) of \(starts) at \(application.name) was cancelled already",
        remedies: purpose == .moveInterview
          ? [Remedy(.recordInterview, application: application.name, stage: stage)] : [])
    }
    guard found.isEmpty else { throw ambiguous(found, purpose, in: application) }
    throw invalid("\(quoted(application.name)) has no \(stage.phrase)")
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
