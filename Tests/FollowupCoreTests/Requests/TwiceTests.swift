import CivilTime
import FollowupCore
import Testing

/// What is said or shown twice, and counts once.
@Suite struct TwiceTests {
  private func story() throws -> Story {
    var story = try Story(added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    return story
  }

  private func event(
    _ device: String, _ sequence: Int, _ at: Instant, _ body: EventBody
  ) -> Event {
    Event(
      id: EventID(device: device, sequence: sequence), time: at, at: at, application: "acme",
      body: body)
  }

  @Test func `Sent pressed on two devices for one reminder is one message`() throws {
    var story = try story()
    let check = try story.followUp(.checkIn, at: "2026-11-10 12:00")
    func sent(_ phase: Phase, to contact: String = "jo-doe") -> EventBody {
      let reminder = ReminderID(
        application: "acme", action: .checkIn, occasion: check.occasion.event, phase: phase)
      return .touchSent(
        TouchSent(action: .checkIn, channel: .email, contact: contact, reminder: reminder))
    }
    let at = try story.instant("2026-11-10 12:00")
    let events = [
      event("desk", 1, at, sent(.opens)), event("phone", 1, at + .seconds(2), sent(.closing)),
    ]
    try story.step(.events(events), at: at + .minutes(1))
    #expect(try story.situation("2026-11-10 13:00").silence.checkIns.count == 1)
    // To somebody else it is another message; so is one that bears no reminder.
    try story.step(
      .events([event("phone", 2, at + .seconds(4), sent(.closing, to: "al-roe"))]),
      at: at + .minutes(1))
    #expect(try story.situation("2026-11-10 13:00").silence.checkIns.count == 2)
    let plain = EventBody.touchSent(TouchSent(action: .checkIn, channel: .email, contact: "jo-doe"))
    try story.step(.events([event("phone", 3, at + .seconds(6), plain)]), at: at + .minutes(1))
    #expect(try story.situation("2026-11-10 13:00").silence.checkIns.count == 3)
  }

  @Test func `a reminder whose showing was cut off may have been shown before, and says so`() throws
  {
    var story = try story()
    try story.wait(until: "2026-11-08 12:00")
    let reminders = try story.situation("2026-11-09 09:00").reminders(quiet: nil)
    let opens = try #require(reminders.first { $0.id.phase == .opens })
    let intent = EventBody.reminderIntended(ReminderIntended(opens.id))
    let at = try story.instant("2026-11-09 09:00")
    try story.step(.events([event("desk", 1, at, intent)]), at: at - .minutes(1))
    // A restart, after a crash between the intent and the delivery.
    try story.step(.reloaded(story.engine.events(of: nil)), at: at)
    #expect(
      story.told.last?.message
        == "acme: check-in to Jo Doe by email is open until Mon 16 Nov 2026 17:00 EST "
        + "(may have been shown before)")
  }
}
