import CivilTime
import OrderedCollections
import TestSupport
import Testing

@testable import FollowupCore

/// What holds of every window, whatever happened: random histories, each from a seed that a failure
/// prints.
@Suite struct WindowPropertyTests {
  private static let seeds: Range<UInt64> = 10_000..<10_400

  /// Runs a check on every application of each history, at two instants after its end.
  private func forEverySituation(
    _ seeds: Range<UInt64> = seeds,
    _ body: (inout RandomHistory, Situation, Comment) throws -> Void
  ) throws {
    for seed in seeds {
      var history = try RandomHistory(seed: seed)
      let engine = history.engine()
      for name in history.applications {
        for _ in 0..<2 {
          let now = history.now + .minutes(history.number(0...history.pick([200, 20_000])))
          guard let situation = engine.situation(of: name, at: now) else { continue }
          try body(&history, situation, "seed \(seed), \(name) at \(now)")
        }
      }
    }
  }

  @Test func `400 histories: check allows exactly the slots that are offered, or late in hours`()
    throws
  {
    try forEverySituation { history, situation, place in
      for action in Action.allCases where action != .other && action != .connect {
        let offered = situation.followUps().filter { $0.action == action }
        let edges =
          offered.flatMap { followUp in
            followUp.slots.flatMap { [$0.start, $0.end] }
              + [followUp.window?.end, followUp.expires]
              .compactMap { $0 }
          }.filter { $0 < .distantFuture } + [situation.moveOn?.at].compactMap { $0 }
        let ahead = situation.interviewsAhead.map(\.ends).min()
        let near =
          edges.flatMap { [$0, $0 - .microseconds(1)] }
          + [situation.now, situation.now + .minutes(history.number(0...9000))]
        for instant in near where situation.now <= instant && instant < ahead ?? .distantFuture {
          let then = situation.at(instant)
          let expected = offered.contains { isOpen($0, at: instant, in: situation) }
          #expect(
            (then.check(action).answer == .allowed) == expected, "\(place), \(action), \(instant)")
        }
      }
    }
  }

  /// Whether a follow-up that was offered earlier may be made at an instant, by what it said then.
  private func isOpen(_ followUp: FollowUp, at instant: Instant, in situation: Situation) -> Bool {
    guard followUp.state.isOutstanding, let window = followUp.window,
      instant < followUp.expires ?? .distantFuture
    else { return false }
    if instant < window.end { return followUp.slots.contains { $0.contains(instant) } }
    guard isBound(followUp, in: situation) else { return true }
    let date = situation.zone.date(at: instant)
    return situation.calendar.businessHours(on: date)?.contains(instant) == true
  }

  /// Whether it may be made beyond business hours: within two hours after a call, or where none are
  /// left before a deadline.
  private func isExempt(_ followUp: FollowUp, in situation: Situation) -> Bool {
    let call = situation.application.heard.first { $0.event == followUp.occasion.event }
    return call?.value.channel == .phone || followUp.deadline != nil
  }

  private func isBound(_ followUp: FollowUp, in situation: Situation) -> Bool {
    if situation.application.contact(followUp.recipient?.contact)?.isReferrer == true {
      return false
    }
    return switch followUp.action {
    case .checkIn, .graciousNote, .other: true
    case .thankYou, .correction, .offerNews:
      followUp.channel != .email && followUp.channel != .letter
    case .reply: followUp.channel == .phone || followUp.channel == .social
    case .decision, .connect: false
    }
  }

  @Test func `400 histories: what check puts off is allowed at that instant, and not before`()
    throws
  {
    try forEverySituation { _, situation, place in
      guard situation.interviewsAhead.isEmpty else { return }
      for action in Action.allCases {
        let verdict = situation.check(action)
        guard verdict.answer == .notYet, let from = verdict.from,
          verdict.because.allSatisfy({ $0.effect != .waits })
        else { continue }
        let then = situation.at(from)
        let before = situation.at(from - .microseconds(1))
        #expect(then.check(action).answer == .allowed, "\(place), \(action) at \(from)")
        #expect(before.check(action).answer == .notYet, "\(place), \(action) before \(from)")
      }
    }
  }

  @Test func `400 histories: no window opens outside its rules`() throws {
    try forEverySituation { _, situation, place in
      let application = situation.application
      for followUp in situation.followUps() where followUp.state.isOutstanding {
        let comment: Comment = "\(place): \(followUp.action) \(followUp.slots)"
        expectWellFormed(followUp, in: situation, comment)
        // A decision may be made by any channel, or by none in particular.
        if followUp.action == .decision { continue }
        guard let channel = followUp.channel,
          let contact = application.contact(followUp.recipient?.contact)
        else {
          Issue.record("an open follow-up without a way: \(comment)")
          continue
        }
        #expect(
          situation.permission(for: contact, by: channel).isPermitted, comment)
        let isExempt =
          followUp.action == .reply || followUp.action == .connect || contact.isReferrer
        #expect(isExempt || !application.isClosed(channel), comment)
        if followUp.action == .checkIn { expectApart(followUp, in: situation, comment) }
      }
    }
  }

  private func expectWellFormed(_ followUp: FollowUp, in situation: Situation, _ comment: Comment) {
    for (earlier, later) in zip(followUp.slots, followUp.slots.dropFirst()) {
      #expect(earlier.end < later.start, comment)
    }
    #expect(followUp.slots.allSatisfy { !$0.isEmpty }, comment)
    if followUp.state != .late {
      #expect(followUp.window?.start == followUp.slots.first?.start, comment)
      #expect(followUp.window?.end == followUp.slots.last?.end, comment)
    }
    guard isBound(followUp, in: situation), !isExempt(followUp, in: situation) else { return }
    for slot in followUp.slots {
      let hours = situation.calendar.businessHours(on: situation.zone.date(at: slot.start))
      #expect(hours.map { $0.start <= slot.start && slot.end <= $0.end } == true, comment)
    }
  }

  private func expectApart(_ followUp: FollowUp, in situation: Situation, _ comment: Comment) {
    let application = situation.application
    #expect(application.outcome == nil, comment)
    #expect(
      situation.silence.checkIns.count < situation.policy.maxCheckIns, comment)
    #expect(situation.silence.promise?.value != .noFollowUp, comment)
    let promise = situation.silence.unspentPromise
    for touch in application.touches where touch.value.action.isUnsolicited {
      if case .from? = promise?.value, touch.moment < promise!.moment { continue }
      let date = situation.calendar.date(
        situation.policy.spacing, after: situation.zone.date(at: touch.at))
      #expect(situation.zone.startOfDay(date) <= followUp.window!.start, comment)
    }
  }

  @Test
  func `400 histories: nothing is allowed without permission, nor by a channel that is closed`()
    throws
  {
    try forEverySituation { history, situation, place in
      let application = situation.application
      for contact in situation.usualRecipients {
        for action in Action.allCases where action != .decision {
          let channel = history.pick(Channel.allCases)
          let verdict = situation.check(action, via: channel, to: contact)
          guard verdict.answer == .allowed else { continue }
          let permission = situation.permission(for: contact, by: channel)
          #expect(permission.isPermitted, "\(place): \(action) \(channel) to \(contact.contact)")
          #expect(
            !application.isClosed(channel) || action == .reply || action == .connect
              || contact.isReferrer,
            "\(place): \(action) \(channel)")
        }
      }
    }
  }

  @Test func `300 histories: a rule more opens nothing that was closed, unless the range rolls`()
    throws
  {
    try forEverySituation(20_000..<20_300) { history, situation, place in
      for action in Action.allCases {
        for proposal in situation.proposals(for: action) {
          let candidate = situation.candidate(for: proposal)
          let others = rules.indices.filter { !Self.makesRange(rules[$0]) }
          let added = history.pick(others)
          let kept = rules.indices.filter {
            Self.makesRange(rules[$0]) || ($0 != added && history.chance(50))
          }
          let fewer = window(candidate, kept.map { rules[$0] }, situation)
          let more = window(candidate, (kept + [added]).sorted().map { rules[$0] }, situation)
          guard !more.isDenied, more.because.allSatisfy({ $0.effect != .rolls }) else { continue }
          #expect(!fewer.isDenied, "\(place), \(action)")
          #expect(
            more.slots.subtracting(fewer.slots).intervals.isEmpty,
            "\(place), \(action), \(type(of: rules[added]))")
        }
      }
    }
  }

  /// The rules that say what the range is; the others only narrow it.
  private static func makesRange(_ rule: any Rule) -> Bool {
    rule is StageWindowRule || rule is PromisedDateRule
  }

  private func window(
    _ candidate: Candidate, _ rules: [any Rule], _ situation: Situation
  ) -> Window {
    var window = Window(from: candidate.proposal.occasion)
    window.apply(rules, to: candidate, in: situation)
    return window
  }

  @Test(arguments: [
    ("PermissionRule", [Action.decision]),
    ("StatedChannelRule", [Action.reply, .decision, .connect]), ("OutcomeRule", []),
    (
      "AcceptedElsewhereRule",
      [.thankYou, .correction, .graciousNote, .reply, .decision, .connect, .other]
    ),
    ("NoFollowUpRule", [.thankYou, .correction, .graciousNote, .reply, .decision, .connect]),
    (
      "ConnectRule",
      [.thankYou, .checkIn, .correction, .graciousNote, .reply, .decision, .offerNews, .other]
    ),
    ("StageWindowRule", []),
    (
      "PromisedDateRule",
      [.thankYou, .correction, .graciousNote, .reply, .decision, .offerNews, .connect]
    ),
    (
      "CapRule",
      [.thankYou, .correction, .graciousNote, .reply, .decision, .offerNews, .connect, .other]
    ),
    (
      "SpacingRule",
      [.thankYou, .correction, .graciousNote, .reply, .decision, .offerNews, .connect]
    ),
    ("HoursRule", []), ("HolidaysRule", []),
  ])
  func `each rule is waived for the actions that the policy names, and for no other`(
    _ name: String, _ waived: [Action]
  ) throws {
    let rule = try #require(rules.first { "\(type(of: $0))" == name })
    #expect(Action.allCases.filter { type(of: rule).isWaived(for: $0) } == waived)
  }

  @Test func `500 days: the earlier the stage, the sooner`() throws {
    for seed in UInt64(1)...500 {
      let history = try RandomHistory(seed: seed, events: 0)
      let interviews: [Stage] = [.phone, .first, .second, .third, .final]
      var policy = history.policy
      policy.checkIn = Policy().checkIn
      policy.maxCheckIns = 1
      let windows = try interviews.map { stage in
        try window(after: stage, at: history.now, policy, history.systemZone)
      }
      for (sooner, later) in zip(windows, windows.dropFirst()) {
        #expect(sooner.start <= later.start, "seed \(history.seed)")
        #expect(sooner.end <= later.end, "seed \(history.seed)")
      }
    }
  }

  private func window(
    after stage: Stage, at now: Instant, _ policy: Policy, _ zone: Zone
  ) throws -> Interval {
    let bodies: [EventBody] = [
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: zone.identifier))),
      .contactAdded(ContactAdded(ContactFields(contact: "ann", may: [.email]))),
      .interviewAdded(InterviewAdded(stage: stage, durationMinutes: 1, with: [])),
    ]
    let events = bodies.enumerated().map { index, body in
      Event(
        id: EventID(device: "a", sequence: index + 1), time: now, at: now, application: "acme",
        body: body)
    }
    var engine = Engine(policy: policy, zones: RandomHistory.database, systemZone: zone)
    _ = engine.step(.events(events), at: now)
    let situation = try #require(engine.situation(of: "acme", at: now + .minutes(2)))
    return try #require(situation.followUps(for: .checkIn).first?.window)
  }

  @Test
  func `300 histories: two check-ins to one employer are never both allowed within the spacing`()
    throws
  {
    var sent = 0
    for seed in UInt64(30_000)..<30_300 {
      var history = try RandomHistory(seed: seed)
      let engine = history.engine()
      for name in history.applications {
        guard let situation = engine.situation(of: name, at: history.now),
          let open = situation.followUps().first(where: {
            $0.action == .checkIn && $0.state.isOutstanding
          }), let slot = open.slots.first(where: { history.now < $0.end })
        else { continue }
        sent += 1
        let at = max(history.now, slot.start)
        try expectSilence(after: at, to: open.recipient!, in: name, &history, engine)
      }
    }
    #expect(sent > 100)
  }

  /// Sends a check-in, and asks for another within the spacing, at every application that has the
  /// recipient's address.
  private func expectSilence(
    after at: Instant, to recipient: Recipient, in name: String, _ history: inout RandomHistory,
    _ before: Engine
  ) throws {
    var engine = before
    let touch = Event(
      id: EventID(device: "c", sequence: 1), time: at, at: at, application: name,
      body: .touchSent(TouchSent(action: .checkIn, channel: nil, contact: recipient.contact)))
    _ = engine.step(.events([touch]), at: at)
    let addresses = engine.applications[name]?.contact(recipient.contact)?.comparableAddresses ?? []
    for application in engine.applications.values {
      let zone = engine.zone(of: application)
      let calendar = BusinessCalendar(zone: zone, policy: engine.policy)
      let end = zone.startOfDay(calendar.date(engine.policy.spacing, after: zone.date(at: at)))
      for contact in Array(application.contacts.values)
      where application.name == name || !addresses.isDisjoint(with: contact.comparableAddresses) {
        for _ in 0..<4 where at < end {
          let minutes = Int((end - at).components.seconds / 60)
          let instant = min(at + .minutes(history.number(0...minutes)), end - .microseconds(1))
          let situation = try #require(engine.situation(of: application.name, at: instant))
          for channel in [nil] + Channel.allCases.map(Optional.init) {
            let verdict = situation.check(.checkIn, via: channel, to: contact)
            #expect(
              verdict.answer != .allowed, "seed \(history.seed), \(application.name), \(instant)")
          }
        }
      }
    }
  }
}
