import CivilTime
import FollowupCore
import Testing

/// The states, each of which gives way to those before it.
@Suite struct StateTests {
  /// A phone interview that ended Mon 2026-11-16 12:00 in New York: a thank-you by email is due until
  /// Tue 12:00, a check-in from Thu 19 to Mon 23.
  private func story(may: [Channel] = [.email]) throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: may)
    try story.interview(.phone, ended: "2026-11-16 12:00")
    return story
  }

  private func snooze(_ story: inout Story, _ action: Action, at local: String, until: String)
    throws
  {
    let drafts = try story.engine.snooze(
      "acme", action, until: try story.instant(until), at: try story.instant(local))
    for draft in drafts { try story.record(local, draft.body) }
  }

  @Test func `done goes before skipped, skipped before expired`() throws {
    var story = try story()
    try story.record(
      "2026-11-16 13:00", .followUpSkipped(FollowUpSkipped(action: .thankYou, contact: nil)))
    #expect(try story.followUp(.thankYou, at: "2026-11-16 14:00").state == .skipped)
    #expect(try story.followUp(.thankYou, at: "2026-12-16 14:00").state == .skipped)
    try story.record(
      "2026-11-16 15:00", .touchSent(TouchSent(action: .thankYou, channel: nil, contact: nil)))
    #expect(try story.followUp(.thankYou, at: "2026-11-16 16:00").state == .done)
    #expect(try story.followUp(.thankYou, at: "2026-12-16 16:00").state == .done)
  }

  @Test func `expired goes before denied, denied before late`() throws {
    let story = try story(may: [])
    #expect(try story.followUp(.thankYou, at: "2026-11-19 12:00").state == .expired)
    #expect(try story.followUp(.thankYou, at: "2026-11-19 11:59").state == .denied)
    #expect(try story.followUp(.thankYou, at: "2026-11-16 12:00").state == .denied)
  }

  @Test func `late goes before snoozed, snoozed before held, open and paused`() throws {
    var story = try story()
    try snooze(&story, .checkIn, at: "2026-11-17 12:00", until: "2026-11-23 18:00")
    let states = try [
      "2026-11-18 12:00", "2026-11-19 12:00", "2026-11-19 20:00", "2026-11-23 17:00",
    ]
    .map { try story.followUp(.checkIn, at: $0).state }
    #expect(states == [.snoozed, .snoozed, .snoozed, .late])
    // What is allowed stays as it is.
    #expect(story.say(try story.check(.checkIn, at: "2026-11-19 12:00")) == "allowed")
    #expect(
      story.say(try story.check(.checkIn, at: "2026-11-18 12:00")) == "notYet 2026-11-19 09:00")
  }

  @Test(arguments: [
    ("2026-11-19 08:59", FollowUpState.held, "notYet 2026-11-19 09:00"),
    ("2026-11-19 09:00", .open, "allowed"), ("2026-11-19 16:59", .open, "allowed"),
    ("2026-11-19 17:00", .paused, "notYet 2026-11-20 09:00"),
    ("2026-11-21 12:00", .paused, "notYet 2026-11-23 09:00"),
    ("2026-11-23 16:59", .open, "allowed"), ("2026-11-23 17:00", .late, "notYet 2026-11-24 09:00"),
    ("2026-11-24 12:00", .late, "allowed"), ("2026-12-04 17:00", .expired, "never no-occasion"),
    ("2026-12-07 09:00", .expired, "never no-occasion"),
  ])
  func `a check-in is held, open, paused, late and expired, and check agrees`(
    _ local: String, _ state: FollowUpState, _ verdict: String
  ) throws {
    let story = try story()
    #expect(try story.followUp(.checkIn, at: local).state == state)
    #expect(story.say(try story.check(.checkIn, at: local)) == verdict)
  }

  @Test func `the states are in the policy's order`() {
    #expect(
      FollowUpState.allCases.map(\.rawValue) == [
        "done", "skipped", "expired", "denied", "late", "snoozed", "held", "open", "paused",
      ])
  }

  @Test func `a skipped check-in stays skipped until silence begins anew`() throws {
    var story = try story()
    try story.record(
      "2026-11-19 10:00", .followUpSkipped(FollowUpSkipped(action: .checkIn, contact: nil)))
    #expect(try story.followUp(.checkIn, at: "2026-11-20 10:00").state == .skipped)
    #expect(story.say(try story.check(.checkIn, at: "2026-11-20 10:00")) == "never no-occasion")
    try story.record(
      "2026-11-23 10:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: false)))
    #expect(try story.followUp(.checkIn, at: "2026-11-24 10:00").state == .held)
  }

  @Test func `a touch settles every earlier occasion with its recipient, and none that follows`()
    throws
  {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe")
    try story.record(
      "2026-11-17 09:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    try story.record(
      "2026-11-17 10:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    try story.record(
      "2026-11-17 10:00",
      .messageHeard(MessageHeard(channel: .email, contact: "al-roe", asks: true)))
    try story.record(
      "2026-11-17 11:00", .touchSent(TouchSent(action: .reply, channel: nil, contact: "jo-doe")))
    try story.record(
      "2026-11-17 12:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    func states() throws -> [FollowUpState] {
      try story.situation("2026-11-17 13:00").followUps().filter { $0.action == .reply }.map(
        \.state)
    }
    #expect(try states() == [.done, .done, .open, .open])
    try story.record(
      "2026-11-17 12:30", .touchSent(TouchSent(action: .reply, channel: nil, contact: nil)))
    #expect(try states() == [.done, .done, .done, .done])
  }

  @Test func `what a touch settles is decided by when it happened, not when it was recorded`()
    throws
  {
    var story = try story()
    try story.record(
      "2026-11-16 11:30", now: "2026-11-16 13:00",
      .touchSent(TouchSent(action: .thankYou, channel: nil, contact: nil)))
    #expect(try story.followUp(.thankYou, at: "2026-11-16 14:00").state == .open)
  }

  @Test func `nothing is offered while a reply is due, and check says from when it would be`()
    throws
  {
    var story = try story()
    try story.record(
      "2026-11-18 10:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    let situation = try story.situation("2026-11-25 10:00")
    #expect(situation.followUps().allSatisfy { $0.action != .checkIn })
    #expect(situation.moveOn == nil)
    #expect(
      story.say(try story.check(.checkIn, at: "2026-11-25 10:00")) == "notYet 2026-11-30 09:00")
  }

  @Test func `nor while an interview is to come or under way`() throws {
    var story = try story()
    try story.interview(.second, ended: "2026-11-25 12:00", recorded: "2026-11-18 12:00")
    for local in ["2026-11-19 10:00", "2026-11-25 11:30"] {
      #expect(try story.situation(local).followUps().allSatisfy { $0.action != .checkIn })
      #expect(try story.situation(local).moveOn == nil)
      #expect(story.say(try story.check(.checkIn, at: local)) == "notYet 2026-12-02 09:00")
    }
    try story.record("2026-11-23 10:00", .interviewCancelled(.next(.second)))
    // Its cancellation is where silence begins.
    #expect(
      try story.window(.checkIn, at: "2026-11-24 12:00") == "2026-11-26 09:00 to 2026-11-30 17:00")
  }

  @Test func `a denial that also has to wait names the denial`() throws {
    var story = try story(may: [])
    try story.interview(.second, ended: "2026-11-25 12:00", recorded: "2026-11-18 12:00")
    #expect(story.say(try story.check(.checkIn, at: "2026-11-19 10:00")) == "never permission")
  }

  @Test func `a question about an earlier time knows what had happened, and all interviews`() throws
  {
    var story = try story()
    try story.interview(.second, ended: "2026-11-25 12:00", recorded: "2026-11-20 12:00")
    try story.record("2026-11-26 10:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    let earlier = try #require(
      story.engine.situation(
        of: "acme", asOf: story.instant("2026-11-19 10:00"), at: story.instant("2026-12-01 10:00")))
    #expect(earlier.application.outcome == nil)
    #expect(story.say(earlier.check(.checkIn)) == "notYet 2026-12-02 09:00")
  }
}
