private import CivilTime

/// Each event that is undone, with the event that undid it. An event that undid another can be undone
/// in turn. `events` are in the order of the log.
///
/// An undo whose time is before its target's does not count: it was meant for another event, whose
/// number was used again after a restore.
package func undoneEvents(_ events: some Collection<Event>) -> [EventID: EventID] {
  let undoings = events.filter { $0.body.undoes != nil }
  guard !undoings.isEmpty else { return [:] }
  let times = Dictionary(events.map { ($0.id, $0.time) }, uniquingKeysWith: { first, _ in first })
  var undone: [EventID: EventID] = [:]
  for event in undoings.reversed() where undone[event.id] == nil {
    guard let target = event.body.undoes, let time = times[target], time <= event.time else {
      continue
    }
    undone[target] = event.id
  }
  return undone
}

/// The events that stand: those that were not undone, without the undoing itself. What hangs on the
/// beginning of a contact that was undone goes with it. `events` are in the order of the log.
package func standing(_ events: [Event]) -> [Event] {
  let undone = undoneEvents(events)
  let contacts = ContactBeginnings(of: events, undone: undone)
  return events.compactMap { event in
    guard event.body.undoes == nil, undone[event.id] == nil else { return nil }
    return contacts.standing(event)
  }
}

extension EventBody {
  /// The event that it undoes.
  var undoes: EventID? { if case .eventUndone(let undoing) = self { undoing.event } else { nil } }
}

/// Which beginnings were undone at each point of the log, for events in its order.
struct UndoneSoFar {
  private let events: [Event]
  private var count = 0
  private var undone: [EventID: EventID] = [:]

  init(_ events: [Event]) { self.events = events }

  /// Takes the next event into account.
  mutating func take(_ event: Event) {
    count += 1
    if event.body.undoes != nil { undone = undoneEvents(events.prefix(count)) }
  }

  func contains(_ event: EventID) -> Bool { undone[event] != nil }
}
