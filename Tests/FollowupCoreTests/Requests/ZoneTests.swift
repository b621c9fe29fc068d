import CivilTime
import FollowupCore
import Holidays
import Testing

/// Zones that a machine's tz database lacks, and names that are none.
@Suite struct ZoneTests {
  /// The system's database without a zone.
  private struct Without: ZoneSource {
    let missing: String

    func zone(named name: String) throws(ZoneError) -> Zone {
      if name == missing { throw .unknown(name: name) }
      return try Story.zones.zone(named: name)
    }

    func canonicalName(of name: String) -> String { Story.zones.canonicalName(of: name) }

    func identifiers() -> [String] { Story.zones.identifiers().filter { $0 != missing } }
  }

  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-10 12:00")
    return story
  }

  @Test func `nothing is offered or told in a zone that cannot be had, and each says why`() throws {
    var story = try story()
    let without = Without(missing: "America/New_York")
    try story.step(.zones(without, systemZone: .utc), at: story.instant("2026-11-10 13:00"))
    try story.wait(until: "2026-12-31 12:00")
    #expect(
      story.tellings == ["interview/ask 2026-11-16 10:00", "interview/record 2026-11-16 12:15"])
    let situation = try story.situation("2026-11-18 12:00")
    let followUps = situation.followUps()
    #expect(!followUps.isEmpty)
    for followUp in followUps {
      #expect(followUp.state == .denied)
      #expect(followUp.because.map(\.rule) == [.zone])
      #expect(followUp.because[0].text.contains("\"America/New_York\" is not in this machine's tz"))
      #expect(followUp.because[0].text.contains("tzdata-legacy"))
    }
    for action in Action.allCases {
      #expect(situation.check(action).answer == .never, "\(action)")
    }
    // Where no instant can be named, nothing has expired.
    #expect(try story.situation("2026-12-20 12:00").listed.contains { $0.action == .thankYou })
    #expect(
      story.engine.zoneProblems == [
        "\"America/New_York\" is not in this machine's tz database; install tzdata-legacy, or a newer "
          + "tzdata. Until then nothing is offered, and no reminder of it told, for: acme."
      ])
  }

  @Test func `what a missing zone held back is told once the zone is there`() throws {
    var story = try story()
    let without = Without(missing: "America/New_York")
    try story.step(.zones(without, systemZone: .utc), at: story.instant("2026-11-10 13:00"))
    try story.wait(until: "2026-11-16 13:00")
    try story.step(.zones(Story.zones, systemZone: .utc), at: story.instant("2026-11-16 13:00"))
    #expect(story.tellings.last == "thank-you/opens 2026-11-16 13:00")
    #expect(story.engine.zoneProblems.isEmpty)
  }

  @Test func `a missing zone can still be recorded about`() throws {
    var story = try story()
    let without = Without(missing: "America/New_York")
    try story.step(.zones(without, systemZone: .utc), at: story.instant("2026-11-16 13:00"))
    try story.record(
      "2026-11-16 14:00", .touchSent(TouchSent(action: .thankYou)))
    #expect(story.events.last?.body.kind == "touch.sent")
  }

  @Test func `the user's own zone that cannot be had is a problem, too`() throws {
    var policy = Policy()
    policy.userZone = "Mars/Olympus"
    let story = try Story(added: "2026-11-02 12:00", policy: policy)
    #expect(
      story.engine.zoneProblems == [
        "\"Mars/Olympus\" is not in this machine's tz database; install tzdata-legacy, or a newer "
          + "tzdata. Until then your own time is that of America/New_York."
      ])
  }

  /// The system's database after an update that gave a zone other rules.
  private struct Updated: ZoneSource {
    let name: String
    let rules: Zone

    func zone(named name: String) throws(ZoneError) -> Zone {
      name == self.name ? rules : try Story.zones.zone(named: name)
    }

    func identifiers() -> [String] { Story.zones.identifiers() }
    func canonicalName(of name: String) -> String { name }
  }

  @Test func `an interview to come keeps its local time through an update of the rules`() throws {
    // Panama has the time of New York in winter, as Winnipeg has since 2026; Denver is two hours away.
    var story = try Story(zone: "America/Chicago", added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    let start = try story.instant("2026-12-10 14:00")
    try story.step(
      .request(
        1,
        [
          EventDraft(
            application: "acme", at: start,
            body: .interviewAdded(
              InterviewAdded(stage: .phone, local: try CivilDateTime(iso8601: "2026-12-10 14:00")))),
          EventDraft(
            application: "acme", at: start + .days(1),
            body: .interviewAdded(InterviewAdded(stage: .first))),
        ]), at: story.instant("2026-11-03 12:00"))
    #expect(story.engine.interviewsMoved(at: start - .days(3)).isEmpty)

    let panama = try Story.zones.zone(named: "America/Panama")
    try story.step(
      .zones(Updated(name: "America/Chicago", rules: panama), systemZone: .utc),
      at: story.instant("2026-12-01 12:00"))
    let interviews = try #require(story.engine.applications["acme"]).interviews
    #expect(interviews.map(\.starts) == [start - .hours(1), start + .days(1)])
    #expect(interviews[0].starts.duration(to: interviews[0].ends) == .hours(1))
    let moved = story.engine.interviewsMoved(at: start - .days(3))
    #expect(moved.count == 1)
    #expect(moved[0].contains("keeps its local time, Thu 10 Dec 2026 14:00"))
    #expect(moved[0].contains("2026-12-10T19:00:00Z"))
    #expect(moved[0].contains("2026-12-10T20:00:00Z"))
    try story.wait(until: "2026-12-10 13:00")
    #expect(story.tellings == ["interview/ask 2026-12-10 12:00"])
    #expect(story.engine.interviewsMoved(at: start + .days(3)).isEmpty)
  }

  @Test func `what was said to be an instant stays one, and so does a time of no recorded zone`()
    throws
  {
    var story = try Story(zone: "America/Chicago", added: "2026-11-02 12:00")
    let start = try story.instant("2026-12-10 14:00")
    try story.record(
      "2026-11-03 12:00", in: "bolt",
      .applicationAdded(ApplicationAdded(ApplicationFields(company: "Bolt"))))
    try story.step(
      .request(
        1,
        [
          EventDraft(
            application: "bolt", at: start,
            body: .interviewAdded(
              InterviewAdded(stage: .phone, local: try CivilDateTime(iso8601: "2026-12-10 14:00"))))
        ]), at: story.instant("2026-11-03 12:00"))
    let berlin = try Story.zones.zone(named: "Europe/Berlin")
    try story.step(.zones(Story.zones, systemZone: berlin), at: story.instant("2026-11-04 12:00"))
    #expect(story.engine.applications["bolt"]?.interviews.map(\.starts) == [start])
  }

  @Test func `holidays under one name of a zone hold under its others`() throws {
    var policy = Policy()
    policy.holidays = ["Asia/Kolkata": [CivilDate(year: 2026, month: 11, day: 24)!]]
    let story = try Story(zone: "Asia/Calcutta", added: "2026-11-02 12:00", policy: policy)
    let calendar = try story.situation("2026-11-24 12:00").calendar
    #expect(!calendar.isBusinessDay(CivilDate(year: 2026, month: 11, day: 24)!))
  }
}
