import CivilTime
import FollowupCore
import Holidays
import Testing

/// More examples like those that the policy is explained by: odd zones, changes of the clocks, and
/// several things at one employer.
@Suite struct MoreExamplesTests {
  private func story(
    _ zone: String, _ added: String, policy: Policy = Policy(), may: [Channel] = [.email]
  ) throws -> Story {
    var story = try Story(zone: zone, added: added, policy: policy)
    try story.contact(added, may: may)
    return story
  }

  @Test func `a zone that is half an hour off`() throws {
    var story = try story("Asia/Kolkata", "2026-10-20 12:00")
    try story.interview(.phone, ended: "2026-11-02 18:00")
    let window = try story.followUp(.checkIn, at: "2026-11-03 12:00").window
    #expect(story.say(window) == "2026-11-05 09:00 to 2026-11-09 17:00")
    #expect(window?.start.rfc3339 == "2026-11-05T03:30:00Z")
  }

  @Test func `a zone that is 45 minutes off, where Sunday is a business day`() throws {
    var policy = Policy()
    policy.employerDays = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday]
    var story = try story("Asia/Kathmandu", "2026-10-20 12:00", policy: policy)
    try story.interview(.first, ended: "2026-11-05 11:00")
    let window = try story.followUp(.checkIn, at: "2026-11-06 12:00").window
    #expect(story.say(window) == "2026-11-10 09:00 to 2026-11-13 17:00")
    #expect(window?.start.rfc3339 == "2026-11-10T03:15:00Z")
  }

  @Test func `the end of a southern summer`() throws {
    var story = try story("Australia/Adelaide", "2027-03-01 12:00")
    try story.interview(.second, ended: "2027-04-01 10:00")
    let window = try story.followUp(.checkIn, at: "2027-04-02 12:00").window
    #expect(story.say(window) == "2027-04-08 09:00 to 2027-04-09 17:00")
    #expect(window?.start.rfc3339 == "2027-04-07T23:30:00Z")
  }

  @Test(arguments: [
    ("Australia/Lord_Howe", "2027-04-03 12:00", "2027-04-04 11:30"),
    ("America/New_York", "2026-10-31 20:00", "2026-11-01 19:00"),
    ("Europe/London", "2027-03-27 15:00", "2027-03-28 16:00"),
    ("America/Santiago", "2026-09-05 15:00", "2026-09-06 16:00"),
  ])
  func `a day is 24 hours, also when the clocks change`(
    _ zone: String, _ ended: String, _ closes: String
  ) throws {
    var story = try story(zone, "2026-08-01 12:00")
    try story.interview(.phone, ended: ended)
    #expect(try story.window(.thankYou, at: ended) == "\(ended) to \(closes)")
  }

  @Test func `hours that begin in the gap of the clocks begin after it`() throws {
    var policy = Policy()
    policy.employerDays = [.sunday]
    policy.employerHours = HoursOfDay("02:30-05:00")!
    var story = try story("America/New_York", "2027-02-01 12:00", policy: policy)
    try story.interview(.second, ended: "2027-03-07 12:00")
    #expect(
      try story.window(.checkIn, at: "2027-03-08 12:00") == "2027-03-14 03:00 to 2027-03-14 05:00")
  }

  @Test func `Samoa went without a Friday, which is counted and never comes`() throws {
    var story = try story("Pacific/Apia", "2011-12-01 12:00")
    try story.interview(.phone, ended: "2011-12-28 10:00")
    #expect(
      try story.window(.checkIn, at: "2011-12-29 12:00") == "2012-01-02 09:00 to 2012-01-04 17:00")
  }

  @Test func `a call after Samoa's last Thursday waits for Monday`() throws {
    var story = try story("Pacific/Apia", "2011-12-01 12:00", may: [.phone])
    try story.interview(.phone, ended: "2011-12-29 18:00")
    #expect(
      try story.window(.thankYou, at: "2011-12-29 19:00") == "2012-01-02 09:00 to 2012-01-02 17:00")
  }

  @Test func `holidays that empty a window move it to the next business day`() throws {
    var policy = Policy()
    let dates = (21...25).map { CivilDate(year: 2026, month: 12, day: $0)! }
    policy.holidays = ["Europe/Berlin": Set(dates)]
    var story = try story("Europe/Berlin", "2026-12-01 12:00", policy: policy)
    try story.interview(.second, ended: "2026-12-14 10:00")
    let followUp = try story.followUp(.checkIn, at: "2026-12-15 12:00")
    #expect(story.say(followUp.window) == "2026-12-28 09:00 to 2026-12-28 17:00")
    #expect(followUp.because.contains { $0.effect == .rolls })
  }

  @Test(arguments: [Stage.phone, .first])
  func `after an early interview holidays put the check-in off by no more than a week`(
    _ stage: Stage
  ) throws {
    var policy = Policy()
    let dates = [24, 25, 28, 31].map { CivilDate(year: 2026, month: 12, day: $0)! }
    policy.holidays = ["*": Set(dates)]
    var story = try story("Europe/Berlin", "2026-12-01 12:00", policy: policy)
    try story.interview(stage, ended: "2026-12-21 12:00")
    // Three business days end on the 29th and four on the 30th; a week on the 28th, a holiday.
    #expect(
      try story.window(.checkIn, at: "2026-12-22 12:00") == "2026-12-29 09:00 to 2026-12-29 17:00")
  }

  @Test func `silence begins on the day on which the interview ends`() throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.record(
      "2026-11-18 23:30",
      .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 60, with: [])))
    #expect(
      try story.window(.checkIn, at: "2026-11-19 12:00") == "2026-11-24 09:00 to 2026-11-26 17:00")
  }

  @Test func `a promise of the day on which the interview began outlives it`() throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.record(
      "2026-11-18 20:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 27)!)))
    try story.record(
      "2026-11-18 23:30",
      .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 60, with: [])))
    #expect(
      try story.window(.checkIn, at: "2026-11-19 12:00") == "2026-12-01 09:00 to 2026-12-04 17:00")
  }

  @Test func `a promise made before an interview on a later day is void`() throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.record(
      "2026-11-17 20:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 27)!)))
    try story.interview(.phone, ended: "2026-11-18 12:00")
    #expect(
      try story.window(.checkIn, at: "2026-11-19 12:00") == "2026-11-23 09:00 to 2026-11-25 17:00")
  }

  @Test func `a promise is spent once they wrote after its date`() throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.interview(.phone, ended: "2026-11-16 12:00")
    try story.record(
      "2026-11-16 13:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 20)!)))
    try story.record(
      "2026-11-20 13:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: false)))
    #expect(
      try story.window(.checkIn, at: "2026-11-20 14:00") == "2026-11-24 09:00 to 2026-11-27 17:00")
    try story.record(
      "2026-11-23 13:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: false)))
    #expect(
      try story.window(.checkIn, at: "2026-11-23 14:00") == "2026-11-26 09:00 to 2026-11-30 17:00")
  }

  @Test(arguments: [
    (20, "2026-11-25 09:00 to 2026-11-27 17:00"), (30, "2026-12-02 09:00 to 2026-12-07 17:00"),
  ])
  func `a promise moves a second check-in only where it starts later`(
    _ day: Int, _ window: String
  ) throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.interview(.phone, ended: "2026-11-16 12:00")
    try story.record(
      "2026-11-16 13:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: day)!)))
    // Sent too early, whatever they had said.
    try story.record(
      "2026-11-18 10:00", .touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil)))
    #expect(try story.window(.checkIn, at: "2026-11-18 12:00") == window)
  }

  @Test(arguments: [
    ([Stage.phone, .second], "2026-11-26 09:00 to 2026-11-27 17:00"),
    ([.second, .phone], "2026-11-26 09:00 to 2026-11-27 17:00"),
    ([.phone, .phone], "2026-11-24 09:00 to 2026-11-26 17:00"),
  ])
  func `of two interviews at one employer the furthest is the stage, the later the anchor`(
    _ stages: [Stage], _ window: String
  ) throws {
    var story = try story("America/New_York", "2026-11-01 12:00")
    try story.interview(stages[0], ended: "2026-11-16 12:00")
    try story.interview(stages[1], ended: "2026-11-19 12:00")
    #expect(try story.window(.checkIn, at: "2026-11-20 12:00") == window)
  }

  @Test func `a message to the same address about another application keeps its distance`() throws {
    var story = try story("America/New_York", "2026-11-02 12:00")
    try story.record(
      "2026-11-02 12:00", in: "acme-two",
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "America/New_York"))))
    try story.record(
      "2026-11-02 12:00", in: "acme-two",
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "", name: "J. Doe", address: "Jo-Doe@acme.example", may: [.email]))
      ))
    try story.record(
      "2026-11-11 10:00", in: "acme-two",
      .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "j-doe")))
    // By its own count it would open on Mon 2026-11-09 and close on Mon 2026-11-16.
    let followUp = try story.followUp(.checkIn, at: "2026-11-11 12:00")
    #expect(story.say(followUp.window) == "2026-11-18 09:00 to 2026-11-18 17:00")
    #expect(followUp.because.contains { $0.rule == .spacing && $0.effect == .opens })
  }
}
