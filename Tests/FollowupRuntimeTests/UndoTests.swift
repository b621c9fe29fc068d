import CivilTime
import ControlInterface
import JSON
import Testing

@testable import FollowupCore
@testable import FollowupRuntime

/// What the control service says of what was taken back.
@Suite struct UndoTests {
  private let now = Instant(secondsSinceEpoch: 1_795_600_000)

  private func event(_ device: String, _ sequence: Int, _ body: EventBody) -> Event {
    Event(
      id: EventID(device: device, sequence: sequence), time: now + .seconds(sequence),
      recorded: now, at: now, application: "acme", body: body)
  }

  private func engine(_ events: [Event]) -> Engine {
    var engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    _ = engine.step(.events(events), at: now + .minutes(1))
    return engine
  }

  @Test func `of two applications of one name it finds the event of either`() throws {
    let added = EventBody.applicationAdded(ApplicationAdded(ApplicationFields(zone: "UTC")))
    let note = EventBody.noteAdded(NoteAdded(text: "they moved"))
    let engine = engine([event("desk", 1, added), event("lap", 1, added), event("lap", 2, note)])
    #expect(engine.names == ["acme", "acme-2"])
    for id in ["desk/1", "lap/1", "lap/2"] {
      let draft = try engine.undo(id, at: now + .minutes(1))
      #expect(engine.events(undoneBy: [draft]).map(\.id.description) == [id])
    }
  }

  @Test func `another device's intent to tell what was told already changes nothing`() throws {
    let added = EventBody.applicationAdded(ApplicationAdded(ApplicationFields(zone: "UTC")))
    let reminder = ReminderID(
      application: "acme", action: .checkIn, occasion: EventID(device: "desk", sequence: 1),
      phase: .opens)
    let events = [
      event("desk", 1, added), event("desk", 2, .reminderIntended(ReminderIntended(reminder))),
      event("desk", 3, .reminderDelivered(ReminderDelivered(reminder))),
      event("lap", 4, .reminderIntended(ReminderIntended(reminder))),
    ]
    var early = engine(Array(events.dropLast()))
    _ = early.step(.events(events.suffix(1)), at: now + .minutes(1))
    #expect(early.applications == engine(events).applications)
    #expect(engine(events).applications["acme"]?.reminders[reminder]?.isUnfinished == false)
  }

  @Test func `an undo works out anew what it changes, and no other application`() throws {
    let host = FakeHost(now)
    host.configure("[you]\nzone = \"UTC\"\n")
    let runtime = try host.start(FakeOutlet())
    let service = ControlService(
      driver: runtime.driver, toneNotes: { _ in [] }, status: { fatalError("not asked") },
      reload: { fatalError("not asked") }, acceptLog: { fatalError("not asked") },
      exportCalendar: { _ in { "" } }, mailStopped: { _ in })
    for number in 1...20 {
      let added = EventBody.applicationAdded(ApplicationAdded(ApplicationFields(zone: "UTC")))
      runtime.driver.record([EventDraft(application: "app-\(number)", at: now, body: added)]) {
        _ in
      }
      host.settle()
    }
    _ = runtime.engine.followUps(at: now)
    let before = runtime.engine.outlooks.count
    service.answer(UndoMethod.name, ["event": .string("\(runtime.engine.lastEvents[0])")]) {
      #expect((try? $0.get()) != nil)
    }
    host.settle()
    #expect(runtime.engine.applications.count == 19)
    _ = runtime.engine.followUps(at: now)
    #expect(runtime.engine.outlooks.count == before)
  }
}
