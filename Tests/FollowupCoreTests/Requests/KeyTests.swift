import FollowupCore
import Testing

/// A source's own identity of an event, by which it is recorded only once.
struct KeyTests {
  private let now = "2026-11-03 12:00"

  private func story() throws -> Story { try Story(added: "2026-11-02 12:00") }

  private func draft(
    _ key: String?, _ text: String = "a note", again: Bool = false, in story: Story
  )
    throws -> EventDraft
  {
    EventDraft(
      application: "acme", at: try story.instant(now), body: .noteAdded(NoteAdded(text: text)),
      key: key, again: again)
  }

  private func record(_ drafts: [EventDraft], in story: inout Story) throws {
    try story.step(.request(1, drafts), at: try story.instant(now))
  }

  private func notes(_ story: Story) -> [String] {
    story.events.compactMap { if case .noteAdded(let note) = $0.body { note.text } else { nil } }
  }

  @Test func `an event whose key is known is not recorded, and the others of its call are`() throws
  {
    var story = try story()
    try record([try draft("mail/1", "first", in: story)], in: &story)
    try record(
      [
        try draft("mail/1", "same", in: story), try draft("mail/2", "second", in: story),
        try draft("mail/2", "twice in a call", in: story), try draft(nil, "without", in: story),
      ], in: &story)
    #expect(notes(story) == ["first", "second", "without"])
    #expect(story.engine.event(ofKey: "mail/1")?.id == EventID(device: "test", sequence: 2))
    #expect(story.engine.event(ofKey: "mail/3") == nil)
  }

  @Test func `an event that was undone stays known, and is recorded anew only if asked`() throws {
    var story = try story()
    try record([try draft("mail/1", "first", in: story)], in: &story)
    let undo = try story.engine.undoLastCommand(at: try story.instant(now))
    try record(undo, in: &story)
    try record([try draft("mail/1", "same", in: story)], in: &story)
    #expect(notes(story) == ["first"])
    try record([try draft("mail/1", "anew", again: true, in: story)], in: &story)
    #expect(notes(story) == ["first", "anew"])
    #expect(story.engine.event(ofKey: "mail/1")?.id == story.events.last?.id)
  }

  @Test func `a call of known events alone is answered at once, and nothing is recorded`() throws {
    var story = try story()
    try record([try draft("mail/1", in: story)], in: &story)
    var engine = story.engine
    let effects = engine.step(
      .request(7, [try draft("mail/1", in: story)]), at: try story.instant(now))
    let isAnswered = effects.contains { effect in
      if case .answer(7, let events, _) = effect { events.isEmpty } else { false }
    }
    #expect(isAnswered)
    #expect(!effects.contains { if case .append = $0 { true } else { false } })
  }

  @Test func `a key is not recorded by two calls at a time`() throws {
    var engine = try story().engine
    let story = try story()
    let instant = try story.instant(now)
    _ = engine.step(.request(1, [try draft("mail/1", in: story)]), at: instant)
    let second = engine.step(.request(2, [try draft("mail/1", in: story)]), at: instant)
    let isRefused = second.contains { effect in
      if case .refuse(2, .invalidEvent(index: 0, _, _)) = effect { true } else { false }
    }
    #expect(isRefused)
    _ = engine.step(.notRecorded(1, message: "full"), at: instant)
    let third = engine.step(.request(3, [try draft("mail/1", in: story)]), at: instant)
    #expect(third.contains { if case .append(3, _) = $0 { true } else { false } })
  }

  @Test func `an index of a refusal counts the events that are known, too`() throws {
    var story = try story()
    try record([try draft("mail/1", in: story)], in: &story)
    let drafts = [try draft("mail/1", in: story), try draft("mail/2", "", in: story)]
    let error = #expect(throws: RequestError.self) { try record(drafts, in: &story) }
    guard case .invalidEvent(index: 1, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is read again keeps its keys`() throws {
    var story = try story()
    try record([try draft("mail/1", "first", in: story)], in: &story)
    try story.step(.reloaded(story.events), at: try story.instant(now))
    try record([try draft("mail/1", "same", in: story)], in: &story)
    #expect(notes(story) == ["first"])
  }
}
