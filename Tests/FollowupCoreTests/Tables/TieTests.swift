import CivilTime
import FollowupCore
import Testing

/// What counts of several things that happen at once, or are recorded in another order.
@Suite struct TieTests {
  private func story(policy: Policy = Policy()) throws -> Story {
    var story = try Story(added: "2026-11-02 12:00", policy: policy)
    for name in ["Ann", "Bob"] { try story.contact("2026-11-02 12:00", name) }
    return story
  }

  @Test func `silence begins with the application, also where it forbids to follow up`() throws {
    var story = try story()
    let fields = ApplicationFields(company: "Firm", noFollowUp: true)
    try story.record("2026-11-03 12:00", in: "firm", .applicationAdded(ApplicationAdded(fields)))
    let situation = try story.situation("2026-11-04 12:00", of: "firm")
    #expect(situation.silence.promise?.value == .noFollowUp)
    #expect(situation.anchor.phrase == "the application")
  }

  @Test func `who wrote last is the usual recipient, whoever's message was recorded last`() throws {
    var story = try story()
    for (at, who) in [("2026-11-10 12:00", "ann"), ("2026-11-09 12:00", "bob")] {
      try story.record(
        at, now: "2026-11-11 12:00", .messageHeard(MessageHeard(channel: .email, contact: who)))
    }
    let recipients = try story.situation("2026-11-12 12:00").usualRecipients
    #expect(recipients.map(\.contact) == ["ann", "bob"])
  }

  @Test func `the thank-yous of one interview have one reminder for each phase`() throws {
    var story = try story()
    try story.interview(
      .phone, ended: "2026-11-10 12:00", with: ["ann", "bob"], recorded: "2026-11-09 12:00")
    let situation = try story.situation("2026-11-10 13:00")
    #expect(situation.listed.count { $0.action == .thankYou } == 2)
    let reminders = situation.reminders(quiet: nil).filter { $0.id.action == .thankYou }
    #expect(!reminders.isEmpty && Set(reminders.map(\.id)).count == reminders.count)
  }

  @Test func `of two phases that come at once the later is told`() throws {
    var policy = Policy()
    policy.employerHours = try #require(HoursOfDay("09:00-10:00"))
    policy.checkIn[.applied] = SpanRange(opens: .businessDays(3), closes: .businessDays(3))
    var story = try story(policy: policy)
    try story.wait(until: "2026-11-05 23:00")
    #expect(story.tellings == ["check-in/closing 2026-11-05 09:00"])
  }
}
