import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import JSON
import Schema
import SimulatedDisk
import TestSupport
import Varlink
import VarlinkDescriptions

extension FuzzTarget {
  /// Whatever a log holds, or a client asks to have recorded: the engine comes to rest, wakes only for
  /// what is to come, knows the same in whatever order events arrive, and answers as the interface
  /// says.
  ///
  /// The first byte chooses whether the events are in the log or asked for, the second what the
  /// clock says; what follows is a file of the log, as `LogText`.
  static let engine = FuzzTarget(name: "engine") { bytes in
    guard let first = bytes.first, let second = bytes.dropFirst().first else { return }
    let disk = SimulatedDisk(SeededGenerator(seed: 1))
    disk.put(LogText.expanded(bytes.dropFirst(2), device: "desk"), as: "desk.jsonl")
    let events = try Log.open(disk.storage(), device: "desk").report.events
    var life = EngineLife(at: clocks[Int(second) % clocks.count])
    if first.isMultiple(of: 2) {
      try life.step(.events(events))
      try holdAnyOrder(of: events)
    } else {
      for event in events {
        let draft = EventDraft(application: event.application, at: event.at, body: event.body)
        try life.step(.request(1, [draft]))
      }
    }
    try life.holdAnswers()
    try life.wakeUp(times: 8)
    try life.askForMore()
    try life.holdAnswers()
  }

  /// Soon after what a log holds, a business day, long after, and both ends of time.
  private static let clocks: [Instant] = [
    "2026-11-20T12:00:05Z", "2026-11-25T15:00:00Z", "2027-03-01T12:00:00Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
  ].map { try! Instant(rfc3339: $0) }

  private static func holdAnyOrder(of events: [Event]) throws {
    var engine = EngineLife.newEngine
    _ = engine.step(.events(events), at: .distantPast)
    var other = EngineLife.newEngine
    for event in events.reversed() { _ = other.step(.events([event]), at: .distantPast) }
    try hold(
      other.applications == engine.applications,
      "in another order it knows \(other.applications), not \(engine.applications)")
  }
}

/// An engine whose effects are carried out at once, by a log and a desktop that never fail.
private struct EngineLife {
  private(set) var engine = newEngine
  private(set) var now: Instant
  private var wake: Instant?
  private var sequence = 1_000_000

  init(at now: Instant) { self.now = now }

  static var newEngine: Engine {
    Engine(policy: Policy(), zones: FewZones.all, systemZone: FewZones.all.zones[0])
  }

  /// Takes an input, and all that follows from it at once.
  mutating func step(_ input: Input) throws {
    var inputs = [input]
    for _ in 0..<1000 {
      guard let next = inputs.popLast() else { return }
      for effect in engine.step(next, at: now) {
        switch effect {
        case .append(let ticket, let drafts): inputs.append(.recorded(ticket, record(drafts)))
        case .deliver(let notices): inputs.append(.delivered(notices.map(\.reminder.id)))
        case .wake(let instant): wake = instant
        case .answer, .refuse, .changed: break
        }
      }
    }
    try hold(false, "it does not come to rest at \(now)")
  }

  private mutating func record(_ drafts: [EventDraft]) -> [Event] {
    drafts.map { draft in
      sequence += 1
      return Event(
        id: EventID(device: "desk", sequence: sequence), time: now, at: draft.at,
        application: draft.application, body: draft.body, key: draft.key)
    }
  }

  /// Lets time pass until the engine wants to be called, again and again.
  mutating func wakeUp(times: Int) throws {
    for _ in 0..<times {
      guard let instant = wake else { return }
      try hold(now < instant, "at \(now) it asks to be woken at \(instant)")
      now = instant
      try step(.clock)
    }
  }

  /// Puts everything off, and undoes each event, the last first.
  mutating func askForMore() throws {
    for name in engine.names {
      let drafts = try? engine.snooze(name, nil, until: now + .days(1), at: now)
      if let drafts { try step(.request(1, drafts)) }
    }
    for id in engine.events(of: nil).reversed().prefix(8).map(\.id) {
      guard let draft = try? engine.undo("\(id)", at: now) else { continue }
      let isThere = engine.events(of: draft.application).contains { $0.id == id }
      try hold(
        isThere, "what undoes \(id) is about \"\(draft.application)\", which has no such event")
      try step(.request(1, [draft]))
    }
    if let drafts = try? engine.undoLastCommand(at: now) { try step(.request(1, drafts)) }
  }

  /// Every answer is one that the interface allows, and is read as it was written.
  func holdAnswers() throws {
    let followUps = ListFollowUpsMethod.Reply(
      asOf: now, userZone: "UTC", followUps: engine.followUps(at: now).map { FollowUpReport($0) })
    try holdReply(followUps, ListFollowUpsMethod.name)
    let events = engine.events(of: nil)
    // One that only a newer version knows whole may be read as less than it is, but has to be read.
    let all = ListEventsMethod.Reply(
      userZone: "UTC", events: events.map { EventReport($0, employerZone: "UTC") })
    _ = try ListEventsMethod.Reply(json: all.json)
    let known = events.filter(\.isKnown).map { EventReport($0, employerZone: "UTC") }
    try holdReply(ListEventsMethod.Reply(userZone: "UTC", events: known), ListEventsMethod.name)
    for name in engine.names {
      guard let situation = engine.situation(of: name, at: now) else { continue }
      for action in Action.allCases {
        try holdReply(
          VerdictReport(situation.check(action), on: name, asOf: now, userZone: "UTC"),
          CheckMethod.name)
      }
      let salary = try? engine.checkSalary(
        SalaryStated(amount: Amount("85000.5")!), of: name, asOf: nil, at: now)
      if let salary {
        try holdReply(
          VerdictReport(salary, on: name, asOf: now, userZone: "UTC"), CheckMethod.name)
      }
      let past = now - .days(1)
      if let situation = engine.situation(of: name, asOf: past, at: now) {
        try holdReply(
          VerdictReport(situation.check(.checkIn), on: name, asOf: now, userZone: "UTC"),
          CheckMethod.name)
      }
    }
    if let next = engine.nextReminder(at: now) {
      try hold(next.comes > now, "the next reminder came at \(next.comes), and it is \(now)")
    }
  }

  private func holdReply<Reply: Shaped>(_ reply: Reply, _ method: String) throws {
    do {
      try Control.interface.validate(replyOf: method, parameters: reply.object)
    } catch {
      throw BrokenProperty(description: "\(method) answers \(reply.object.serialized()): \(error)")
    }
    let again = try Reply(json: reply.json)
    try hold(again == reply, "\(reply) is read as \(again)")
  }
}
