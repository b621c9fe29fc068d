package import CivilTime

/// An interview, held or to come.
package struct Interview: Hashable, Sendable {
  package let event: EventID
  package let recorded: Instant
  package let stage: Stage
  package let starts: Instant
  package let ends: Instant
  /// The interviewers' short names.
  package let with: [String]
  /// Where its event stands in the log.
  package let position: LogPosition
  package internal(set) var isCancelled = false

  /// How long an interview lasts unless it was said.
  package static let defaultMinutes = 60

  init(_ event: Event, stage: Stage, durationMinutes: Int?, with: [String]) {
    self.event = event.id
    recorded = event.recorded
    self.stage = stage
    starts = event.at
    ends = event.at + .minutes(durationMinutes ?? Self.defaultMinutes)
    self.with = with
    position = event.position
  }

  /// Its end, where silence begins.
  package var endMoment: Moment { Moment(at: ends, position: position) }

  package func isHeld(at now: Instant) -> Bool { !isCancelled && ends <= now }

  /// Whether it is to come or under way.
  package func isAhead(at now: Instant) -> Bool { !isCancelled && now < ends }
}
