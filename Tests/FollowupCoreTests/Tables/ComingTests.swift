import CivilTime
import FollowupCore
import Testing

/// What comes: interviews, promised dates and deadlines, with what is left out.
@Suite struct ComingTests {
  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    return story
  }

  private func date(_ day: Int) -> CivilDate { CivilDate(year: 2026, month: 11, day: day)! }

  /// "interview 2026-11-20 10:00 phone interview", soonest first.
  private func coming(_ story: Story, at local: String) throws -> [String] {
    story.engine.coming(at: try story.instant(local)).map {
      "\($0.kind.rawValue) \(story.zone.civil(at: $0.at)) \($0.text)"
    }
  }

  @Test func `interviews come until they end, and not once they were called off`() throws {
    var story = try story()
    try story.interview(
      .first, ended: "2026-11-20 11:00", with: ["jo-doe"], recorded: "2026-11-03 12:00")
    try story.interview(.phone, ended: "2026-11-18 11:00", recorded: "2026-11-03 12:00")
    let both = [
      "interview 2026-11-18 10:00 phone interview",
      "interview 2026-11-20 10:00 first interview with Jo Doe",
    ]
    #expect(try coming(story, at: "2026-11-04 12:00") == both)
    #expect(
      try coming(story, at: "2026-11-18 10:30").first
        == "interview 2026-11-18 10:00 phone interview, under way")
    #expect(try coming(story, at: "2026-11-18 11:00") == [both[1]])
    try story.record("2026-11-05 12:00", .interviewCancelled(.next(.phone)))
    #expect(try coming(story, at: "2026-11-05 12:00") == [both[1]])
    try story.record("2026-11-06 12:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    #expect(try coming(story, at: "2026-11-06 12:00").isEmpty)
  }

  @Test func `a promised date comes as business ends or starts on it, until it is overtaken`()
    throws
  {
    var story = try story()
    try story.record("2026-11-05 12:00", .promiseRecorded(.by(date(13))))
    let by = "promise 2026-11-13 17:00 they said you would hear by then"
    #expect(try coming(story, at: "2026-11-13 16:59") == [by])
    #expect(try coming(story, at: "2026-11-13 17:00").isEmpty)
    try story.record("2026-11-06 12:00", .promiseRecorded(.from(date(16))))
    #expect(
      try coming(story, at: "2026-11-06 12:00")
        == ["promise 2026-11-16 09:00 they asked to be contacted from then on"])
    try story.record("2026-11-07 12:00", .promiseRecorded(.noFollowUp))
    #expect(try coming(story, at: "2026-11-07 12:00").isEmpty)
    try story.record("2026-11-08 12:00", .promiseRecorded(.by(date(20))))
    #expect(try coming(story, at: "2026-11-08 12:00").count == 1)
    var offered = story
    try offered.record("2026-11-08 13:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(try coming(offered, at: "2026-11-08 13:00").isEmpty)
    try story.interview(.phone, ended: "2026-11-09 12:00")
    #expect(try coming(story, at: "2026-11-09 12:00").isEmpty)
  }

  @Test func `deadlines come until they are met or over`() throws {
    var story = try story()
    try story.record(
      "2026-11-05 12:00",
      .messageHeard(MessageHeard(channel: .email, asks: true, until: .date(date(13)))))
    try story.record(
      "2026-11-05 13:00", .outcomeRecorded(OutcomeRecorded(.offer, until: .date(date(18)))))
    let question = "deadline 2026-11-13 17:00 they want an answer to their question"
    let offer = "deadline 2026-11-18 17:00 their offer ends"
    #expect(try coming(story, at: "2026-11-05 13:00") == [question, offer])
    try story.record("2026-11-05 14:00", .touchSent(TouchSent(action: .reply)))
    #expect(try coming(story, at: "2026-11-05 14:00") == [question, offer])
    try story.record("2026-11-05 15:00", .touchSent(TouchSent(action: .reply)))
    #expect(try coming(story, at: "2026-11-05 15:00") == [offer])
    #expect(try coming(story, at: "2026-11-18 17:00").isEmpty)
    try story.record("2026-11-06 15:00", .outcomeRecorded(OutcomeRecorded(.declined)))
    #expect(try coming(story, at: "2026-11-06 15:00").isEmpty)
  }
}
