package import CivilTime
package import Holidays

/// The domain as a state machine: events go in, reminders and answers come out. It uses no clock, file,
/// socket or bus: `now` is an argument of every step, and each step returns effects to carry out.
package struct Engine {
  /// The settings that the rules read; `Input.policy` replaces them.
  package internal(set) var policy: Policy
  /// The tz database; `Input.zones` replaces it.
  package internal(set) var zones: any ZoneSource
  /// The lists of holidays.
  package let holidays: any HolidaySource
  /// The user's zone if the policy names none.
  package internal(set) var systemZone: Zone

  /// Every event of the log.
  var chronicle = Chronicle()
  /// What those events say of each application.
  var roster = Roster()
  /// Of applications of which nothing was undone: how many of their events were folded.
  var folded: [String: FoldedEvents] = [:]
  /// The facts of each application that matter to others.
  var elsewhere = Elsewhere()
  /// What was worked out for each application.
  var outlooks = Outlooks()
  /// When to look at each application again.
  var agenda = Agenda()
  /// Reminders that are being told, by where they stand.
  var deliveries: [ReminderID: Delivery] = [:]
  /// The sources' own identities of events.
  var keys = Keys()
  /// Warnings that go with the answer to a request that is being recorded.
  var warnings: [Ticket: [Remark]] = [:]
  /// Whether reminders that are due wait.
  var isWaiting = false
  private var lastTicket = 0
  private var lastStep = Instant.distantPast

  package init(
    policy: Policy, zones: any ZoneSource, systemZone: Zone,
    holidays: any HolidaySource = NoHolidays()
  ) {
    self.policy = policy
    self.holidays = holidays
    self.zones = zones
    self.systemZone = systemZone
  }

  /// Takes one input and returns the effects to carry out, in order.
  package mutating func step(_ input: Input, at now: Instant) -> [Effect] {
    // Those of a copy of the engine stay as they are.
    if !isKnownUniquelyReferenced(&outlooks) {
      outlooks = Outlooks()
      outlooks.removeAll(for: names)
    }
    var effects: [Effect] = []
    if now < lastStep {
      // The clock was set back: reminders that were passed over may be due again later.
      bringRetriesForward(at: now)
      effects = lookAgain(at: now)
    }
    lastStep = now
    return effects + take(input, at: now) + [.wake(at: nextWake())]
  }

  private mutating func take(_ input: Input, at now: Instant) -> [Effect] {
    switch input {
    case .events(let events): return add(events, at: now)
    case .reloaded(let events): return replaceAll(with: events, at: now)
    case .request(let ticket, let drafts): return request(ticket, drafts, at: now)
    case .recorded(let ticket, let events): return recorded(ticket, events, at: now)
    case .notRecorded(let ticket, let message, let remedies):
      return notRecorded(ticket, .notRecording(message: message, remedies: remedies), at: now)
    case .delivered(let ids): return delivered(ids, at: now)
    case .waiting(let isWaiting):
      self.isWaiting = isWaiting
      return isWaiting ? [] : lookAgain(at: now)
    case .policy(let policy):
      self.policy = policy
      workOutAnew()
      return lookAgain(at: now)
    case .zones(let zones, let systemZone):
      self.zones = zones
      self.systemZone = systemZone
      keepLocalTimes()
      workOutAnew()
      return lookAgain(at: now)
    case .clock: return tick(at: now)
    }
  }

  /// What was worked out by other settings, zones or lists of holidays holds no more.
  private mutating func workOutAnew() {
    outlooks.removeAll(for: names)
    elsewhere = elsewhere(of: applications.values)
  }

  /// A number for a record of the engine's own. The daemon's are positive, these are not.
  mutating func ownTicket() -> Ticket {
    lastTicket -= 1
    return lastTicket
  }
}

/// What ties an answer to its request. The numbers below zero are the engine's own.
package typealias Ticket = Int

/// An input of the engine.
package enum Input {
  /// Events that are in the log: all of them at the start, later those of other devices.
  case events([Event])
  /// Every event, read again because the log was replaced or found damaged. Reminders that were told
  /// stay told.
  case reloaded([Event])
  /// A request to record events, all or none.
  case request(Ticket, [EventDraft])
  /// The events of a request are safe in the log.
  case recorded(Ticket, [Event])
  /// A request could not be recorded, and no event of it is in the log.
  case notRecorded(Ticket, message: String, remedies: [Remedy] = [])
  /// Reminders were told.
  case delivered([ReminderID])
  /// Whether reminders that are due wait from now on.
  case waiting(Bool)
  /// The settings are others now.
  case policy(Policy)
  /// The tz database or the system's zone changed.
  case zones(any ZoneSource, systemZone: Zone)
  /// Time passed, or the clock was set.
  case clock
}

/// An output of the engine, to be carried out by its driver.
package enum Effect {
  /// Put these into the log, all or none, and say when they are safe.
  case append(Ticket, [EventDraft])
  /// A request was recorded.
  case answer(Ticket, [Event], warnings: [Remark])
  case refuse(Ticket, RequestError)
  /// Tell these reminders now. Their intent is safe in the log.
  case deliver([Notice])
  /// These applications changed by these events. What follows at others may have changed, too: where
  /// the same person is a contact, or everywhere by an offer. `concerned` has all of them.
  case changed(applications: [String], concerned: [String], [Event])
  /// Call `step(.clock)` then; nil is never.
  case wake(at: Instant?)
}

/// Where a delivery stands.
enum Delivery: Hashable, Sendable {
  /// The intent is being recorded.
  case intending(Ticket, Notice)
  /// It was handed out to be told.
  case telling
  /// That it was told is being recorded.
  case confirming(Ticket)
  /// The log took no intent; the next try is then.
  case notIntended(retryAt: Instant)
  /// It was told, but the log took no record of it; the next try is then.
  case notConfirmed(retryAt: Instant)
}
