import CivilTime
import FollowupCore
import Testing

/// What becomes of a reminder whose delivery the log does not take at first.
@Suite struct RetryTests {
  /// A thank-you that comes due on Mon 2026-11-16 12:00, and the log takes nothing.
  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.interview(.phone, ended: "2026-11-16 12:00", recorded: "2026-11-16 10:30")
    story.isDiskFull = true
    return story
  }

  @Test func `a delivery that the log does not take is tried again every minute`() throws {
    var story = try story()
    try story.wait(until: "2026-11-16 12:05")
    #expect(story.tellings == [])
    story.isDiskFull = false
    try story.wait(until: "2026-11-16 12:06")
    #expect(story.tellings == ["thank-you/opens 2026-11-16 12:06"])
  }

  @Test(arguments: ["2026-11-16 12:30", "2026-12-16 12:00", "2027-11-16 12:00"])
  func `a clock that is set back does not put the next try off`(_ wrong: String) throws {
    var story = try story()
    // The clock is ahead of time when it comes due, and is put right a little later.
    try story.sleepThrough(until: wrong)
    try story.sleepThrough(until: "2026-11-16 12:02")
    #expect(try #require(story.wake) <= story.instant("2026-11-16 12:03"))
    story.isDiskFull = false
    try story.wait(until: "2026-11-16 12:04")
    #expect(story.tellings == ["thank-you/opens 2026-11-16 12:03"])
  }

  @Test func `nor does it put off the record of what was told`() throws {
    var story = try story()
    story.isDiskFull = false
    story.fillsUpOnceIntended = true
    try story.sleepThrough(until: "2026-11-16 12:14")
    #expect(story.tellings == ["thank-you/opens 2026-11-16 12:14"])
    story.fillsUpOnceIntended = false
    story.isDiskFull = false
    try story.sleepThrough(until: "2026-11-16 12:02")
    try story.wait(until: "2026-11-16 12:04")
    #expect(story.tellings == ["thank-you/opens 2026-11-16 12:14"])
    #expect(story.deliveries == ["acme/thank-you/test/3/opens"])
  }

  @Test func `a reminder that is being told wakes nobody when it was snoozed until`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.interview(.phone, ended: "2026-11-16 12:00")
    try story.record(
      "2026-11-16 12:30", .touchSent(.init(action: .thankYou, channel: nil, contact: nil)))
    try story.wait(until: "2026-11-19 10:00")
    let until = try story.instant("2026-11-19 12:00")
    let drafts = try story.engine.snooze(
      "acme", .checkIn, until: until, at: try story.instant("2026-11-19 10:00"))
    try story.step(.request(2, drafts), at: try story.instant("2026-11-19 10:00"))
    let situation = try story.situation("2026-11-19 10:01")
    #expect(situation.agenda(quiet: nil).next == until)
    let next = situation.agenda(quiet: nil) { $0.phase == .opens }.next
    #expect(try #require(next) > until)
  }
}
