import CivilTime
import FollowupCore
import Holidays
import Testing

/// The examples that the policy is explained by, and what they decide.
@Suite struct WorkedExampleTests {
  private static let thanksgiving: Policy = {
    var policy = Policy()
    policy.holidays = ["*": [CivilDate(year: 2026, month: 11, day: 26)!]]
    return policy
  }()

  private static let christmas: Policy = {
    var policy = Policy()
    policy.holidays = [
      "Europe/Berlin": [
        CivilDate(year: 2026, month: 12, day: 25)!, CivilDate(year: 2026, month: 12, day: 26)!,
      ]
    ]
    return policy
  }()

  @Test func `a check-in after a phone interview`() throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.interview(.phone, ended: "2026-11-20 15:00")
    #expect(
      try story.window(.checkIn, at: "2026-11-21 12:00") == "2026-11-25 09:00 to 2026-11-27 17:00")
  }

  @Test func `a holiday inside the window splits it`() throws {
    var story = try Story(added: "2026-11-01 12:00", policy: Self.thanksgiving)
    try story.contact("2026-11-01 12:00")
    try story.interview(.phone, ended: "2026-11-20 15:00")
    let followUp = try story.followUp(.checkIn, at: "2026-11-21 12:00")
    #expect(story.say(followUp.window) == "2026-11-25 09:00 to 2026-11-27 17:00")
    #expect(
      followUp.slots.map(story.say) == [
        "2026-11-25 09:00 to 2026-11-25 17:00", "2026-11-27 09:00 to 2026-11-27 17:00",
      ])
  }

  @Test func `a check-in after a first interview starts a week later at the latest`() throws {
    var story = try Story(added: "2026-11-01 12:00", policy: Self.thanksgiving)
    try story.contact("2026-11-01 12:00")
    try story.interview(.first, ended: "2026-11-23 12:00")
    #expect(
      try story.window(.checkIn, at: "2026-11-24 12:00") == "2026-11-30 09:00 to 2026-12-01 17:00")
  }

  @Test func `a check-in after a second interview, across a change of the clocks`() throws {
    var story = try Story(zone: "Europe/Berlin", added: "2027-03-01 12:00")
    try story.contact("2027-03-01 12:00")
    try story.interview(.second, ended: "2027-03-22 11:00")
    let followUp = try story.followUp(.checkIn, at: "2027-03-23 12:00")
    #expect(story.say(followUp.window) == "2027-03-29 09:00 to 2027-04-01 17:00")
    #expect(followUp.window?.start.rfc3339 == "2027-03-29T07:00:00Z")
  }

  @Test func `a promised date takes the place of the stage's range`() throws {
    var story = try Story(zone: "Europe/Berlin", added: "2026-12-01 12:00")
    try story.contact("2026-12-01 12:00")
    try story.interview(.phone, ended: "2026-12-16 10:00")
    try story.record(
      "2026-12-16 10:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 12, day: 18)!)))
    #expect(
      try story.window(.checkIn, at: "2026-12-17 12:00") == "2026-12-22 09:00 to 2026-12-25 17:00")
  }

  @Test func `holidays move the end of a range that is counted in business days`() throws {
    var story = try Story(
      zone: "Europe/Berlin", added: "2026-12-01 12:00", policy: Self.christmas)
    try story.contact("2026-12-01 12:00")
    try story.interview(.phone, ended: "2026-12-16 10:00")
    try story.record(
      "2026-12-16 10:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 12, day: 18)!)))
    #expect(
      try story.window(.checkIn, at: "2026-12-17 12:00") == "2026-12-22 09:00 to 2026-12-28 17:00")
  }

  @Test func `a thank-you by e-mail knows no business hours`() throws {
    var story = try Story(added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.interview(.phone, ended: "2026-11-20 17:30")
    #expect(
      try story.window(.thankYou, at: "2026-11-20 18:00") == "2026-11-20 17:30 to 2026-11-21 17:30")
  }

  @Test func `a gracious note after a rejection on a Saturday`() throws {
    var story = try Story(zone: "Europe/London", added: "2026-11-01 12:00")
    try story.contact("2026-11-01 12:00")
    try story.record("2026-11-21 12:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    #expect(
      try story.window(.graciousNote, at: "2026-11-21 13:00")
        == "2026-11-23 09:00 to 2026-11-24 17:00")
  }

  @Test func `an invitation to ask from a date on sets earlier check-ins aside`() throws {
    var story = try Story(zone: "Europe/Berlin", added: "2026-12-01 12:00")
    try story.contact("2026-12-01 12:00")
    try story.interview(.phone, ended: "2026-12-14 10:00")
    try story.record(
      "2026-12-17 10:00", .touchSent(TouchSent(action: .checkIn, channel: .email, contact: nil)))
    try story.record(
      "2026-12-17 15:00", .promiseRecorded(.from(CivilDate(year: 2026, month: 12, day: 21)!)))
    #expect(
      try story.window(.checkIn, at: "2026-12-18 12:00") == "2026-12-21 09:00 to 2026-12-28 17:00")
  }

  @Test(
    arguments: [
      ("2026-11-25 08:59", nil, "notYet 2026-11-25 09:00"),
      ("2026-11-25 09:00", nil, "allowed"),
      ("2026-11-25 17:00", nil, "notYet 2026-11-26 09:00"),
      ("2026-11-25 12:00", .phone, "never stated-channel"),
      ("2026-11-27 17:00", nil, "notYet 2026-11-30 09:00"),
      ("2026-11-30 09:00", nil, "allowed"),
    ] as [(String, Channel?, String)])
  func `check answers for an instant and a channel`(
    local: String, channel: Channel?, answer: String
  ) throws {
    var story = try Story(added: "2026-11-01 12:00", channels: [.email])
    try story.contact("2026-11-01 12:00", may: [.email, .phone])
    try story.interview(.phone, ended: "2026-11-20 15:00")
    #expect(story.say(try story.check(.checkIn, at: local, via: channel)) == answer)
  }
}
