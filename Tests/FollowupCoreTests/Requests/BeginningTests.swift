import CivilTime
import FollowupCore
import OrderedCollections
import Testing

/// What hangs on a beginning that was undone, and what is added anew under the same name.
@Suite struct BeginningTests {
  /// Bolt, with a contact, a permission and an interview, undone.
  private func undone() throws -> (story: Story, before: Application, undoing: EventID) {
    var story = try Story("bolt", added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: [.phone])
    try story.interview(.phone, ended: "2026-11-05 12:00", with: ["jo-doe"])
    let before = try #require(story.engine.applications["bolt"])
    let undo = try story.engine.undo(
      "\(story.events[0].id)", at: try story.instant("2026-11-06 12:00"))
    try story.record("2026-11-06 12:00", undo.body)
    return (story, before, story.events.last!.id)
  }

  private func add(_ story: inout Story, at local: String = "2026-11-07 12:00") throws {
    try story.record(local, .applicationAdded(.init(ApplicationFields(company: "Bolt Two"))))
  }

  @Test func `an application that is added anew begins empty`() throws {
    var (story, _, _) = try undone()
    #expect(story.engine.applications["bolt"] == nil)
    try add(&story)
    let bolt = try #require(story.engine.applications["bolt"])
    #expect(bolt.company == "Bolt Two")
    #expect(bolt.contacts.isEmpty && bolt.interviews.isEmpty)
  }

  @Test func `the old one comes back whole once the name is free, and not before`() throws {
    var (story, before, undoing) = try undone()
    try add(&story)
    let added = story.events.last!.id
    try story.contact("2026-11-07 12:00", "Al Roe")
    let now = try story.instant("2026-11-08 12:00")
    #expect(throws: RequestError.self) { try story.engine.undo("\(undoing)", at: now) }
    try story.record("2026-11-08 12:00", story.engine.undo("\(added)", at: now).body)
    try story.record("2026-11-08 12:00", story.engine.undo("\(undoing)", at: now).body)
    let bolt = try #require(story.engine.applications["bolt"])
    #expect(bolt.company == before.company && bolt.added == before.added)
    #expect(bolt.contacts == before.contacts && bolt.interviews == before.interviews)
  }

