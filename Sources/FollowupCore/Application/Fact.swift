package import CivilTime

/// When something happened; of two at the same instant, the later is the one recorded later.
package struct Moment: Hashable, Comparable, Sendable {
  /// The instant that the event states.
  package let at: Instant
  /// The event's place in the merged order of all devices' logs.
  package let position: LogPosition

  package init(at: Instant, position: LogPosition) {
    self.at = at
    self.position = position
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    (left.at, left.position) < (right.at, right.position)
  }
}

/// Something that an event says, with the event's own dates.
package struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The event that says it.
  private let source: Event
  /// The instant at which it happened, which may be long before it was recorded.
  package let at: Instant
  /// What the event says: its payload, or the part of it that matters.
  package let value: Value

  /// - Parameter at: When it happened, if that is not when the event did.
  package init(_ event: Event, at: Instant? = nil, _ value: Value) {
    source = event
    self.at = at ?? event.at
    self.value = value
  }

  /// The id of the event that says it.
  package var event: EventID { source.id }
  /// When it happened, and where that stands in the log.
  package var moment: Moment { Moment(at: at, position: source.position) }
  /// When it was recorded, by the wall clock.
  package var recorded: Instant { source.recorded }
}

extension Sequence {
  /// The fact that happened last.
  func latest<Value>() -> Fact<Value>? where Element == Fact<Value> {
    self.max { $0.moment < $1.moment }
  }
}

extension Collection {
  /// The fact that happened last of those that are meant.
  func latest<Value>(
    where isMeant: (Fact<Value>) -> Bool
  ) -> Fact<Value>? where Element == Fact<Value> {
    var latest: Index?
    for index in indices where isMeant(self[index]) {
      if let known = latest, self[known].moment >= self[index].moment { continue }
      latest = index
    }
    return latest.map { self[$0] }
  }
}
