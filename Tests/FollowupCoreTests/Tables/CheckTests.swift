import CivilTime
import FollowupCore
import Testing

/// What `check` answers, and why, where nothing is offered.
@Suite struct CheckTests {
  @Test func `a check-in before an interview is in order once that has ended`() throws {
    var story = try Story(added: "2026-11-20 12:00")
    try story.contact("2026-11-20 12:00")
    try story.record(
      "2026-11-23 08:00",
      .promiseRecorded(.from(CivilDate(year: 2026, month: 11, day: 23)!)))
    try story.interview(.first, ended: "2026-11-23 11:00", recorded: "2026-11-23 08:00")
    #expect(
      story.say(try story.check(.checkIn, at: "2026-11-23 09:30")) == "notYet 2026-11-23 11:00")
  }

  @Test func `what was sent already is said with when it was sent to that person`() throws {
    var story = try Story(added: "2026-11-20 12:00")
    try story.contact("2026-11-20 12:00")
    try story.contact("2026-11-20 12:00", "Al Roe")
    try story.interview(
      .first, ended: "2026-11-23 11:00", with: ["jo-doe", "al-roe"], recorded: "2026-11-23 08:00")
    for (at, contact) in [("2026-11-23 15:30", "jo-doe"), ("2026-11-23 16:00", "al-roe")] {
      try story.record(
        at, .touchSent(TouchSent(action: .thankYou, channel: .email, contact: contact)))
    }
    for (contact, at) in [("jo-doe", "15:30"), ("al-roe", "16:00")] {
      let verdict = try story.check(.thankYou, at: "2026-11-24 09:30", to: contact)
      let text = try #require(verdict.because.first).text
      #expect(text.hasSuffix("was sent already, Mon 23 Nov 2026 \(at) EST"), "\(text)")
    }
  }
}
