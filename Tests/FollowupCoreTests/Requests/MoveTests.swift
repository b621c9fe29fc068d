import CivilTime
import FollowupCore
import Testing

/// Another time for an interview.
struct MoveTests {
  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.interview(.phone, ended: "2026-11-20 15:00", recorded: "2026-11-03 12:00")
    return story
  }

  private func move(_ event: EventID, to local: String, in story: inout Story) throws {
    try story.record(
      local, now: "2026-11-04 12:00",
      .interviewMoved(
        InterviewMoved(event: event, local: try CivilDateTime(iso8601: local))))
  }

  @Test func `a moved interview keeps its event, stage and length, and its check-in moves along`()
    throws
  {
    var story = try story()
    let event = story.events.last!.id
    try move(event, to: "2026-11-18 09:00", in: &story)
    let interview = try #require(story.engine.applications["acme"]?.interviews.first)
    #expect(interview.event == event && interview.stage == .phone)
    #expect(interview.starts == (try story.instant("2026-11-18 09:00")))
    #expect(interview.ends == (try story.instant("2026-11-18 10:00")))
    #expect(interview.local == (try CivilDateTime(iso8601: "2026-11-18 09:00")))
    #expect(
      try story.window(.checkIn, at: "2026-11-19 12:00").hasPrefix("2026-11-23 09:00"))
  }

  @Test func `undone, the interview is at its first time again`() throws {
    var story = try story()
    let event = story.events.last!.id
    let before = story.engine.applications
    try move(event, to: "2026-11-18 09:00", in: &story)
    let undo = try story.engine.undoLastCommand(at: try story.instant("2026-11-04 13:00"))
    try story.record("2026-11-04 13:00", undo[0].body)
    #expect(story.engine.applications == before)
  }

  @Test func `only an interview that is there and was not cancelled is moved`() throws {
    var story = try story()
    let event = story.events.last!.id
    #expect(throws: RequestError.unknownEvent("test/1")) {
      try move(EventID(device: "test", sequence: 1), to: "2026-11-18 09:00", in: &story)
    }
    try story.record("2026-11-04 12:00", .interviewCancelled(.event(event)))
    #expect(throws: RequestError.self) { try move(event, to: "2026-11-18 09:00", in: &story) }
  }
}
