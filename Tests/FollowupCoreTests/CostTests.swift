import CivilTime
import Testing

@testable import FollowupCore

/// What a question costs, counted in applications that the engine looks at.
@Suite struct CostTests {
  private static let count = 200

  /// Many applications, each with a contact of its own; the last two share one.
  private func story() throws -> Story {
    var story = try Story("app100", added: "2026-11-02 09:00")
    for number in 101..<100 + Self.count {
      try story.record(
        "2026-11-02 09:00", in: "app\(number)",
        .applicationAdded(ApplicationAdded(ApplicationFields(company: "Firm"))))
    }
    for number in 100..<100 + Self.count {
      let address = number >= 98 + Self.count ? "pat@agency.example" : "p\(number)@x.example"
      try story.record(
        "2026-11-02 09:05", in: "app\(number)",
        .contactAdded(
          ContactAdded(
            ContactFields(contact: "pat", name: "Pat", address: address, may: [.email]))))
    }
    return story
  }

  @Test func `a question about one application looks at no other, and not again at that one`()
    throws
  {
    let story = try story()
    let (engine, now) = (story.engine, try story.instant("2026-11-02 09:10"))
    _ = engine.followUps(at: now)
    let before = engine.outlooks.count
    #expect(!engine.followUps(of: "app150", at: now).isEmpty)
    #expect(engine.nextReminder(at: now) != nil)
    #expect(engine.followUps(limit: 5, at: now).count == 5)
    #expect(engine.namesUnderWay(at: now).count == Self.count)
    #expect(engine.outlooks.count == before)
  }

  @Test func `a touch is felt where a contact shares the address, and nowhere else`() throws {
    var story = try story()
    let checkIn = EventBody.touchSent(TouchSent(action: .checkIn, channel: .email, contact: "pat"))
    var before = story.engine.outlooks.count
    try story.record("2026-11-02 09:10", in: "app150", checkIn)
    #expect(story.engine.outlooks.count == before + 1)
    before = story.engine.outlooks.count
    try story.record("2026-11-02 09:11", in: "app\(99 + Self.count)", checkIn)
    #expect(story.engine.outlooks.count == before + 2)
  }

  @Test func `the answer to what was recorded works nothing out again`() throws {
    var story = try story()
    try story.record(
      "2026-11-02 09:10", in: "app150",
      .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "pat")))
    let (engine, now) = (story.engine, try story.instant("2026-11-02 09:10"))
    let before = engine.outlooks.count
    #expect(!engine.followUps(of: "app150", at: now).isEmpty)
    #expect(engine.outlooks.freshReminders["app150"] == engine.reminders(of: "app150", at: now))
    #expect(engine.outlooks.count == before)
  }

  @Test func `reminders are kept of those alone that were worked out last`() throws {
    let story = try story()
    #expect((1...64).contains(story.engine.outlooks.freshReminders.count))
  }

  @Test func `an offer is felt everywhere`() throws {
    var story = try story()
    try story.record(
      "2026-11-02 09:10", in: "app101", .interviewAdded(InterviewAdded(stage: .phone)))
    let now = try story.instant("2026-11-02 13:00")
    #expect(!story.engine.followUps(of: "app101", at: now).contains { $0.action == .offerNews })
    let before = story.engine.outlooks.count
    try story.record(
      "2026-11-02 12:00", in: "app150",
      .outcomeRecorded(
        OutcomeRecorded(.offer, until: .date(CivilDate(year: 2026, month: 11, day: 20)!))))
    #expect(story.engine.outlooks.count >= before + Self.count)
    #expect(story.engine.followUps(of: "app101", at: now).contains { $0.action == .offerNews })
  }

  @Test func `a name is known by its start, in order`() throws {
    var engine = try story().engine
    #expect(engine.names == engine.names.sorted() && engine.names.count == Self.count)
    #expect(engine.roster.names(beginningWith: "app15") == (0...9).map { "app15\($0)" })
    engine.roster.replace("app155", with: nil)
    #expect(!engine.roster.names(beginningWith: "app15").contains("app155"))
    #expect(engine.names.count == Self.count - 1)
    #expect(engine.roster.name(like: "APP156") == "app156")
  }
}
