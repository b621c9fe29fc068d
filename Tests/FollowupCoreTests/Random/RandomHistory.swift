import CivilTime
import FollowupCore
import Holidays
import TestSupport

/// What several applications went through, made up from a seed: one log of two devices.
struct RandomHistory {
  let seed: UInt64
  private(set) var policy = Policy()
  private(set) var systemZone: Zone
  /// In the order of the log.
  private(set) var events: [Event] = []
  /// When the last of them was recorded.
  private(set) var now: Instant
  let applications: [String]

  var random: SeededGenerator
  private var sequences: [String: Int] = [:]

  static let database = ZoneDatabase()

  /// Zones with half and quarter hours, with summers in January, with a day that never was, and a few
  /// that most people live in.
  static let zones = [
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Australia/Adelaide", "America/Santiago", "Pacific/Apia",
    "Pacific/Chatham", "America/St_Johns", "Africa/Casablanca", "Asia/Tokyo", "America/Sao_Paulo",
  ]

  /// Days around which clocks change, holidays gather, or Samoa went without a date.
  private static let beginnings = [
    "2011-12-16", "2011-12-27", "2018-10-25", "2026-03-01", "2026-03-20", "2026-09-25",
    "2026-10-20", "2026-11-15", "2026-12-14", "2027-03-22", "2027-04-01",
  ]

  static let people = ["ann", "bob", "cyd", "dee"]

  init(seed: UInt64, events count: Int? = nil) throws {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    let names = ["acme", "bolt", "cato"]
    applications = Array(names.prefix(Int.random(in: 1...3, using: &random)))
    systemZone = try Self.database.zone(named: Self.zones.randomElement(using: &random)!)
    let beginning = try CivilDate(iso8601: Self.beginnings.randomElement(using: &random)!)
    now = systemZone.startOfDay(beginning) + .minutes(Int.random(in: 0..<1440, using: &random))
    policy = somePolicy(around: beginning)
    for application in applications { add(application) }
    let count = count ?? Int.random(in: 2...22, using: &random)
    for _ in 0..<count { something(at: applications.randomElement(using: &random)!) }
  }

