import CivilTime
import FollowupCore
import Testing

/// What is so already is not recorded again, and the answer says so.
@Suite struct SaidAlreadyTests {
  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    return story
  }

  /// Records a body twice.
  ///
  /// - Returns: how many events the second time added, and what was said then.
  private func again(
    _ story: Story, _ body: EventBody, at local: String = "2026-11-10 12:00",
    then later: String? = nil, now: String = "2026-11-10 12:00"
  ) throws -> (count: Int, said: String) {
    var story = story
    try story.record(local, now: now, body)
    let (events, warnings) = (story.said, story.warnings.count)
    try story.record(later ?? local, now: later ?? now, body)
    return (story.said - events, story.warnings.dropFirst(warnings).joined(separator: "|"))
  }

  private func contact(
    may: [Channel] = [], never: [Channel] = [], primary: Bool = false, part: Part? = nil
  ) -> EventBody {
    .contactAdded(
      ContactAdded(
        ContactFields(contact: "jo-doe", may: may, never: never, primary: primary, part: part)))
  }

  @Test func `what is known of a person or a firm is recorded once`() throws {
    let bodies: [EventBody] = [
      contact(may: [.phone]), contact(never: [.phone]), contact(may: [.social]),
      contact(primary: true), contact(part: .manager),
      .applicationChanged(ApplicationChanged(ApplicationFields(company: "Acme"))),
      .applicationChanged(ApplicationChanged(ApplicationFields(takenBack: [.url]))),
      .applicationChanged(ApplicationChanged(ApplicationFields(noFollowUp: true))),
      .applicationChanged(
        ApplicationChanged(ApplicationFields(), applied: try story().instant("2026-11-01 12:00"))),
    ]
    for body in bodies {
      let (count, said) = try again(story(), body, then: "2026-11-11 12:00")
      #expect(
        count == 0 && said.hasPrefix("nothing was recorded, since this is so already: "), "\(body)")
    }
    #expect(
      try again(story(), contact(never: [.phone])).said
        == "nothing was recorded, since this is so already: contact jo-doe: never by phone")
  }

  @Test func `a promise, an outcome and an interview are recorded once`() throws {
    let date = CivilDate(year: 2026, month: 11, day: 20)!
    #expect(try again(story(), .promiseRecorded(.by(date))).count == 0)
    #expect(try again(story(), .promiseRecorded(.from(date))).count == 0)
    #expect(
      try again(story(), .promiseRecorded(.noFollowUp), then: "2026-11-12 12:00").count == 0)
    for outcome in [Outcome.rejected, .withdrawn, .declined, .accepted] {
      let (count, _) = try again(
        story(), .outcomeRecorded(.init(outcome)), then: "2026-11-12 12:00")
      #expect(count == 0, "\(outcome)")
    }
    let offer = EventBody.outcomeRecorded(.init(.offer, until: .date(date)))
    #expect(try again(story(), offer).count == 0)
    let interview = EventBody.interviewAdded(.init(stage: .phone, with: ["jo-doe"]))
    let (count, said) = try again(story(), interview, at: "2026-11-12 10:00")
    #expect(count == 0)
    #expect(
      said == "nothing was recorded, since this is so already: phone interview, with jo-doe, on "
        + "Thu 12 Nov 2026 10:00 EST")
  }

  @Test func `what happens again, and what says something new, is recorded`() throws {
    let date = CivilDate(year: 2026, month: 11, day: 20)!
    let promise = EventBody.promiseRecorded(.by(date))
    #expect(try again(story(), promise, then: "2026-11-12 12:00").count == 1)
    #expect(try again(story(), .messageHeard(.init())).count == 1)
    #expect(try again(story(), .touchSent(.init(action: .checkIn))).count == 1)
    let offer = EventBody.outcomeRecorded(.init(.offer))
    #expect(try again(story(), offer, then: "2026-11-12 12:00").count == 1)
    var other = try story()
    try other.record("2026-11-09 12:00", .outcomeRecorded(.init(.rejected)))
    // Another date, and who said it.
    try other.record(
      "2026-11-08 12:00", now: "2026-11-10 12:00", .outcomeRecorded(.init(.rejected)))
    try other.record("2026-11-10 12:00", .outcomeRecorded(.init(.rejected, contact: "jo-doe")))
    #expect(other.said == 5)
    var moved = try story()
    try moved.record(
      "2026-11-12 10:00", now: "2026-11-10 12:00", .interviewAdded(.init(stage: .phone)))
    try moved.record(
      "2026-11-12 10:00", now: "2026-11-10 12:00",
      .interviewAdded(.init(stage: .phone, with: ["jo-doe"])))
    #expect(moved.said == 4)
  }

  @Test func `a promise said again after a check-in begins a new silence`() throws {
    let date = CivilDate(year: 2026, month: 11, day: 20)!
    var story = try story()
    try story.record("2026-11-10 09:00", .promiseRecorded(.by(date)))
    try story.record("2026-11-10 10:00", .touchSent(.init(action: .checkIn, contact: "jo-doe")))
    try story.record("2026-11-10 12:00", .promiseRecorded(.by(date)))
    #expect(story.said == 5)
  }

  @Test func `an event with a key is recorded, so that its source is known`() throws {
    var story = try story()
    let now = try story.instant("2026-11-10 12:00")
    let body = contact(may: [.phone])
    for key in ["a", "b"] {
      try story.step(
        .request(1, [EventDraft(application: "acme", at: now, body: body, key: key)]), at: now)
    }
    #expect(story.said == 4)
  }

  @Test func `of several, those that say something new are recorded`() throws {
    var story = try story()
    let now = try story.instant("2026-11-10 12:00")
    let bodies = [contact(may: [.phone]), contact(may: [.phone]), contact(may: [.text])]
    try story.step(
      .request(1, bodies.map { EventDraft(application: "acme", at: now, body: $0) }), at: now)
    #expect(story.said == 4)
    #expect(story.warnings.count == 1)
  }
}

extension Story {
  /// How many events say something; the program's own records of reminders do not.
  fileprivate var said: Int { events.count { $0.body.nature != .bookkeeping } }
}