  @Test func `a contact who is added anew begins empty, and nothing was heard from them`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00", may: [])
    let added = story.events.last!.id
    try story.record(
      "2026-11-03 12:00", .messageHeard(.init(channel: .phone, contact: "jo-doe")))
    try story.record(
      "2026-11-03 13:00", .contactChanged(.init(ContactFields(contact: "jo-doe", may: [.text]))))
    let before = story.engine.applications
    let now = try story.instant("2026-11-04 12:00")
    try story.record("2026-11-04 12:00", story.engine.undo("\(added)", at: now).body)
    let undoing = story.events.last!.id
    #expect(story.engine.applications["acme"]?.contacts.isEmpty == true)
    try story.contact("2026-11-05 12:00", may: [.email])
    let again = story.events.last!.id
    var situation = try story.situation("2026-11-05 13:00")
    let contact = try #require(situation.application.contact("jo-doe"))
    #expect(contact.may == [.email])
    #expect(situation.permission(for: contact, by: .phone) == .missing)
    #expect(situation.anchor.phrase == "their message")
    #expect(throws: RequestError.self) { try story.engine.undo("\(undoing)", at: now) }
    try story.record("2026-11-06 12:00", story.engine.undo("\(again)", at: now).body)
    try story.record("2026-11-06 12:00", story.engine.undo("\(undoing)", at: now).body)
    #expect(story.engine.applications == before)
    situation = try story.situation("2026-11-06 13:00")
    #expect(situation.permission(for: contact, by: .phone) == .heard)
  }

  @Test func `an undoing that is older than what it undoes is not meant`() throws {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-03 12:00")
    let before = story.engine.applications
    let earlier = try story.instant("2026-11-03 11:00")
    let undoing = Event(
      id: EventID(device: "desk", sequence: 9), time: earlier, at: earlier, application: "acme",
      body: .eventUndone(.init(story.events.last!.id)))
    try story.step(.events([undoing]), at: try story.instant("2026-11-04 12:00"))
    #expect(story.engine.applications == before)
  }

  // MARK: One name on two devices

  private func event(
    _ device: String, _ sequence: Int, _ at: Instant, in application: String = "same",
    _ body: EventBody
  ) -> Event {
    Event(
      id: EventID(device: device, sequence: sequence), time: at, at: at, application: application,
      body: body)
  }

  /// Desk and phone each added "same" and a contact, before either heard of the other.
  private func twoDevices(_ at: Instant) -> [Event] {
    let fields = { ApplicationFields(company: $0, zone: "Europe/Berlin") }
    let contact = {
      EventBody.contactAdded(
        .init(ContactFields(contact: $0, name: $0, may: [.email])))
    }
    return [
      event("desk", 1, at, .applicationAdded(.init(fields("Same A")))),
      event("phone", 1, at + .minutes(1), .applicationAdded(.init(fields("Same B")))),
      event("desk", 2, at + .minutes(2), contact("ann")),
      event("phone", 2, at + .minutes(3), contact("bob")),
    ]
  }

  @Test func `a name that two devices gave names two applications, both of which can be reached`()
    throws
  {
    let story = try Story(added: "2026-11-01 12:00")
    let at = try story.instant("2026-11-02 12:00")
    for events in [twoDevices(at), twoDevices(at).reversed()] {
      var engine = Engine(policy: Policy(), zones: Story.zones, systemZone: story.zone)
      for event in events { _ = engine.step(.events([event]), at: at + .hours(1)) }
      #expect(engine.names == ["same", "same-2"])
      #expect(engine.applications["same"]?.company == "Same A")
      #expect(engine.applications["same"]?.contacts.keys == ["ann"])
      #expect(engine.applications["same-2"]?.company == "Same B")
      #expect(engine.applications["same-2"]?.contacts.keys == ["bob"])
      #expect(engine.problems(at: at + .hours(1)).count == 1)
      #expect(engine.events(of: "same-2").map(\.application) == ["same-2", "same-2"])
    }
  }

  @Test(arguments: ["same", "same-2"])
  func `what either is told afterwards is its own, whichever device tells it`(_ name: String) throws
  {
    let story = try Story(added: "2026-11-01 12:00")
    let at = try story.instant("2026-11-02 12:00")
    for device in ["desk", "phone"] {
      var engine = Engine(policy: Policy(), zones: Story.zones, systemZone: story.zone)
      _ = engine.step(.events(twoDevices(at)), at: at + .hours(1))
      let now = at + .hours(2)
      let draft = EventDraft(
        application: name, at: now, body: .mistakeNoted(.init(text: "a wrong year")))
      guard case .append(_, let drafts)? = engine.step(.request(1, [draft]), at: now).first else {
        Issue.record("it was not recorded")
        return
      }
      let recorded = event(device, 3, now, in: drafts[0].application, drafts[0].body)
      _ = engine.step(.events([recorded]), at: now)
      for each in ["same", "same-2"] {
        #expect(engine.applications[each]?.mistakes.count == (each == name ? 1 : 0))
      }
      // The first is undone: the other one has the name to itself, and all that is its own.
      let undo = try engine.undo("desk/1", at: now)
      _ = engine.step(
        .events([event(device, 4, now, in: undo.application, undo.body)]), at: now)
      #expect(engine.names == ["same"])
      #expect(engine.applications["same"]?.company == "Same B")
      #expect(engine.applications["same"]?.mistakes.count == (name == "same-2" ? 1 : 0))
      #expect(engine.problems(at: now).isEmpty)
    }
  }

  // MARK: The clock

  @Test func `a clock behind the log is said by each record without a time, and by status`() throws
  {
    var story = try Story(added: "2026-11-02 12:00")
    let note = EventBody.mistakeNoted(.init(text: "a wrong year"))
    try story.record("2026-11-02 11:59", note)
    #expect(story.warnings.isEmpty)
    #expect(story.engine.problems(at: try story.instant("2026-11-02 11:59")).isEmpty)
    try story.record("2026-11-02 11:58", note)
    #expect(story.warnings.count == 1)
    #expect(story.warnings[0].contains("Mon 2 Nov 2026 11:58"))
    #expect(story.warnings[0].contains("a record of Mon 2 Nov 2026 12:00"))
    #expect(story.engine.problems(at: try story.instant("2026-11-02 11:58")).count == 1)
    try story.record("2026-11-01 12:00", now: "2026-11-02 11:58", note)
    #expect(story.warnings.count == 2)
    #expect(story.warnings[1].contains("before the application, which was made Mon 2 Nov 2026"))
  }
}