  /// The engine that has read the log, in one piece.
  func engine() -> Engine {
    var engine = Engine(policy: policy, zones: Self.database, systemZone: systemZone)
    _ = engine.step(.events(events), at: now)
    return engine
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements.randomElement(using: &random)!
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  // MARK: Settings

  private mutating func somePolicy(around day: CivilDate) -> Policy {
    var policy = Policy()
    if chance(50) {
      for key in ["*", pick(Self.zones)] where chance(70) {
        policy.holidays[key] = Set(
          (0..<number(1...8)).map { _ in day.adding(days: number(0...40)) })
      }
    }
    if chance(20) { policy.employerZone = pick(Self.zones) }
    if chance(20) { policy.userZone = pick(Self.zones) }
    if chance(10) {
      policy.employerDays = Set([[.tuesday], [.sunday, .monday, .thursday]][number(0...1)])
    }
    if chance(15) {
      policy.employerHours = HoursOfDay(pick(["00:00-12:30", "01:30-02:45", "18:00-23:59"]))!
    }
    if chance(15) { policy.quiet = nil }
    if chance(15) {
      policy.quiet = HoursOfDay(pick(["12:00-14:30", "17:00-16:00", "00:00-06:00"]))
    }
    if chance(25) { spans(in: &policy) }
    return policy
  }

  private mutating func spans(in policy: inout Policy) {
    policy.spacing = pick([.days(7), .days(3), .businessDays(4), .days(14)])
    policy.maxCheckIns = number(0...3)
    policy.afterPromise = pick([.businessDays(2), .businessDays(1), .days(3)])
    policy.afterPromiseCloses = pick([.businessDays(5), .days(1)])
    policy.checkInAgain = SpanRange(opens: pick([.days(7), .businessDays(2)]), closes: .days(10))
    policy.checkIn[.phone] = SpanRange(
      opens: pick([.businessDays(3), .businessDays(9), .days(2)]),
      closes: pick([.days(7), .days(1)]))
    policy.checkIn[.second] = SpanRange(
      opens: pick([.days(7), .businessDays(1)]), closes: .days(10))
    policy.askBefore = .minutes(number(0...180))
    policy.recordAfter = .minutes(number(0...120))
  }

  // MARK: Events

  /// Records something. The wall clock went on since the last event, but perhaps not on this device.
  private mutating func record(_ application: String, at: Instant? = nil, _ body: EventBody) {
    let device = pick(["a", "a", "a", "b"])
    let sequence = sequences[device, default: 0] + 1
    sequences[device] = sequence
    let time = max(now, events.last?.time ?? now)
    let recorded = chance(5) ? now - .minutes(number(1...300)) : now
    events.append(
      Event(
        id: EventID(device: device, sequence: sequence),
        time: time + .microseconds(Int64(chance(80) ? 1 : 0)), recorded: recorded,
        at: min(at ?? now, body.isInterview ? .distantFuture : now), application: application,
        body: body))
    events.sort { $0.position < $1.position }
  }

  private mutating func pass() {
    let minutes = pick([0, 1, 7, 20, 60, 180, 700, 1440, 2880, 4000, 9000])
    now = now + .minutes(minutes == 0 ? 0 : number(1...minutes))
    if chance(10) { now = now + .microseconds(Int64(number(0...59_999_999))) }
  }

  private mutating func add(_ name: String) {
    pass()
    record(
      name,
      .applicationAdded(
        ApplicationAdded(
          ApplicationFields(
            company: name, zone: chance(85) ? pick(Self.zones) : nil,
            channels: chance(25) ? someChannels() : [], noFollowUp: chance(5)))))
    for _ in 0..<number(0...2) { contact(name) }
  }

  private mutating func someChannels() -> [Channel] {
    let channels = (0..<number(1...2)).map { _ in pick(Channel.allCases) }
    return Array(Set(channels)).sorted { $0.rawValue < $1.rawValue }
  }

  private mutating func contact(_ application: String) {
    let person = pick(Self.people)
    let isChange = chance(20)
    let fields = ContactFields(
      contact: person, name: isChange ? nil : person,
      address: chance(70)
        ? pick(["\(person)@example.org", "jobs@example.org", "Jobs@Example.org"]) : nil,
      may: chance(75)
        ? [.email] + (chance(30) ? someChannels() : []) : chance(50) ? someChannels() : [],
      never: chance(10) ? someChannels() : [], primary: chance(15),
      part: chance(25) ? pick([.recruiter, .manager, .referrer, .referrer]) : nil,
      insteadOf: chance(10) ? "\(person)@example.org" : nil)
    record(
      application,
      isChange ? .contactChanged(ContactChanged(fields)) : .contactAdded(ContactAdded(fields)))
  }

  private mutating func something(at application: String) {
    pass()
    let earlier = chance(25) ? now - .minutes(number(1...6000)) : now
    let person = chance(60) ? pick(Self.people) : nil
    let channel = chance(75) ? pick(Channel.allCases) : nil
    switch number(0...99) {
    case 0..<10: contact(application)
    case 10..<30: interview(application)
    case 30..<33: cancel(application)
    case 33..<36: move(application)
    case 36..<46: record(application, at: earlier, .promiseRecorded(promise(at: earlier)))
    case 46..<64:
      let action = chance(40) ? .checkIn : pick(Action.allCases)
      record(
        application, at: earlier,
        .touchSent(TouchSent(action: action, channel: channel, contact: person)))
    case 64..<75:
      record(
        application, at: earlier,
        .messageHeard(
          MessageHeard(
            channel: channel, contact: person, asks: chance(45),
            until: chance(30) ? deadline(after: earlier) : nil)))
    case 75..<78:
      record(application, at: earlier, .mistakeNoted(MistakeNoted(text: "a wrong year")))
    case 78..<84: outcome(application, at: earlier)
    case 84..<87:
      record(
        application, at: earlier,
        .followUpSkipped(
          FollowUpSkipped(action: pick(Action.allCases), contact: chance(70) ? nil : person)))
    case 87..<92: snooze(application)
    case 92..<94: change(application)
    default: undo(application)
    }
  }

  private mutating func change(_ application: String) {
    let fields =
      chance(30)
      ? ApplicationFields(takenBack: [pick([.zone, .channels, .noFollowUp, .role])])
      : ApplicationFields(
        zone: chance(50) ? pick(Self.zones) : nil, channels: chance(30) ? someChannels() : [],
        noFollowUp: chance(10))
    record(application, .applicationChanged(ApplicationChanged(fields)))
  }

  private mutating func interview(_ application: String) {
    let shift = pick([-3000, -200, 30, 600, 3000, 9000])
    let with = (0..<pick([0, 1, 1, 2, 3])).map { _ in pick(Self.people + ["zoe"]) }
    var interviewers: [String] = []
    for person in with where !interviewers.contains(person) { interviewers.append(person) }
    record(
      application, at: now + .minutes(number(min(0, shift)...max(0, shift))),
      .interviewAdded(
        InterviewAdded(
          stage: pick([.phone, .phone, .first, .second, .third, .final]),
          durationMinutes: chance(30) ? number(1...240) : nil, with: interviewers)))
  }

  private mutating func cancel(_ application: String) {
    let interviews = events.filter { event in
      if case .interviewAdded = event.body { event.application == application } else { false }
    }
    guard let interview = interviews.randomElement(using: &random) else { return }
    record(application, .interviewCancelled(.event(interview.id)))
  }

  private mutating func promise(at instant: Instant) -> Promise {
    let day = systemZone.date(at: instant).adding(days: chance(25) ? 0 : number(-2...14))
    return pick([.by(day), .by(day), .from(day), .from(day), .noFollowUp])
  }

  private mutating func outcome(_ application: String, at instant: Instant) {
    let outcome = pick(Outcome.allCases + [.offer, .offer, .accepted])
    let until = outcome == .offer && chance(70) ? deadline(after: instant) : nil
    record(
      application, at: instant,
      .outcomeRecorded(
        OutcomeRecorded(
          outcome, until: until, channel: chance(20) ? pick(Channel.allCases) : nil,
          contact: chance(30) ? pick(Self.people) : nil)))
  }

  /// A date or an instant, now and then one that is over already.
  private mutating func deadline(after instant: Instant) -> Deadline {
    if chance(30) { return .instant(instant + .minutes(number(-200...15_000))) }
    return .date(systemZone.date(at: instant).adding(days: number(-1...10)))
  }

  private mutating func move(_ application: String) {
    let interviews = events.filter { event in
      if case .interviewAdded = event.body { event.application == application } else { false }
    }
    guard let interview = interviews.randomElement(using: &random) else { return }
    record(
      application, at: now + .minutes(number(-600...9000)),
      .interviewMoved(InterviewMoved(event: interview.id)))
  }

  private mutating func snooze(_ application: String) {
    let own = events.filter { $0.application == application }
    let occasion = pick(own)
    let action: Action? =
      switch occasion.body {
      case .interviewAdded: pick([nil, .thankYou, .checkIn])
      case .messageHeard: pick([.reply, .checkIn])
      case .outcomeRecorded: pick([.reply, .graciousNote, .decision, .offerNews])
      case .mistakeNoted: .correction
      default: .checkIn
      }
    let id = ReminderID(
      application: application, action: action, occasion: occasion.id,
      phase: action == nil
        ? pick([.ask, .record])
        : pick(
          [.opens, .closing, .approaching, .lastDay, .late, .moveOn]))
    record(
      application, .reminderSnoozed(ReminderSnoozed(id, until: now + .minutes(number(1...9000)))))
  }

  private mutating func undo(_ application: String) {
    let own = events.filter { $0.application == application }
    let target = pick(own)
    if case .eventUndone(let undoing) = target.body,
      own.contains(where: { $0.id == undoing.event && $0.body.isBeginning })
    {
      return
    }
    let isApplication = if case .applicationAdded = target.body { true } else { false }
    // One that was added anew since has the name.
    let current = own.last { if case .applicationAdded = $0.body { true } else { false } }
    if isApplication, current?.id != target.id || !chance(30) { return }
    record(application, .eventUndone(EventUndone(target.id)))
    if isApplication, chance(60) { add(application) }
  }
}

extension EventBody {
  /// Whether an application or a contact may begin with it.
  var isBeginning: Bool {
    switch self {
    case .applicationAdded, .contactAdded: true
    default: false
    }
  }

  /// Whether it gives an interview its time, which may lie in the future.
  var isInterview: Bool {
    switch self {
    case .interviewAdded, .interviewMoved: true
    default: false
    }
  }
}
