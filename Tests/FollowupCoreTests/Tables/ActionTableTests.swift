import CivilTime
import FollowupCore
import Testing

/// The table of follow-ups, row by row, around Mon 2026-11-16 in New York without holidays.
@Suite struct ActionTableTests {
  private func story(_ stage: Stage? = nil, may: [Channel] = [.email]) throws -> Story {
    var story = try Story(added: stage == nil ? "2026-11-16 12:00" : "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: may)
    if let stage { try story.interview(stage, ended: "2026-11-16 12:00", with: ["jo-doe"]) }
    return story
  }

  @Test(arguments: [
    (Stage?.none, "2026-11-23 09:00 to 2026-11-30 17:00", "2026-12-14 09:00"),
    (.phone, "2026-11-19 09:00 to 2026-11-23 17:00", "2026-12-07 09:00"),
    (.first, "2026-11-20 09:00 to 2026-11-24 17:00", "2026-12-08 09:00"),
    (.second, "2026-11-23 09:00 to 2026-11-26 17:00", "2026-12-10 09:00"),
    (.third, "2026-11-23 09:00 to 2026-11-26 17:00", "2026-12-10 09:00"),
    (.final, "2026-11-23 09:00 to 2026-11-26 17:00", "2026-12-10 09:00"),
  ])
  func `a first check-in, by stage, and when to move on`(
    _ stage: Stage?, _ window: String, _ moveOn: String
  ) throws {
    let story = try story(stage)
    #expect(try story.window(.checkIn, at: "2026-11-17 12:00") == window)
    let notice = try #require(story.situation("2026-11-17 12:00").moveOn)
    #expect("\(story.zone.civil(at: notice.at))" == moveOn)
    #expect(try story.followUp(.checkIn, at: moveOn).state == .expired)
  }

  @Test(arguments: [
    (
      Promise.by(CivilDate(year: 2026, month: 11, day: 20)!), "2026-11-24 09:00 to 2026-11-27 17:00"
    ),
    (.from(CivilDate(year: 2026, month: 11, day: 20)!), "2026-11-20 09:00 to 2026-11-27 17:00"),
    (.from(CivilDate(year: 2026, month: 11, day: 21)!), "2026-11-23 09:00 to 2026-11-27 17:00"),
    (.by(CivilDate(year: 2026, month: 11, day: 15)!), "2026-11-19 09:00 to 2026-11-23 17:00"),
  ])
  func `a promise takes the place of the stage's range, unless its date is past`(
    _ promise: Promise, _ window: String
  ) throws {
    var story = try story(.phone)
    try story.record("2026-11-16 13:00", .promiseRecorded(promise))
    #expect(try story.window(.checkIn, at: "2026-11-17 12:00") == window)
  }

  @Test func `a second check-in comes a week after the first, and a third never`() throws {
    var story = try story(.phone)
    try story.record(
      "2026-11-19 10:00", .touchSent(TouchSent(action: .checkIn, channel: .email, contact: nil)))
    #expect(
      try story.window(.checkIn, at: "2026-11-19 12:00") == "2026-11-26 09:00 to 2026-11-27 17:00")
    try story.record(
      "2026-11-26 10:00", .touchSent(TouchSent(action: .checkIn, channel: .email, contact: nil)))
    #expect(
      try story.situation("2026-11-30 12:00").followUps().allSatisfy { $0.action != .checkIn })
    #expect(story.say(try story.check(.checkIn, at: "2026-12-04 12:00")) == "never cap")
    let moveOn = try #require(story.situation("2026-11-30 12:00").moveOn)
    #expect("\(story.zone.civil(at: moveOn.at))" == "2026-12-10 09:00")
  }

  @Test func `their answer begins silence anew, and revives what was dormant`() throws {
    var story = try story(.phone)
    #expect(try story.situation("2026-12-07 09:00").isDormant)
    #expect(story.say(try story.check(.checkIn, at: "2026-12-08 12:00")) == "never no-occasion")
    try story.record(
      "2026-12-09 10:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: false)))
    #expect(try !story.situation("2026-12-09 12:00").isDormant)
    #expect(
      try story.window(.checkIn, at: "2026-12-09 12:00") == "2026-12-14 09:00 to 2026-12-16 17:00")
  }

  @Test(arguments: [
    (Action.thankYou, Channel.email, "2026-11-16 12:00 to 2026-11-17 12:00"),
    (.thankYou, .letter, "2026-11-16 12:00 to 2026-11-17 12:00"),
    (.thankYou, .text, "2026-11-16 12:00 to 2026-11-17 12:00"),
    (.correction, .email, "2026-11-16 18:00 to 2026-11-17 18:00"),
    (.correction, .phone, "2026-11-17 09:00 to 2026-11-17 17:00"),
    (.correction, .text, "2026-11-17 09:00 to 2026-11-17 17:00"),
  ])
  func `thanks and corrections are due within a day`(
    _ action: Action, _ channel: Channel, _ window: String
  ) throws {
    var story = try story(.phone, may: [channel])
    try story.record("2026-11-16 18:00", .mistakeNoted(MistakeNoted(text: "a wrong year")))
    #expect(try story.window(action, at: "2026-11-16 18:00") == window)
    // By telephone or text message it can be made no more after the last business hours.
    let isBound = action == .correction && channel != .email
    let end =
      action == .thankYou ? "2026-11-19 12:00" : isBound ? "2026-11-19 17:00" : "2026-11-19 18:00"
    let followUp = try story.followUp(action, at: "2026-11-18 10:00")
    #expect(followUp.state == .late)
    #expect(followUp.expires == (try story.instant(end)))
    #expect(try story.followUp(action, at: end).state == .expired)
    #expect(story.say(try story.check(action, at: "2026-11-18 10:00")) == "allowed")
  }

  @Test func `a thank-you by phone for an interview on a Friday evening waits for Monday`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: [.phone])
    try story.interview(.phone, ended: "2026-11-13 17:30", with: ["jo-doe"])
    let followUp = try story.followUp(.thankYou, at: "2026-11-13 18:00")
    #expect(story.say(followUp.window) == "2026-11-16 09:00 to 2026-11-16 17:00")
    // Three days end on Monday at 17:30, after it closes.
    #expect(story.say(try story.check(.thankYou, at: "2026-11-16 17:10")) == "never no-occasion")
    #expect(try story.followUp(.thankYou, at: "2026-11-16 17:10").state == .expired)
  }

  @Test func `each interviewer is thanked, and who cannot be reached through who can`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe", may: [.phone])
    try story.contact("2026-11-03 12:00", "Ed Poe", may: [])
    try story.interview(.first, ended: "2026-11-16 12:00", with: ["ed-poe", "al-roe"])
    let thanks = try story.situation("2026-11-16 13:00").followUps()
      .filter { $0.action == .thankYou }
    #expect(thanks.map(\.recipient?.contact) == ["al-roe", "jo-doe"])
    #expect(thanks.map(\.recipient?.passOnTo) == [[], ["Ed Poe"]])
    #expect(thanks.map(\.channel) == [.phone, .email])
    try story.record(
      "2026-11-16 14:00",
      .touchSent(TouchSent(action: .thankYou, channel: .phone, contact: "al-roe")))
    let states = try story.situation("2026-11-16 15:00").followUps()
      .filter { $0.action == .thankYou }.map(\.state)
    #expect(states == [.done, .open])
  }

  @Test func `an interviewer who is the usual recipient gets one thank-you for all`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Ed Poe", may: [])
    try story.interview(.first, ended: "2026-11-16 12:00", with: ["jo-doe", "ed-poe"])
    let followUp = try story.followUp(.thankYou, at: "2026-11-16 13:00")
    #expect(followUp.recipient?.contact == "jo-doe")
    #expect(followUp.recipient?.passOnTo == ["Ed Poe"])
  }

  @Test func `nobody passes a thank-you on to themselves`() throws {
    let story = try story(.phone, may: [])
    let followUp = try story.followUp(.thankYou, at: "2026-11-16 13:00")
    #expect(followUp.state == .denied)
    #expect(followUp.recipient?.passOnTo == [])
  }

  @Test func `a correction goes to whom the last message went`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe")
    try story.record(
      "2026-11-16 13:00", .touchSent(TouchSent(action: .other, channel: .email, contact: "al-roe")))
    try story.record("2026-11-16 14:00", .mistakeNoted(MistakeNoted(text: "a wrong year")))
    try story.record(
      "2026-11-16 15:00", .touchSent(TouchSent(action: .reply, channel: .email, contact: "jo-doe")))
    #expect(try story.followUp(.correction, at: "2026-11-16 16:00").recipient?.contact == "al-roe")
  }

  @Test(arguments: [
    (Channel.email, ["2026-11-20 16:00 to 2026-11-23 17:00"]),
    (.text, ["2026-11-20 16:00 to 2026-11-23 17:00"]),
    (.phone, ["2026-11-20 16:00 to 2026-11-20 18:00", "2026-11-23 09:00 to 2026-11-23 17:00"]),
  ])
  func `a reply goes by the channel they used, within a business day`(
    _ channel: Channel, _ slots: [String]
  ) throws {
    var story = try story()
    try story.record(
      "2026-11-20 16:00",
      .messageHeard(MessageHeard(channel: channel, contact: "jo-doe", asks: true)))
    let followUp = try story.followUp(.reply, at: "2026-11-20 16:00")
    #expect(followUp.channel == channel)
    #expect(followUp.slots.map(story.say) == slots)
    #expect(try story.followUp(.reply, at: "2027-11-22 10:00").state == .late)
    try story.record(
      "2027-11-22 11:00", .touchSent(TouchSent(action: .reply, channel: nil, contact: nil)))
    #expect(try story.followUp(.reply, at: "2027-11-22 12:00").state == .done)
  }

  @Test(arguments: [
    (
      Deadline.date(CivilDate(year: 2026, month: 11, day: 25)!),
      "2026-11-20 16:00 to 2026-11-25 17:00"
    ),
    (.date(CivilDate(year: 2026, month: 11, day: 28)!), "2026-11-20 16:00 to 2026-11-28 17:00"),
  ])
  func `an offer is acknowledged within a business day, and decided by its deadline`(
    _ until: Deadline, _ window: String
  ) throws {
    var story = try story()
    try story.record("2026-11-20 16:00", .outcomeRecorded(OutcomeRecorded(.offer, until: until)))
    #expect(
      try story.window(.reply, at: "2026-11-20 16:00") == "2026-11-20 16:00 to 2026-11-23 17:00")
    #expect(try story.window(.decision, at: "2026-11-20 16:00") == window)
  }

  @Test func `an offer that a log keeps open for ever stands for 400 days`() throws {
    var story = try story()
    let at = try story.instant("2026-11-20 16:00")
    let offer = Event(
      id: EventID(device: "hand", sequence: 1), time: at, at: at, application: "acme",
      body: .outcomeRecorded(OutcomeRecorded(.offer, until: .date(.latest))))
    try story.step(.events([offer]), at: at)
    let window = try story.window(.decision, at: "2026-11-20 16:00")
    #expect(window == "2026-11-20 16:00 to 2027-12-25 16:00")
  }

  @Test(arguments: [Outcome.rejected, .withdrawn])
  func `a gracious note follows a no within two business days`(_ outcome: Outcome) throws {
    var story = try story(.phone)
    try story.record("2026-11-16 15:00", .outcomeRecorded(OutcomeRecorded(outcome)))
    let followUp = try story.followUp(.graciousNote, at: "2026-11-16 15:00")
    #expect(
      followUp.slots.map(story.say) == [
        "2026-11-16 15:00 to 2026-11-16 17:00", "2026-11-17 09:00 to 2026-11-17 17:00",
        "2026-11-18 09:00 to 2026-11-18 17:00",
      ])
    #expect(followUp.expires == (try story.instant("2026-12-16 17:00")))
    #expect(story.say(try story.check(.graciousNote, at: "2026-12-16 16:59")) == "allowed")
    #expect(
      story.say(try story.check(.graciousNote, at: "2026-12-16 17:00")) == "never no-occasion")
    #expect(try story.followUp(.graciousNote, at: "2026-12-17 00:00").state == .expired)
  }

  @Test func `no gracious note is offered where nobody may be written to`() throws {
    var story = try story(may: [])
    try story.record("2026-11-16 15:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    #expect(try story.situation("2026-11-16 16:00").followUps().isEmpty)
    #expect(story.say(try story.check(.graciousNote, at: "2026-11-16 16:00")) == "never permission")
  }

  @Test func `a connection is open from an invitation or the end on, and reminds of nothing`()
    throws
  {
    var story = try story(.phone, may: [.email])
    #expect(story.say(try story.check(.connect, at: "2026-11-16 13:00")) == "never permission")
    try story.record(
      "2026-11-17 10:00",
      .messageHeard(MessageHeard(channel: .social, contact: "jo-doe", asks: false)))
    #expect(story.say(try story.check(.connect, at: "2026-11-17 11:00")) == "never connect")
    try story.record("2026-11-18 10:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(story.say(try story.check(.connect, at: "2026-11-18 11:00")) == "never connect")
    try story.record("2026-11-18 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    let followUp = try story.followUp(.connect, at: "2026-11-21 23:00")
    #expect(followUp.state == .open)
    #expect(followUp.window?.end == .distantFuture)
    let reminders = try story.situation("2026-11-21 23:00").reminders(quiet: nil)
    #expect(reminders.allSatisfy { $0.id.action != .connect })
  }

  @Test func `another message is never offered, and keeps its distance and the hours`() throws {
    var story = try story()
    #expect(story.say(try story.check(.other, at: "2026-11-17 12:00")) == "allowed")
    #expect(story.say(try story.check(.other, at: "2026-11-17 18:00")) == "notYet 2026-11-18 09:00")
    try story.record(
      "2026-11-17 12:00", .touchSent(TouchSent(action: .other, channel: .email, contact: nil)))
    #expect(story.say(try story.check(.other, at: "2026-11-17 12:00")) == "notYet 2026-11-24 09:00")
    #expect(try story.situation("2026-11-17 12:00").followUps().allSatisfy { $0.action != .other })
  }
}
