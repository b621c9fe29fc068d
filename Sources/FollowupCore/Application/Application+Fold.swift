package import CivilTime

extension Application {
  /// Folds an application's events, in the order of the log, into what they say. Undone events, and
  /// those that undid them, are left out by the caller (`standing`).
  ///
  /// With `asOf`, what happened later is not known, except the interviews, which were arranged.
  /// Nil where no event added the application.
  ///
  /// - Parameter zoneNamed: the zone of a name, by whose present rules an interview keeps its local
  ///   time. Without it, or if the name is not known, an interview is when it was recorded to be.
  package init?(
    name: String, events: [Event], asOf: Instant? = nil,
    zoneNamed: (String) -> Zone? = { _ in nil }
  ) {
    let known = events.filter { $0.isKnown(asOf: asOf) }
    guard
      let first = known.first(where: { if case .applicationAdded = $0.body { true } else { false } }
      )
    else { return nil }
    self.init(name: name, added: Fact(first, true))
    for event in known { event.body.payload?.fold(event, into: &self) }
    if let zone = zone.flatMap(zoneNamed) {
      for index in interviews.indices { interviews[index].keepLocalTime(in: zone) }
    }
    cancelInterviews()
    outcome = standingOutcome
  }

  /// The latest outcome, unless an interview was recorded after it.
  private var standingOutcome: Fact<OutcomeRecorded>? {
    guard let latest = outcomes.latest() else { return nil }
    return interviews.contains { latest.moment.position < $0.position } ? nil : latest
  }

  /// Cancels what was called off: by the event that says so, or by an outcome before it began.
  private mutating func cancelInterviews() {
    let cancelled = Set(cancellations.map(\.value))
    for index in interviews.indices {
      let interview = interviews[index]
      interviews[index].isCancelled =
        cancelled.contains(interview.event)
        || outcomes.contains {
          interview.position < $0.moment.position && $0.at < interview.starts
        }
    }
  }
}

extension Event {
  fileprivate func isKnown(asOf: Instant?) -> Bool {
    guard let asOf else { return true }
    return body.nature.isKnownBeforehand || at <= asOf
  }
}

/// The events that stand: those that were not undone, without the undoing itself. An event that
/// undid another can be undone in turn. `events` are in the order of the log.
package func standing(_ events: [Event]) -> [Event] {
  let undone = undoneEvents(events)
  return events.filter { event in
    if case .eventUndone = event.body { return false }
    return undone[event.id] == nil
  }
}

/// Each event that is undone, with the event that undid it.
package func undoneEvents(_ events: [Event]) -> [EventID: EventID] {
  var undone: [EventID: EventID] = [:]
  for event in events.reversed() {
    guard case .eventUndone(let undoing) = event.body, undone[event.id] == nil else { continue }
    undone[undoing.event] = event.id
  }
  return undone
}
