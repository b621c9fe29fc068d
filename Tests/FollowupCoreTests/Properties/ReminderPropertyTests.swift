import CivilTime
import FollowupCore
import TestSupport
import Testing

/// A daemon's life with the engine: a log in memory, reminders that are told, sleep, clocks that are
/// set, and restarts.
struct Life {
  private(set) var engine: Engine
  private(set) var log: [Event]
  /// What was told, and when.
  private(set) var told: [(notice: Notice, at: Instant)] = []
  private(set) var wake: Instant?
  private let history: RandomHistory

  init(_ history: RandomHistory) {
    self.history = history
    log = []
    engine = history.emptyEngine()
    step(.events(history.events), at: history.now)
    log = history.events + log
  }

  mutating func step(_ input: Input, at now: Instant) {
    var effects = engine.step(input, at: now)
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .append(let ticket, let drafts):
        effects += engine.step(.recorded(ticket, append(drafts, at: now)), at: now)
      case .deliver(let notices):
        told += notices.map { ($0, now) }
        effects += engine.step(.delivered(notices.map(\.reminder.id)), at: now)
      case .wake(let instant): wake = instant
      case .answer, .refuse, .changed: break
      }
    }
  }

  private mutating func append(_ drafts: [EventDraft], at now: Instant) -> [Event] {
    drafts.map { draft in
      let last = (history.events + log).map(\.time).max() ?? now
      let sequence = log.count { $0.id.device == "daemon" } + 1
      let event = Event(
        id: EventID(device: "daemon", sequence: sequence), time: max(now, last), recorded: now,
        at: draft.at, application: draft.application, body: draft.body)
      log.append(event)
      return event
    }
  }

  /// A new daemon reads the same log.
  mutating func restart(at now: Instant) {
    engine = history.emptyEngine()
    step(.events(log), at: now)
  }

  /// Wakes whenever the engine asked for it, until an instant.
  mutating func wait(until end: Instant) {
    while let next = wake, next <= end { step(.clock, at: next) }
    step(.clock, at: end)
  }

  /// What is due now and was not told.
  func untold(at now: Instant) -> [String] {
    engine.names.flatMap { name in
      engine.situation(of: name, at: now)?.agenda(quiet: engine.quietHours).due ?? []
    }.map(\.id.description)
  }
}

extension RandomHistory {
  fileprivate var interviewEnds: [Instant] {
    engine().applications.values.flatMap { $0.interviews.map(\.ends) }
  }
}

/// Reminders come when they should, and once, whatever the machine and its clock do.
@Suite struct ReminderPropertyTests {
  private static let days = 45

  @Test
  func
    `120 histories: a reminder is told once, and none that is due is left, over sleep and clock steps`()
    throws
  {
    for seed in UInt64(50_000)..<50_120 {
      var history = try RandomHistory(seed: seed)
      var life = Life(history)
      var now = history.now
      let end = now + .hours(24 * Self.days)
      while now < end {
        switch history.number(0...9) {
        case 0: life.restart(at: now)
        case 1:
          // The clock is set back, and forward again.
          let earlier = now - .minutes(history.number(1...3000))
          life.step(.clock, at: earlier)
          life.wait(until: now)
        case 2...4:
          // The machine sleeps.
          now = now + .minutes(history.number(1...9000))
          life.step(.clock, at: now)
        default:
          now = now + .minutes(history.number(1...4000))
          life.wait(until: now)
        }
        #expect(life.untold(at: now).isEmpty, "seed \(seed) at \(now)")
      }
      expectOnce(life, "seed \(seed)")
    }
  }

  private func expectOnce(_ life: Life, _ comment: Comment) {
    let counts = Dictionary(life.told.map { ($0.notice.reminder.id, 1) }, uniquingKeysWith: +)
    #expect(counts.values.allSatisfy { $0 == 1 }, comment)
    let recorded = life.log.filter {
      if case .reminderDelivered = $0.body { true } else { false }
    }
    #expect(recorded.count >= life.told.count, comment)
  }

  @Test
  func
    `60 histories: who never sleeps is told in time, and all that one who looks every 6 hours is told`()
    throws
  {
    var told = 0
    for seed in UInt64(51_000)..<51_060 {
      let history = try RandomHistory(seed: seed)
      let end = history.now + .hours(24 * Self.days)
      var awake = Life(history)
      awake.wait(until: end)
      for (notice, at) in awake.told where history.now < notice.reminder.comes {
        // An interview's end is the beginning of permissions, and of all that they allow.
        let isInTime = notice.reminder.comes == at || history.interviewEnds.contains(at)
        #expect(isInTime, "seed \(seed): \(notice.reminder.id) at \(at)")
      }
      var looking = Life(history)
      var now = history.now
      while now < end {
        // A new policy, though the same, makes the engine look at everything.
        looking.step(.policy(history.policy), at: now)
        now = now + .hours(6)
      }
      let ids = Set(awake.told.map(\.notice.reminder.id))
      for (notice, at) in looking.told where at < end {
        #expect(ids.contains(notice.reminder.id), "seed \(seed): \(notice.reminder.id) at \(at)")
      }
      told += ids.count
    }
    #expect(told > 100)
  }

  @Test func `60 histories: none is told in quiet hours but those that cannot wait`() throws {
    for seed in UInt64(52_000)..<52_060 {
      let history = try RandomHistory(seed: seed)
      var life = Life(history)
      life.wait(until: history.now + .hours(24 * Self.days))
      guard let quiet = life.engine.quietHours else { continue }
      for (notice, at) in life.told where notice.reminder.id.phase != .ask {
        guard let night = quiet.interval(around: at), night.start < at else { continue }
        // It would have been too late in the morning.
        let slots = notice.reminder.followUp?.slots ?? []
        #expect(
          slots.contains { at < $0.end && $0.end <= night.end },
          "seed \(seed): \(notice.reminder.id) at \(at)")
      }
    }
  }
}
