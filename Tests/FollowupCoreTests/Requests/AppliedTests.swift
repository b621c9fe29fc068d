import CivilTime
import FollowupCore
import JSON
import Testing

/// The date of an application may be changed.
@Suite struct AppliedTests {
  private func changed(to local: String, in story: Story) throws -> EventBody {
    .applicationChanged(
      ApplicationChanged(ApplicationFields(), applied: try story.instant(local)))
  }

  @Test func `what waits for an answer is counted from the new date, and its reminders come anew`()
    throws
  {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.wait(until: "2026-11-10 12:00")
    #expect(story.tellings == ["check-in/opens 2026-11-09 09:00"])
    try story.record("2026-11-10 12:00", changed(to: "2026-11-06 10:00", in: story))
    let application = try #require(story.engine.applications["acme"])
    #expect(application.applied.at == (try story.instant("2026-11-06 10:00")))
    #expect(application.added.event == story.events[0].id)
    try story.wait(until: "2026-11-13 12:00")
    #expect(
      story.tellings == ["check-in/opens 2026-11-09 09:00", "check-in/opens 2026-11-13 09:00"])
    let change = try #require(
      story.events.first { if case .applicationChanged = $0.body { true } else { false } })
    let undo = try story.engine.undo("\(change.id)", at: try story.instant("2026-11-13 12:00"))
    try story.record("2026-11-13 12:00", undo.body)
    #expect(
      story.engine.applications["acme"]?.applied.at == (try story.instant("2026-11-02 12:00")))
  }

  @Test func `it is read back from the log, and worded`() throws {
    let story = try Story(added: "2026-11-02 12:00")
    let body = try changed(to: "2026-10-20 10:00", in: story)
    var object = JSONObject()
    body.write(into: &object)
    #expect(object["applied"] == "2026-10-20T14:00:00Z")
    #expect(try EventBody(takingFrom: &object) == body)
    #expect(body.payload?.sentence { _ in "then" } == "application changed: applied then")
  }

  @Test func `a date to come is refused, and one after what happened is warned of`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    try story.record("2026-11-04 12:00", .messageHeard(.init(contact: "jo-doe")))
    #expect(throws: RequestError.self) {
      try story.record("2026-11-05 12:00", changed(to: "2026-11-06 12:00", in: story))
    }
    try story.record("2026-11-06 12:00", changed(to: "2026-11-05 12:00", in: story))
    #expect(
      story.warnings == [
        "something is recorded before it, on Wed 4 Nov 2026: see that both dates are right"
      ])
  }
}
