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

  @Test func `one that was cancelled is named as that, whether or not there are others`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-27 15:00", recorded: "2026-11-04 12:00")
    let start = try story.instant("2026-11-20 14:00")
    func refusal(_ body: EventBody) -> (message: String, remedies: [Remedy])? {
      do { try story.record("2026-11-05 12:00", body) } catch RequestError.invalidEvent(
        _, let message, let remedies)
      {
        return (message, remedies)
      } catch {}
      return nil
    }
    try story.record("2026-11-04 12:00", .interviewCancelled(.next(.phone, from: start)))
    let said = "the phone interview of Fri 20 Nov 2026 14:00 EST at acme was cancelled already"
    let again = refusal(.interviewCancelled(.next(.phone, from: start)))
    #expect(again?.message == said && again?.remedies == [])
    let moved = refusal(.interviewMoved(InterviewMoved(stage: .phone, from: start)))
    #expect(moved?.message == said)
    #expect(
      moved?.remedies == [Remedy(.recordInterview, application: "acme", stage: .phone)])
    let later = try story.instant("2026-11-27 14:00")
    try story.record("2026-11-05 12:00", .interviewCancelled(.next(.phone, from: later)))
    #expect(
      refusal(.interviewCancelled(.next(.phone)))?.message
        == "the phone interview of Fri 27 Nov 2026 14:00 EST at acme was cancelled already")
  }

  @Test func `a no-show says from when a message about it is allowed, as check does`() throws {
    var story = try story()
    for (now, said) in [
      ("2026-11-20 16:00", "about that now"),
      ("2026-11-20 22:00", "about that from Mon 23 Nov 2026 09:00 EST on"),
    ] {
      try story.record(now, .interviewCancelled(.next(.phone)))
      #expect(story.warnings.last == "if nobody came, you may write to them \(said)")
      let undo = try story.engine.undoLastCommand(at: try story.instant(now))
      try story.record(now, undo[0].body)
    }
  }
}
