import CivilTime
import FollowupCore
import Testing

/// When reminders come, and when they don't. The user lives in the employer's zone and is not to be
/// disturbed from 21:00 to 08:00, unless a test says otherwise.
@Suite struct ReminderTests {
  private func story(policy: Policy = Policy(), may: [Channel] = [.email]) throws -> Story {
    var story = try Story(added: "2026-11-02 12:00", policy: policy)
    try story.contact("2026-11-02 12:00", may: may)
    return story
  }

  /// A story with a phone interview that ended Mon 2026-11-16 12:00, for which thanks were sent.
  private func silence(policy: Policy = Policy()) throws -> Story {
    var story = try story(policy: policy)
    try story.interview(.phone, ended: "2026-11-16 12:00")
    try story.wait(until: "2026-11-16 12:30")
    try story.record(
      "2026-11-16 12:30", .touchSent(TouchSent(action: .thankYou, channel: nil, contact: nil)))
    return story
  }

  private func tellings(_ story: Story, _ prefix: String) -> [String] {
    story.tellings.filter { $0.hasPrefix(prefix) }
  }

  // MARK: Interviews

  @Test func `an interview asks before it starts and wants to be recorded after its end`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-16 13:00")
    #expect(
      tellings(story, "interview") == [
        "interview/ask 2026-11-16 10:00", "interview/record 2026-11-16 12:15",
      ])
    #expect(story.told.first?.reminder.message.contains("when to expect to hear back") == true)
  }

  @Test func `the settings say how long before and after`() throws {
    var policy = Policy()
    policy.askBefore = .minutes(30)
    policy.recordAfter = .minutes(5)
    var story = try story(policy: policy)
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-16 13:00")
    #expect(
      tellings(story, "interview") == [
        "interview/ask 2026-11-16 10:30", "interview/record 2026-11-16 12:05",
      ])
  }

  @Test(arguments: [
    ("2026-11-16 10:59", ["interview/ask 2026-11-16 10:00", "interview/record 2026-11-16 12:15"]),
    ("2026-11-16 11:30", ["interview/ask 2026-11-16 10:00"]),
  ])
  func `a promise recorded after the start leaves nothing to record`(
    _ promised: String, _ expected: [String]
  ) throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.wait(until: promised)
    try story.record(promised, .promiseRecorded(.noFollowUp))
    try story.wait(until: "2026-11-16 20:00")
    #expect(tellings(story, "interview") == expected)
  }

  @Test func `a cancelled interview reminds of nothing`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.record("2026-11-11 12:00", .interviewCancelled(.next(.phone)))
    try story.wait(until: "2026-11-16 20:00")
    #expect(tellings(story, "interview").isEmpty)
    #expect(tellings(story, "thank-you").isEmpty)
  }

  @Test func `who slept through the interview is not asked any more`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.sleepThrough(until: "2026-11-16 11:30")
    #expect(story.tellings.isEmpty)
    try story.sleepThrough(until: "2026-11-16 19:00")
    #expect(tellings(story, "interview") == ["interview/record 2026-11-16 19:00"])
  }

  // MARK: Follow-ups

  @Test func `a window of several slots opens, closes with the last of them, and is late`() throws {
    var story = try silence()
    try story.wait(until: "2026-12-10 12:00")
    #expect(
      tellings(story, "check-in") == [
        "check-in/opens 2026-11-19 09:00", "check-in/closing 2026-11-23 09:00",
        "check-in/late 2026-11-24 09:00", "check-in/move-on 2026-12-07 09:00",
      ])
    #expect(story.told.allSatisfy { !$0.isLate })
  }

  @Test func `a window of one slot is about to close two hours before it does`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-18 12:00")
    #expect(
      tellings(story, "thank-you") == [
        "thank-you/opens 2026-11-16 12:00", "thank-you/closing 2026-11-17 10:00",
        "thank-you/late 2026-11-17 12:00",
      ])
  }

  @Test func `but never before it opens`() throws {
    var story = try story(may: [.phone])
    try story.record("2026-11-20 16:00", .mistakeNoted(MistakeNoted(text: "a wrong year")))
    let reminders = try story.situation("2026-11-20 16:00").reminders(quiet: nil)
    let closing = try #require(
      reminders.first { $0.id.action == .correction && $0.id.phase == .closing })
    #expect("\(story.zone.civil(at: closing.due))" == "2026-11-20 16:00")
  }

  @Test func `what is due when its occasion is recorded is told by the command and not again`()
    throws
  {
    var story = try story()
    try story.record(
      "2026-11-16 12:00",
      .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true)))
    try story.wait(until: "2026-11-18 12:00")
    #expect(
      tellings(story, "reply") == ["reply/closing 2026-11-17 15:00", "reply/late 2026-11-17 17:00"])
  }

  @Test func `nor what is due by the time of a late record`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-17 11:00")
    try story.wait(until: "2026-11-17 20:00")
    #expect(story.tellings == ["thank-you/late 2026-11-17 12:00"])
  }

  @Test func `the last check-in moves on after ten business days, and there is no third`() throws {
    var story = try silence()
    try story.record(
      "2026-11-19 10:00", .touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil)))
    try story.record(
      "2026-11-26 10:00", .touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil)))
    try story.wait(until: "2026-12-31 12:00")
    #expect(tellings(story, "check-in") == ["check-in/move-on 2026-12-10 09:00"])
  }

  @Test func `of a follow-up only the latest phase that is due is told, marked late`() throws {
    var story = try silence()
    try story.sleepThrough(until: "2026-11-24 10:00")
    #expect(tellings(story, "check-in") == ["check-in/late 2026-11-24 10:00"])
    #expect(story.told.last?.isLate == true)
    try story.wait(until: "2026-11-30 12:00")
    #expect(tellings(story, "check-in").count == 1)
  }

  @Test(arguments: [("2026-11-19 09:01", false), ("2026-11-19 09:02", true)])
  func `a minute is in time`(_ local: String, _ isLate: Bool) throws {
    var story = try silence()
    try story.wait(until: "2026-11-18 12:00")
    try story.sleepThrough(until: local)
    #expect(story.told.last?.isLate == isLate)
  }

  @Test func `what is done, skipped or denied reminds of nothing`() throws {
    var story = try silence()
    try story.record(
      "2026-11-18 12:00", .followUpSkipped(FollowUpSkipped(action: .checkIn, contact: nil)))
    try story.wait(until: "2026-11-30 12:00")
    #expect(tellings(story, "check-in").isEmpty)
    var other = try silence()
    try other.record(
      "2026-11-18 12:00",
      .contactChanged(ContactChanged(ContactFields(contact: "jo-doe", never: [.email]))))
    try other.wait(until: "2026-12-30 12:00")
    #expect(tellings(other, "check-in") == ["check-in/move-on 2026-12-07 09:00"])
  }

  @Test func `the thank-yous of one interview share their reminders, which come with the first`()
    throws
  {
    var story = try story(may: [.phone])
    try story.contact("2026-11-02 12:00", "Al Roe")
    try story.interview(
      .phone, ended: "2026-11-13 19:30", with: ["jo-doe", "al-roe"], recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-20 12:00")
    // By email from Fri 19:30 to Sat 19:30; by phone only on Monday.
    #expect(
      tellings(story, "thank-you") == [
        "thank-you/opens 2026-11-13 19:30", "thank-you/closing 2026-11-14 17:30",
        "thank-you/late 2026-11-14 19:30",
      ])
  }

  @Test func `another primary contact or zone does not tell a reminder again`() throws {
    var story = try silence()
    try story.wait(until: "2026-11-19 12:00")
    #expect(tellings(story, "check-in") == ["check-in/opens 2026-11-19 09:00"])
    try story.record(
      "2026-11-19 12:00",
      .contactAdded(
        ContactAdded(ContactFields(contact: "", name: "Al Roe", may: [.email], primary: true))))
    try story.record(
      "2026-11-19 12:00",
      .applicationChanged(ApplicationChanged(ApplicationFields(zone: "America/Denver"))))
    try story.wait(until: "2026-11-20 20:00")
    #expect(tellings(story, "check-in") == ["check-in/opens 2026-11-19 09:00"])
  }

  @Test func `what a clock ahead of time passed over comes once it is set back`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.sleepThrough(until: "2026-11-16 11:30")
    try story.sleepThrough(until: "2026-11-16 09:00")
    try story.wait(until: "2026-11-16 11:00")
    #expect(story.tellings == ["interview/ask 2026-11-16 10:00"])
  }

  @Test func `a message about another application that is undone holds no reminder back`() throws {
    var story = try silence()
    try story.record(
      "2026-11-17 12:00", in: "bolt",
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "America/New_York"))))
    try story.record(
      "2026-11-17 12:00", in: "bolt",
      .contactAdded(
        ContactAdded(ContactFields(contact: "", address: "jo-doe@acme.example", may: [.email]))))
    try story.record(
      "2026-11-17 12:00", in: "bolt",
      .touchSent(TouchSent(action: .other, channel: nil, contact: "jo-doe")))
    #expect(
      try story.window(.checkIn, at: "2026-11-17 12:00") == "2026-11-24 09:00 to 2026-11-24 17:00")
    let touch = story.events.last!.id
    // Something else makes the engine look at acme again, and forget the earlier time.
    try story.record(
      "2026-11-17 12:30", .applicationChanged(ApplicationChanged(ApplicationFields(role: "cook"))))
    let undo = try story.engine.undo("\(touch)", at: try story.instant("2026-11-17 13:00"))
    try story.record("2026-11-17 13:00", in: "bolt", undo.body)
    try story.wait(until: "2026-11-20 12:00")
    #expect(tellings(story, "check-in") == ["check-in/opens 2026-11-19 09:00"])
  }

  // MARK: Snoozing

  @Test func `a snoozed reminder comes when it was put off until, and only then`() throws {
    var story = try silence()
    try story.wait(until: "2026-11-19 12:00")
    let drafts = try story.engine.snooze(
      "acme", .checkIn, until: try story.instant("2026-11-20 10:00"),
      at: try story.instant("2026-11-19 12:00"))
    #expect(drafts.count == 1)
    for draft in drafts { try story.record("2026-11-19 12:00", draft.body) }
    try story.wait(until: "2026-11-22 12:00")
    #expect(
      tellings(story, "check-in") == [
        "check-in/opens 2026-11-19 09:00", "check-in/opens 2026-11-20 10:00",
      ])
  }

  @Test func `snoozed past the next phases, only the latest of them comes`() throws {
    var story = try silence()
    try story.wait(until: "2026-11-19 12:00")
    let drafts = try story.engine.snooze(
      "acme", .checkIn, until: try story.instant("2026-11-24 10:00"),
      at: try story.instant("2026-11-19 12:00"))
    for draft in drafts { try story.record("2026-11-19 12:00", draft.body) }
    try story.wait(until: "2026-11-25 12:00")
    #expect(
      tellings(story, "check-in") == [
        "check-in/opens 2026-11-19 09:00", "check-in/late 2026-11-24 10:00",
      ])
  }

  @Test func `there must be something to snooze, and a later time`() throws {
    let story = try story()
    let now = try story.instant("2026-11-03 12:00")
    #expect(throws: RequestError.noSuchFollowUp(message: "\"acme\" has no reply to snooze")) {
      try story.engine.snooze("acme", .reply, until: now + .hours(1), at: now)
    }
    #expect(throws: RequestError.self) {
      try story.engine.snooze("acme", nil, until: now, at: now)
    }
  }

  // MARK: Quiet hours

  @Test func `a reminder waits for the end of the quiet hours`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 22:30", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-17 12:00")
    #expect(
      story.tellings == [
        // A question to be asked in the interview cannot wait.
        "interview/ask 2026-11-16 20:30", "thank-you/opens 2026-11-17 08:00",
        "interview/record 2026-11-17 08:00",
      ])
  }

  @Test func `ask comes in quiet hours, too`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-17 08:30", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-17 08:00")
    #expect(story.tellings == ["interview/ask 2026-11-17 06:30"])
  }

  @Test(arguments: ["21:00-08:00", "21:00-07:00"])
  func `a reminder whose slot ends in or with the night comes before it`(_ quiet: String) throws {
    var policy = Policy()
    policy.quiet = HoursOfDay(quiet)
    // The employer's 09:00 to 17:00 are 23:00 to 07:00 there.
    policy.userZone = "Asia/Tokyo"
    var story = try silence(policy: policy)
    try story.wait(until: "2026-11-25 12:00")
    // 07:00 in New York is 21:00 in Tokyo.
    #expect(
      tellings(story, "check-in") == [
        "check-in/opens 2026-11-19 07:00", "check-in/closing 2026-11-23 07:00",
        "check-in/late 2026-11-24 07:00",
      ])
  }

  @Test func `what was missed comes in the night, before the last slot that the night would hold`()
    throws
  {
    var policy = Policy()
    policy.userZone = "Asia/Tokyo"
    var story = try silence(policy: policy)
    try story.wait(until: "2026-11-23 16:00")
    // 22:00 in Tokyo; the employer's next hours begin in an hour, and end before the night does.
    try story.sleepThrough(until: "2026-11-24 08:00")
    try story.wait(until: "2026-11-25 12:00")
    #expect(tellings(story, "check-in").last == "check-in/late 2026-11-24 08:00")
  }

  @Test func `without quiet hours everything comes when it is due`() throws {
    var policy = Policy()
    policy.quiet = nil
    var story = try story(policy: policy)
    try story.interview(.phone, ended: "2026-11-16 22:30", recorded: "2026-11-10 12:00")
    try story.wait(until: "2026-11-17 08:00")
    #expect(
      story.tellings == [
        "interview/ask 2026-11-16 20:30", "thank-you/opens 2026-11-16 22:30",
        "interview/record 2026-11-16 22:45",
      ])
  }

  // MARK: Identities

  @Test func `a reminder's name is read back, and nothing else is`() {
    for action in Action.allCases.map(Optional.init) + [nil] {
      for phase in Phase.allCases {
        for name in ["acme", "Acme/Berlin", "/", "a/interview/b/1/ask"] {
          let id = ReminderID(
            application: name, action: action, occasion: EventID(device: "3f2a", sequence: 7),
            phase: phase)
          #expect(ReminderID("\(id)") == id)
        }
      }
    }
    for text in [
      "", "acme", "acme/check-in/3f2a/7", "acme/check-in/3f2a/7/opens/", "/check-in/3f2a/7/opens",
      "acme/wave/3f2a/7/opens", "acme/check-in/3f2a/0/opens", "acme/check-in/3f2a/07/opens",
      "acme/check-in/3f2a/7/soon",
    ] {
      #expect(ReminderID(text) == nil)
    }
  }

  @Test func `a check-in's reminders belong to what fixed its start`() throws {
    var story = try silence()
    func occasion(_ local: String) throws -> EventID {
      try story.followUp(.checkIn, at: local).occasion.event
    }
    let interview = try occasion("2026-11-16 13:00")
    try story.record(
      "2026-11-19 10:00", .touchSent(TouchSent(action: .other, channel: nil, contact: nil)))
    let spaced = try occasion("2026-11-19 11:00")
    #expect(spaced == story.events.last?.id)
    try story.record(
      "2026-11-19 12:00", .touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil)))
    #expect(try occasion("2026-11-19 13:00") == story.events.last?.id)
    try story.record(
      "2026-11-20 12:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 12, day: 4)!)))
    #expect(try occasion("2026-11-20 13:00") == story.events.last?.id)
    #expect(interview != spaced)
  }
}
