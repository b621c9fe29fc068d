package import CivilTime

extension Application {
  /// Folds the events of one beginning, in the order of the log, into what they say. Undone events, and
  /// those that undid them, are left out by the caller (`standing`).
  ///
  /// With `asOf`, what happened later is not known, except the interviews, which were arranged.
  /// Nil if no event added the application.
  ///
  /// - Parameters:
  ///   - logName: The name under which its events are recorded, if it is another.
  ///   - zoneNamed: The zone of a name, by whose present rules an interview keeps its local time.
  ///     Without it, or if the name is not known, an interview is when it was recorded to be.
  package init?(
    name: String, logName: String? = nil, events: [Event], asOf: Instant? = nil,
    zoneNamed: (String) -> Zone? = { _ in nil }
  ) {
    let known = events.filter { $0.isKnown(asOf: asOf) }
    guard
      let first = known.first(where: { if case .applicationAdded = $0.body { true } else { false } }
      )
    else { return nil }
    self.init(name: name, logName: logName ?? name, added: Fact(first, true))
    take(known, zoneNamed: zoneNamed)
  }

  /// The same once more events are known, which come last in the order of the log; none of them begins or
  /// undoes anything, nor did one before. Nil if all have to be folded, since local times may be at other
  /// instants by now.
  func folding(
    _ more: some Sequence<Event>, zoneNamed: (String) -> Zone?
  ) -> Application? {
    var application = self
    application.take(more, zoneNamed: zoneNamed)
    let isByZone = application.interviews.contains { $0.local != nil }
    guard application.zone == zone, !isByZone || zone.flatMap(zoneNamed) != nil else { return nil }
    return application
  }

  /// Folds events, and works out what follows from all of them.
  private mutating func take(_ events: some Sequence<Event>, zoneNamed: (String) -> Zone?) {
    for event in events { event.body.payload?.fold(event, into: &self) }
    if let zone = zone.flatMap(zoneNamed) {
      for index in interviews.indices { interviews[index].keepLocalTime(in: zone) }
    }
    settleOutcomes()
  }

  /// Works out which outcome stands, and which interviews were called off.
  mutating func settleOutcomes() {
    cancelInterviews()
    outcome = standingOutcome
  }

  /// The latest outcome, unless an interview that starts later, and was recorded or moved later, voids
  /// it and all before it.
  private var standingOutcome: Fact<OutcomeRecorded>? {
    guard let latest = outcomes.latest() else { return nil }
    let isVoid =
      latest.value.outcome.isVoidedByInterviews
      && interviews.contains {
        latest.at < $0.starts && latest.moment.position < $0.position
      }
    return isVoid ? nil : latest
  }

  /// Cancels what was called off: by the event that says so, or by an outcome before it began.
  private mutating func cancelInterviews() {
    let cancelled = Set(cancellations.map(\.value))
    for index in interviews.indices {
      let interview = interviews[index]
      interviews[index].isCancelled =
        cancelled.contains(interview.event)
        || outcomes.contains {
          $0.value.outcome != .offer && interview.position < $0.moment.position
            && $0.at < interview.starts
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
