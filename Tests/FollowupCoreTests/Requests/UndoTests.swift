import CivilTime
import FollowupCore
import Testing

/// What can be undone, and that it is then as if it had never been.
@Suite struct UndoTests {
  private let note = EventBody.mistakeNoted(MistakeNoted(text: "a wrong year"))

  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    return story
  }

  @Test func `undo takes back the last event of a command, and undo again the one before`() throws {
    var story = try story()
    let before = story.engine.applications
    try story.record("2026-11-03 12:00", note)
    let mistake = story.events.last!.id
    try story.record(
      "2026-11-03 13:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: true)))
    let heard = story.events.last!.id
    for expected in [heard, mistake] {
      let draft = try story.engine.undoLastCommand(at: try story.instant("2026-11-03 14:00"))[0]
      #expect(draft.body == .eventUndone(EventUndone(expected)))
      try story.record("2026-11-03 14:00", draft.body)
    }
    #expect(story.engine.applications == before)
  }

  @Test func `an undo can be undone, and what is undone cannot be undone again`() throws {
    var story = try story()
    try story.record("2026-11-03 12:00", note)
    let noted = story.engine.applications
    let mistake = story.events.last!.id
    let now = try story.instant("2026-11-03 13:00")
    try story.record("2026-11-03 13:00", story.engine.undo("\(mistake)", at: now).body)
    let undo = story.events.last!.id
    #expect(throws: RequestError.alreadyUndone(event: mistake, by: undo)) {
      try story.engine.undo("\(mistake)", at: now)
    }
    try story.record("2026-11-03 13:00", story.engine.undo("\(undo)", at: now).body)
    #expect(story.engine.applications == noted)
  }

  @Test(arguments: ["", "acme", "test/0", "test/99", "nobody/1"])
  func `only an event that is there can be undone`(_ text: String) throws {
    let story = try story()
    #expect(throws: RequestError.unknownEvent(text)) {
      try story.engine.undo(text, at: try story.instant("2026-11-03 13:00"))
    }
  }

  @Test func `with nothing recorded there is nothing to undo`() throws {
    let engine = Engine(
      policy: Policy(), zones: Story.zones, systemZone: try Story.zones.zone(named: "UTC"))
    #expect(throws: RequestError.nothingToUndo) { try engine.undoLastCommand(at: .distantPast) }
  }

  // MARK: Written by hand, without the application's name

  private func unnamed(_ sequence: Int, undoes target: EventID, at time: Instant) -> Event {
    Event(
      id: EventID(device: "hand", sequence: sequence), time: time, at: time, application: "",
      body: .eventUndone(EventUndone(target)))
  }

  @Test func `an undo without an application's name can be undone`() throws {
    var story = try story()
    try story.record("2026-11-03 12:00", note)
    let noted = story.engine.applications
    let now = try story.instant("2026-11-03 13:00")
    let undo = unnamed(1, undoes: story.events.last!.id, at: now)
    try story.step(.events([undo]), at: now)
    #expect(story.engine.applications != noted)
    let draft = try story.engine.undo("\(undo.id)", at: now)
    #expect(
      draft == EventDraft(application: "acme", at: now, body: .eventUndone(EventUndone(undo.id))))
    try story.step(.request(1, [draft]), at: now)
    #expect(story.engine.applications == noted)
  }

  @Test func `undos without an application's name may come before what they undo`() throws {
    var story = try story()
    let before = story.engine.applications
    try story.record("2026-11-03 12:00", note)
    let (mistake, noted) = (story.events.last!, story.engine.applications)
    let now = try story.instant("2026-11-03 13:00")
    let undo = unnamed(1, undoes: mistake.id, at: now)
    let again = unnamed(2, undoes: undo.id, at: now)
    for (undoings, expected) in [([undo], before), ([again, undo], noted)] {
      var engine = Engine(policy: Policy(), zones: Story.zones, systemZone: story.zone)
      for event in undoings + [mistake] + story.events.dropLast() {
        _ = engine.step(.events([event]), at: now)
      }
      #expect(engine.applications == expected)
      #expect(engine.events(of: "acme").count == story.events.count + undoings.count)
      #expect(engine.events(of: nil).count == story.events.count + undoings.count)
    }
  }
}
