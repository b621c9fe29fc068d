import CivilTime
import FollowupCore
import TestSupport
import Testing

/// What holds of the way from events to state.
@Suite struct FoldPropertyTests {
  @Test func `300 histories: any split of the log, in any order of arrival, gives the same state`()
    throws
  {
    for seed in UInt64(40_000)..<40_300 {
      var history = try RandomHistory(seed: seed)
      let whole = history.engine()
      for _ in 0..<3 {
        var engine = history.emptyEngine()
        for part in history.parts() { _ = engine.step(.events(part), at: history.now) }
        #expect(engine.applications == whole.applications, "seed \(seed)")
        #expect(engine.events(of: nil) == whole.events(of: nil), "seed \(seed)")
        let later = history.now + .minutes(5000)
        #expect(
          engine.followUps(at: later) == whole.followUps(at: later), "seed \(seed)")
      }
    }
  }

  @Test func `300 histories: an event that is learnt twice counts once`() throws {
    for seed in UInt64(41_000)..<41_300 {
      let history = try RandomHistory(seed: seed)
      let whole = history.engine()
      var engine = history.engine()
      _ = engine.step(.events(history.events.reversed()), at: history.now)
      #expect(engine.applications == whole.applications, "seed \(seed)")
    }
  }

  @Test func `400 histories: to undo an event is never to have recorded it`() throws {
    for seed in UInt64(42_000)..<42_400 {
      var history = try RandomHistory(seed: seed)
      // What hangs on a beginning goes and comes back with it: BeginningTests.
      let beginnings = Set(history.events.filter(\.body.isBeginning).map(\.id))
      let targets = history.events.filter { event in
        if case .eventUndone(let undoing) = event.body {
          return !beginnings.contains(undoing.event)
        }
        return !event.body.isBeginning
      }
      guard let target = targets.randomElement(using: &history.random) else { continue }
      let without = history.emptyEngine(with: history.events.filter { $0.id != target.id })
      let undone = history.emptyEngine(with: history.events + [history.undoing(target, by: 1)])
      #expect(undone.applications == without.applications, "seed \(seed), \(target.id)")
    }
  }

  @Test func `400 histories: to undo an undo is never to have undone`() throws {
    for seed in UInt64(43_000)..<43_400 {
      var history = try RandomHistory(seed: seed)
      let whole = history.engine()
      let undoing = history.undoing(history.pick(history.events), by: 1)
      let again = history.undoing(undoing, by: 2)
      let engine = history.emptyEngine(with: history.events + [undoing, again])
      #expect(engine.applications == whole.applications, "seed \(seed)")
      let thrice = history.emptyEngine(
        with: history.events + [undoing, again, history.undoing(again, by: 3)])
      let once = history.emptyEngine(with: history.events + [undoing])
      #expect(thrice.applications == once.applications, "seed \(seed)")
    }
  }
}

extension RandomHistory {
  func emptyEngine(with events: [Event] = []) -> Engine {
    var engine = Engine(policy: policy, zones: Self.database, systemZone: systemZone)
    _ = engine.step(.events(events), at: now)
    return engine
  }

  /// The log in pieces, as it may arrive: each device's own in order, the devices in any.
  mutating func parts() -> [[Event]] {
    var rest = Dictionary(grouping: events, by: \.id.device)
      .mapValues { $0.sorted { $0.id.sequence < $1.id.sequence } }
    var parts: [[Event]] = []
    while let device = rest.keys.sorted().randomElement(using: &random) {
      let count = number(1...4)
      parts.append(Array(rest[device]!.prefix(count)))
      rest[device]!.removeFirst(min(count, rest[device]!.count))
      if rest[device]!.isEmpty { rest[device] = nil }
    }
    return parts
  }

  /// An event at the end of the log that undoes another.
  func undoing(_ event: Event, by sequence: Int) -> Event {
    Event(
      id: EventID(device: "c", sequence: sequence), time: now + .minutes(sequence), at: now,
      application: event.application, body: .eventUndone(EventUndone(event.id)))
  }
}
