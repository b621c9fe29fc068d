package import CivilTime

/// An interview, held or to come.
package struct Interview: Hashable, Sendable {
  /// The event that added it, which stays its id when it is moved.
  package let event: EventID
  /// The event that fixed its time: its own, or the latest that moved it.
  private var fixing: Event
  /// The round that it belongs to.
  package let stage: Stage
  /// When it begins, by the present rules of its zone.
  package private(set) var starts: Instant
  /// When it ends; its length stays when it is moved.
  package private(set) var ends: Instant
  /// The start as it was said, in the employer's local time.
  package private(set) var local: CivilDateTime?
  /// The interviewers' short names.
  package let with: [String]
  /// The source's own identity of the event that fixed its time, or of the last before it that has one;
  /// nil if none has.
  package private(set) var key: String?
  /// Whether it was called off, by an event of its own or by an outcome before it began.
  package internal(set) var isCancelled = false

  /// How long an interview lasts unless it was said.
  package static let defaultMinutes = 60

  init(_ event: Event, _ added: InterviewAdded) {
    self.event = event.id
    fixing = event
    stage = added.stage
    let span = Self.span(from: event.at, minutes: added.durationMinutes)
    (starts, ends) = (span.start, span.end)
    local = added.local
    with = added.with
    key = event.key
  }

  /// The id of the event that fixed its time.
  package var fixedBy: EventID { fixing.id }
  /// When it was recorded, or last moved.
  package var recorded: Instant { fixing.recorded }
  /// The start as the log has it: what `local` was by the rules under which it was recorded.
  package var recordedStart: Instant { fixing.at }
  /// Where the event that fixed its time stands in the log.
  package var position: LogPosition { fixing.position }

  /// From when until when an interview lasts that starts then.
  static func span(from start: Instant, minutes: Int?) -> Interval {
    Interval(start: start, end: start + .minutes(minutes ?? defaultMinutes))
  }

  /// Gives it the time that an event says; its length stays.
  mutating func move(by event: Event, local: CivilDateTime?) {
    ends = event.at + starts.duration(to: ends)
    starts = event.at
    self.local = local
    fixing = event
    key = event.key ?? key
  }

  /// Puts it at its local time by a zone's present rules; its length stays.
  mutating func keepLocalTime(in zone: Zone) {
    guard let local else { return }
    let start = zone.instant(of: local)
    ends = start + starts.duration(to: ends)
    starts = start
  }

  /// Its end, where silence begins.
  package var endMoment: Moment { Moment(at: ends, position: position) }

  /// Whether it has ended and was not cancelled.
  package func isHeld(at now: Instant) -> Bool { !isCancelled && ends <= now }

  /// Whether it is to come or under way.
  package func isAhead(at now: Instant) -> Bool { !isCancelled && now < ends }
}

extension EventBody {
  /// When what was recorded for an instant happened: an interview that was said in local time keeps that
  /// in the zone as it is now.
  package func instant(_ recorded: Instant, in zone: Zone) -> Instant {
    let local: CivilDateTime? =
      switch self {
      case .interviewAdded(let added): added.local
      case .interviewMoved(let moved): moved.local
      default: nil
      }
    return local.map(zone.instant(of:)) ?? recorded
  }
}
