import CivilTime
import FollowupCore
import Holidays
import Testing

/// Referrers, interviews that are moved or that nobody came to, questions with deadlines, calls, and
/// what is too late.
@Suite struct LongWeekTests {
  private func story(_ zone: String = "Europe/Berlin", added: String = "2026-11-02 12:00") throws
    -> Story
  {
    var story = try Story(zone: zone, added: added)
    try story.contact(added)
    return story
  }

  // MARK: Referrers

  @Test func `a friend inside is no recipient, no anchor, and holds up no check-in`() throws {
    var story = try Story(zone: "Europe/Berlin", added: "2026-11-02 12:00")
    try story.record(
      "2026-11-02 12:00",
      .contactAdded(
        ContactAdded(ContactFields(name: "Fay Lee", may: [.email, .phone], part: .referrer))))
    try story.contact("2026-11-02 12:00")
    try story.record(
      "2026-11-10 12:00",
      .messageHeard(MessageHeard(channel: .email, contact: "fay-lee", asks: true)))
    try story.record(
      "2026-11-10 13:00",
      .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "fay-lee")))
    let checkIn = try story.followUp(.checkIn, at: "2026-11-10 14:00")
    #expect(checkIn.recipient?.contact == "jo-doe")
    #expect(story.say(checkIn.window) == "2026-11-09 09:00 to 2026-11-16 17:00")
    #expect(try story.followUp(.reply, at: "2026-11-10 14:00").recipient?.contact == "fay-lee")
    try story.record("2026-11-11 12:00", .promiseRecorded(.noFollowUp))
    // Nothing but permission binds what passes between you.
    let verdict = try story.check(.other, at: "2026-11-14 22:00", via: .phone, to: "fay-lee")
    #expect(verdict.answer == .allowed)
    #expect(story.say(try story.check(.other, at: "2026-11-12 10:00")) == "never no-follow-up")
  }

  // MARK: Interviews

  @Test func `a moved interview is told anew, at its new time`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    let interview = story.events.last!.id
    try story.wait(until: "2026-11-16 10:30")
    try story.record(
      "2026-11-18 11:00", now: "2026-11-16 10:30",
      .interviewMoved(InterviewMoved(event: interview)))
    #expect(try story.situation("2026-11-16 13:00").stage == .applied)
    try story.wait(until: "2026-11-18 13:00")
    #expect(
      story.tellings.filter { $0.hasPrefix("interview") } == [
        "interview/ask 2026-11-16 10:00", "interview/ask 2026-11-18 10:00",
        "interview/record 2026-11-18 12:15",
      ])
    #expect(try story.situation("2026-11-18 12:00").stage == .phone)
  }

  @Test func `an interview nobody came to can be cancelled, and another message sent`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    try story.record("2026-11-16 12:30", .interviewCancelled(.next(.phone)))
    #expect(try story.situation("2026-11-16 13:00").stage == .applied)
    #expect(
      try story.situation("2026-11-16 13:00").followUps().allSatisfy { $0.action != .thankYou })
    #expect(story.remedies.last == Remedy(.sendOther, application: "acme"))
  }

  @Test func `one to come and one just over have to be told apart`() throws {
    var story = try story()
    try story.interview(.first, ended: "2026-11-12 12:00", recorded: "2026-11-10 12:00")
    try story.interview(.first, ended: "2026-11-20 12:00", recorded: "2026-11-10 12:00")
    #expect(throws: RequestError.self) {
      try story.record("2026-11-16 12:00", .interviewCancelled(.next(.first)))
    }
    try story.record("2026-11-19 13:00", .interviewCancelled(.next(.first)))
    #expect(try story.situation("2026-11-21 12:00").stage == .first)
  }

  @Test(arguments: [
    ("2026-11-18 12:00", "2026-11-19 10:00", true), ("2026-11-18 12:00", "2026-11-17 10:00", false),
    ("2026-11-18 12:00", "2026-11-18 11:30", false),
  ])
  func `an interview that starts after a no voids it, one that starts before is history`(
    _ rejected: String, _ starts: String, _ isVoid: Bool
  ) throws {
    var story = try story()
    try story.record("2026-11-16 12:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    try story.record(rejected, .outcomeRecorded(OutcomeRecorded(.rejected)))
    try story.record(
      starts, now: "2026-11-18 13:00", .interviewAdded(InterviewAdded(stage: .phone)))
    #expect((try story.situation("2026-11-20 12:00").outcome == nil) == isVoid)
  }

  @Test(arguments: [Outcome.offer, .accepted])
  func `an offer or an acceptance is voided by no interview`(_ outcome: Outcome) throws {
    var story = try story()
    try story.record("2026-11-16 12:00", .outcomeRecorded(OutcomeRecorded(outcome)))
    try story.interview(.phone, ended: "2026-11-18 12:00", recorded: "2026-11-17 12:00")
    #expect(try story.situation("2026-11-20 12:00").outcome?.value.outcome == outcome)
  }

  @Test func `an offer leaves interviews to come as they are`() throws {
    var story = try story()
    try story.interview(.second, ended: "2026-11-20 12:00", recorded: "2026-11-10 12:00")
    try story.record("2026-11-16 12:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(try story.situation("2026-11-16 13:00").interviewsAhead.count == 1)
    try story.record("2026-11-17 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    #expect(try story.situation("2026-11-17 13:00").interviewsAhead.isEmpty)
  }

  // MARK: Questions

  @Test func `a reply settles the questions without a deadline, and else the nearest`() throws {
    var story = try story()
    func ask(_ at: String, until day: Int?) throws {
      let until = day.map { Deadline.date(CivilDate(year: 2026, month: 11, day: $0)!) }
      try story.record(
        at,
        .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: true, until: until)))
    }
    try ask("2026-11-16 10:00", until: 27)
    try ask("2026-11-16 11:00", until: 20)
    try ask("2026-11-16 12:00", until: nil)
    func due(_ local: String) throws -> [String] {
      try story.situation(local).followUps()
        .filter { $0.action == .reply && $0.state.isOutstanding }
        .map { "\(story.zone.civil(at: $0.window!.end))" }
    }
    #expect(
      try due("2026-11-16 13:00") == ["2026-11-27 17:00", "2026-11-20 17:00", "2026-11-17 17:00"])
    for (hour, left) in [(13, 2), (14, 1), (15, 0)] {
      try story.record(
        "2026-11-16 \(hour):00", .touchSent(TouchSent(action: .reply, contact: "jo-doe")))
      #expect(try due("2026-11-16 \(hour):30").count == left)
      if left == 1 { #expect(try due("2026-11-16 14:30") == ["2026-11-27 17:00"]) }
    }
  }

  @Test func `a question with a deadline is told before it`() throws {
    var story = try story()
    try story.record(
      "2026-11-16 10:00",
      .messageHeard(
        MessageHeard(
          channel: .email, contact: "jo-doe", asks: true,
          until: .date(CivilDate(year: 2026, month: 11, day: 18)!))))
    try story.wait(until: "2026-11-19 12:00")
    #expect(
      story.tellings.filter { $0.hasPrefix("reply") } == [
        "reply/closing 2026-11-17 09:00", "reply/last-day 2026-11-18 09:00",
        "reply/late 2026-11-18 17:00",
      ])
  }

  @Test(arguments: [
    (
      "2026-11-27 17:10",
      ["2026-11-27 17:10 to 2026-11-27 19:10", "2026-11-30 09:00 to 2026-11-30 17:00"]
    ),
    (
      "2026-11-27 19:30",
      ["2026-11-27 19:30 to 2026-11-27 20:00", "2026-11-30 09:00 to 2026-11-30 17:00"]
    ),
    ("2026-11-27 20:00", ["2026-11-30 09:00 to 2026-11-30 17:00"]),
    (
      "2026-11-28 11:00",
      ["2026-11-28 11:00 to 2026-11-28 13:00", "2026-11-30 09:00 to 2026-11-30 17:00"]
    ),
  ])
  func `who rang may be called back for two hours, until eight`(
    _ rang: String, _ slots: [String]
  ) throws {
    var story = try Story(zone: "Europe/Berlin", added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: [])
    try story.record(
      rang, .messageHeard(MessageHeard(channel: .phone, contact: "jo-doe", asks: true)))
    let followUp = try story.followUp(.reply, at: rang)
    #expect(followUp.channel == .phone)
    #expect(followUp.slots.map(story.say) == slots)
  }

  @Test func `no slot ends after a deadline, and where no hours are left the range is the slot`()
    throws
  {
    var story = try Story(zone: "Europe/Berlin", added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: [.social])
    for (until, slot) in [
      ("2026-11-30T10:00:00Z", "2026-11-30 09:00 to 2026-11-30 11:00"),
      ("2026-11-28T10:00:00Z", "2026-11-27 18:00 to 2026-11-28 11:00"),
    ] {
      var story = story
      try story.record(
        "2026-11-27 18:00",
        .messageHeard(
          MessageHeard(
            channel: .social, contact: "jo-doe", asks: true,
            until: .instant(Instant(rfc3339: until)))))
      #expect(try story.followUp(.reply, at: "2026-11-27 18:00").slots.map(story.say) == [slot])
    }
  }

  @Test func `a deadline that is not after its question is refused, one that is over is said`()
    throws
  {
    var story = try story()
    let heard = { (until: String) in
      EventBody.messageHeard(
        MessageHeard(asks: true, until: .instant(try! Instant(rfc3339: until))))
    }
    #expect(throws: RequestError.self) {
      try story.record("2026-11-16 12:00", heard("2026-11-16T11:00:00Z"))
    }
    #expect(throws: RequestError.self) {
      try story.record("2026-11-16 12:00", heard("2027-12-16T11:00:00Z"))
    }
    try story.record("2026-11-16 12:00", now: "2026-11-20 12:00", heard("2026-11-17T11:00:00Z"))
    #expect(story.warnings.last?.contains("has lapsed") == true)
    try story.record(
      "2026-11-20 12:00",
      .messageHeard(
        MessageHeard(asks: true, until: .date(CivilDate(year: 2026, month: 11, day: 28)!))))
    #expect(story.warnings.last?.contains("the last one before it is Fri 27 Nov 2026") == true)
  }

  // MARK: Too late

  @Test func `what can be made no more before it expires is expired`() throws {
    let story = try Story(zone: "Europe/Berlin", added: "2026-11-02 12:00")
    var later = story
    try later.contact("2026-11-28 12:00")
    #expect(try later.followUp(.checkIn, at: "2026-11-28 12:00").state == .expired)
    let moveOn = try #require(later.situation("2026-11-28 12:00").moveOn)
    #expect("\(later.zone.civil(at: moveOn.at))" == "2026-11-30 09:00")
    #expect(later.say(try later.check(.checkIn, at: "2026-11-28 12:00")) == "never no-occasion")
  }

  @Test func `holidays on the way move a check-in by a week at most`() throws {
    var policy = Policy()
    policy.holidays = [
      "Europe/London": Set([26, 29].map { CivilDate(year: 2027, month: 3, day: $0)! })
    ]
    var story = try Story(zone: "Europe/London", added: "2027-03-01 12:00", policy: policy)
    try story.contact("2027-03-01 12:00")
    try story.interview(.phone, ended: "2027-03-25 12:00")
    #expect(
      try story.window(.checkIn, at: "2027-03-26 12:00") == "2027-04-01 09:00 to 2027-04-01 17:00")
  }

  // MARK: Money

  @Test(arguments: [
    (SalaryStated(amount: Amount("105000")!, upTo: Amount("110000")!), "allowed"),
    (SalaryStated(amount: Amount("100000")!, upTo: Amount("110001")!), "never compensation"),
    (SalaryStated(amount: Amount("200")!, per: .hour), "allowed"),
    (SalaryStated(amount: Amount("200000")!, per: .year), "never compensation"),
  ])
  func `of a range the upper end counts, and another unit is another figure`(
    _ figure: SalaryStated, _ answer: String
  ) throws {
    var story = try story()
    try story.record(
      "2026-11-03 12:00",
      .salaryStated(SalaryStated(amount: Amount("90000")!, upTo: Amount("100000")!)))
    let situation = try story.situation("2026-11-04 12:00")
    #expect(story.say(situation.check(salary: figure)) == answer)
    #expect(throws: RequestError.self) {
      try story.record(
        "2026-11-04 12:00",
        .salaryStated(SalaryStated(amount: Amount("9")!, upTo: Amount("8")!)))
    }
  }
}
