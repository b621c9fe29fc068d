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
  /// The id of the event that says it.
  package let event: EventID
  /// When it happened, which may be long before it was recorded.
  package let moment: Moment
  /// When it was recorded, by the wall clock.
  package let recorded: Instant
  /// What the event says: its payload, or the part of it that matters.
  package let value: Value

  package init(event: EventID, moment: Moment, recorded: Instant, value: Value) {
    self.event = event
    self.moment = moment
    self.recorded = recorded
    self.value = value
  }

  package init(_ event: Event, _ value: Value) {
    self.init(
      event: event.id, moment: Moment(at: event.at, position: event.position),
      recorded: event.recorded, value: value)
  }

  /// The instant at which it happened.
  package var at: Instant { moment.at }
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
