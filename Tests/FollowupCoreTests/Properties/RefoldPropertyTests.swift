import CivilTime
import Synchronization
import TestSupport
import Testing

@testable import FollowupCore

/// What comes last is folded into what is known of an application: over random histories that is the same
/// as to fold all of its events, whatever order they arrive in and whatever becomes of the zones.
@Suite struct RefoldPropertyTests {
  private static let seeds: Range<UInt64> = 71_000..<71_200

  @Test func `200 histories: an application is what all of its events say`() throws {
    var advanced = 0
    for seed in Self.seeds { advanced += try check(seed) }
    // Most were folded into what was known, so that the comparison says something.
    #expect(advanced > 1_000)
  }

  /// Returns how often an event was folded into what was known.
  private func check(_ seed: UInt64) throws -> Int {
    var history = try RandomHistory(seed: seed, events: 30)
    let zones = MovingZones()
    var engine = Engine(policy: history.policy, zones: zones, systemZone: history.systemZone)
    var advanced = 0
    for event in arrival(of: events(of: &history), &history) {
      let before = engine.folded[event.application]
      _ = engine.step(.events([event]), at: event.time)
      // An intent alone waits for what is recorded next.
      if case .reminderIntended = event.body { continue }
      let known = engine.applications[event.application]
      #expect(known == engine.fold(event.application).first, "seed \(seed), \(event.id)")
      if before != nil, engine.folded[event.application] != nil { advanced += 1 }
      if history.chance(10) { zones.move(history.number(0...2)) }
    }
    return advanced
  }

  /// The events, some interviews with their local time, and intents to tell a reminder among them.
  private func events(of history: inout RandomHistory) -> [Event] {
    var events: [Event] = []
    for event in history.events {
      events.append(history.chance(50) ? event : withLocalTime(event, in: history.systemZone))
      guard history.chance(15) else { continue }
      let reminder = ReminderID(
        application: event.application, action: .checkIn, occasion: event.id, phase: .opens)
      let id = EventID(device: "i", sequence: events.count)
      let body = EventBody.reminderIntended(ReminderIntended(reminder))
      events.append(
        Event(id: id, time: event.time, at: event.time, application: event.application, body: body))
    }
    return events
  }

  private func withLocalTime(_ event: Event, in zone: Zone) -> Event {
    switch event.body {
    case .interviewAdded(var interview):
      interview.local = zone.civil(at: event.at)
      return event.with(body: .interviewAdded(interview))
    case .interviewMoved(let moved):
      return event.with(
        body: .interviewMoved(InterviewMoved(event: moved.event, local: zone.civil(at: event.at))))
    default: return event
    }
  }

  /// Mostly in the order of the log; some events come late.
  private func arrival(of events: [Event], _ history: inout RandomHistory) -> [Event] {
    var events = events
    for index in events.indices.dropFirst() where history.chance(4) {
      events.swapAt(index - 1, index)
    }
    return events
  }
}

/// Zones whose rules change, and which cannot be read at times.
private final class MovingZones: ZoneSource {
  private let state = Mutex(0)

  func move(_ state: Int) { self.state.withLock { $0 = state } }

  func zone(named name: String) throws(ZoneError) -> Zone {
    switch state.withLock({ $0 }) {
    case 0: return try RandomHistory.database.zone(named: name)
    case 1: throw .unknown(name: name)
    default: return Zone(offsetSeconds: name.utf8.count * 600)
    }
  }

  func identifiers() -> [String] { RandomHistory.database.identifiers() }

  func canonicalName(of name: String) -> String { name }
}
