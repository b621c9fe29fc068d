package import CivilTime

/// An interview, held or to come.
package struct Interview: Hashable, Sendable {
  package let event: EventID
  /// When it was recorded, or last moved.
  package private(set) var recorded: Instant
  package let stage: Stage
  package private(set) var starts: Instant
  package private(set) var ends: Instant
  /// The start as it was said, in the employer's local time.
  package private(set) var local: CivilDateTime?
  /// The interviewers' short names.
  package let with: [String]
  /// The event that fixed its time: its own, or the latest that moved it.
  package private(set) var fixedBy: EventID
  /// Where the event that fixed its time stands in the log.
  package private(set) var position: LogPosition
  package internal(set) var isCancelled = false

  /// How long an interview lasts unless it was said.
  package static let defaultMinutes = 60

  init(_ event: Event, _ added: InterviewAdded) {
    self.event = event.id
    recorded = event.recorded
    stage = added.stage
    let span = Self.span(from: event.at, minutes: added.durationMinutes)
    (starts, ends) = (span.start, span.end)
    local = added.local
    with = added.with
    fixedBy = event.id
    position = event.position
  }

  /// From when until when an interview lasts that starts then.
  static func span(from start: Instant, minutes: Int?) -> Interval {
    Interval(start: start, end: start + .minutes(minutes ?? defaultMinutes))
  }

  /// Gives it the time that an event says; its length stays.
  mutating func move(by event: Event, local: CivilDateTime?) {
    ends = event.at + starts.duration(to: ends)
    starts = event.at
    self.local = local
    recorded = event.recorded
    fixedBy = event.id
    position = event.position
  }

  /// Its end, where silence begins.
  package var endMoment: Moment { Moment(at: ends, position: position) }

  package func isHeld(at now: Instant) -> Bool { !isCancelled && ends <= now }

  /// Whether it is to come or under way.
  package func isAhead(at now: Instant) -> Bool { !isCancelled && now < ends }
}
