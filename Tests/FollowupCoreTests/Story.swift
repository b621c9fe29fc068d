import CivilTime
import FollowupCore
import Holidays
import Testing

/// An engine with a log in memory: what a user did, told in the employer's local time.
struct Story {
  private(set) var engine: Engine
  let zone: Zone
  let application: String
  private(set) var told: [Notice] = []
  /// What was told and when, in local time: "check-in/opens 2026-11-25 09:00".
  private(set) var tellings: [String] = []
  private(set) var warnings: [String] = []
  private(set) var remedies: [Remedy] = []
  private(set) var events: [Event] = []
  private(set) var wake: Instant?
  /// Whether the log takes nothing.
  var isDiskFull = false
  /// Whether the intent to tell something is the last that the log takes.
  var fillsUpOnceIntended = false

  static let zones = ZoneDatabase()

  /// An application, added at a local time in the employer's zone.
  init(
    _ application: String = "acme", zone: String = "America/New_York", added: String,
    policy: Policy = Policy(), channels: [Channel] = [], region: String? = nil,
    holidays: any HolidaySource = NoHolidays()
  ) throws {
    self.application = application
    self.zone = try Self.zones.zone(named: zone)
    engine = Engine(
      policy: policy, zones: Self.zones, systemZone: self.zone,
      holidays: holidays)
    try record(
      added,
      .applicationAdded(
        ApplicationAdded(
          ApplicationFields(company: "Acme", zone: zone, region: region, channels: channels))))
  }

  func instant(_ local: String) throws -> Instant {
    zone.instant(of: try CivilDateTime(iso8601: local))
  }

  /// Records something that happened at a local time; the clock says the same, or `now`.
  mutating func record(
    _ at: String, now: String? = nil, in application: String? = nil, _ body: EventBody
  ) throws {
    let at = try instant(at)
    let now = try now.map(instant) ?? at
    let draft = EventDraft(application: application ?? self.application, at: at, body: body)
    try step(.request(1, [draft]), at: now)
  }

  /// Passes time until a local time, waking the engine whenever it asked for it.
  mutating func wait(until local: String) throws {
    let end = try instant(local)
    while let next = wake, next <= end { try step(.clock, at: next) }
    try step(.clock, at: end)
  }

  mutating func step(_ input: Input, at now: Instant) throws {
    var effects = engine.step(input, at: now)
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .append(let ticket, _) where isDiskFull:
        effects += engine.step(.notRecorded(ticket, message: "The disk is full."), at: now)
      case .append(let ticket, let drafts):
        effects += engine.step(.recorded(ticket, append(drafts, at: now)), at: now)
      case .deliver(let notices):
        isDiskFull = isDiskFull || fillsUpOnceIntended
        told += notices
        tellings += notices.map { notice in
          let id = notice.reminder.id
          return "\(id.action?.rawValue ?? "interview")/\(id.phase.rawValue) \(zone.civil(at: now))"
        }
        effects += engine.step(.delivered(notices.map(\.reminder.id)), at: now)
      case .answer(_, _, let warnings):
        self.warnings += warnings.map(\.text)
        remedies += warnings.compactMap(\.remedy)
      case .refuse(_, let error): throw error
      case .wake(let instant): wake = instant
      case .changed: break
      }
    }
  }

  private mutating func append(_ drafts: [EventDraft], at now: Instant) -> [Event] {
    drafts.enumerated().map { index, draft in
      let event = Event(
        id: EventID(device: "test", sequence: events.count + 1),
        time: max(now, events.last?.time ?? now), recorded: now, at: draft.at,
        application: draft.application, body: draft.body, key: draft.key,
        isContinued: index < drafts.count - 1)
      events.append(event)
      return event
    }
  }

  // MARK: What happens often

  mutating func contact(
    _ at: String, _ name: String = "Jo Doe", may: [Channel] = [.email], never: [Channel] = []
  ) throws {
    try record(
      at,
      .contactAdded(
        ContactAdded(
          ContactFields(
            contact: "", name: name, address: "\(ShortName.slug(of: name))@acme.example", may: may,
            never: never))))
  }

  /// An interview that ended at a local time, an hour after it began.
  mutating func interview(
    _ stage: Stage, ended: String, with: [String] = [], recorded: String? = nil
  ) throws {
    let start = try instant(ended) - .hours(1)
    let local = zone.civil(at: start).description
    try record(
      local, now: recorded,
      .interviewAdded(InterviewAdded(stage: stage, durationMinutes: nil, with: with)))
  }

  /// Passes time asleep: the engine is woken once, at the end.
  mutating func sleepThrough(until local: String) throws {
    try step(.clock, at: try instant(local))
  }

  // MARK: What follows

  func situation(_ local: String, of name: String? = nil) throws -> Situation {
    try #require(engine.situation(of: name ?? application, at: try instant(local)))
  }

  /// The only follow-up of an action that is offered at a local time.
  func followUp(_ action: Action, at local: String) throws -> FollowUp {
    let found = try situation(local).followUps().filter { $0.action == action }
    return try #require(found.count == 1 ? found.first : nil, "\(found.count) offered")
  }

  /// A follow-up's window in local time, "2026-11-25 09:00 to 2026-11-27 17:00".
  func window(_ action: Action, at local: String) throws -> String {
    say(try followUp(action, at: local).window)
  }

  /// The reminders that the log has as delivered.
  var deliveries: [String] {
    events.compactMap { event in
      if case .reminderDelivered(let told) = event.body { told.reminder.description } else { nil }
    }
  }

  func say(_ interval: Interval?) -> String {
    interval.map { "\(zone.civil(at: $0.start)) to \(zone.civil(at: $0.end))" } ?? "none"
  }

  func check(
    _ action: Action, at local: String, via channel: Channel? = nil, to contact: String? = nil
  ) throws -> Verdict {
    let situation = try situation(local)
    return situation.check(action, via: channel, to: situation.application.contact(contact))
  }

  /// A verdict in words: "allowed", "notYet 2026-11-25 09:00", "never permission".
  func say(_ verdict: Verdict) -> String {
    switch verdict.answer {
    case .allowed: "allowed"
    case .notYet: "notYet \(zone.civil(at: verdict.from!))"
    case .never: "never \(verdict.because[0].rule.rawValue)"
    }
  }
}
