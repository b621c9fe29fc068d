import CivilTime
import FollowupCore
import Testing

/// Offers: what is to be decided, by when, who else is told, and what an acceptance leaves to do
/// elsewhere.
@Suite struct OfferTests {
  private static let friday = Deadline.date(CivilDate(year: 2026, month: 12, day: 4)!)

  private func story(added: String = "2026-11-02 12:00") throws -> Story {
    var story = try Story(added: added)
    try story.contact(added)
    return story
  }

  /// An offer on Wed 2026-11-25 15:00 until Fri 4 Dec, acknowledged an hour later.
  private func offered(_ until: Deadline? = friday) throws -> Story {
    var story = try story()
    try story.record("2026-11-25 15:00", .outcomeRecorded(OutcomeRecorded(.offer, until: until)))
    try story.record(
      "2026-11-25 16:00", .touchSent(TouchSent(action: .reply, channel: .email)))
    return story
  }

  /// Another application in Berlin at stage first, where one check-in was sent the day before.
  private func addBerlin(to story: inout Story, interview: Bool = true) throws {
    let name = "berlin"
    try story.record(
      "2026-11-03 12:00", in: name,
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "Europe/Berlin"))))
    try story.record(
      "2026-11-03 12:00", in: name,
      .contactAdded(ContactAdded(ContactFields(name: "Al Roe", may: [.email]))))
    guard interview else { return }
    try story.record(
      "2026-11-16 05:00", in: name, .interviewAdded(InterviewAdded(stage: .first)))
    try story.record(
      "2026-11-24 15:00", in: name, .touchSent(TouchSent(action: .checkIn, channel: .email)))
  }

  private func news(_ story: Story, at local: String) throws -> FollowUp? {
    try story.situation(local, of: "berlin").followUps().first { $0.action == .offerNews }
  }

  @Test func `why there is no news for others is said by what is lacking`() throws {
    func why(_ story: Story) throws -> String {
      try story.situation("2026-11-25 17:00", of: "berlin").check(.offerNews).because[0].text
    }
    var quiet = try story()
    try addBerlin(to: &quiet)
    #expect(try why(quiet) == "no offer with a deadline stands elsewhere")
    var early = try offered()
    try addBerlin(to: &early, interview: false)
    #expect(try why(early).hasPrefix("no interview was held here or is to come"))
  }

  // MARK: The decision

  @Test func `a decision stands until the deadline, and is told three times before it`() throws {
    var story = try offered()
    let followUp = try story.followUp(.decision, at: "2026-11-25 16:00")
    #expect(followUp.state == .open && followUp.channel == nil)
    #expect(story.say(followUp.window) == "2026-11-25 15:00 to 2026-12-04 17:00")
    #expect(try story.followUp(.reply, at: "2026-11-25 16:00").state == .done)
    try story.wait(until: "2026-12-07 12:00")
    #expect(
      story.tellings.filter { $0.hasPrefix("decision") } == [
        "decision/approaching 2026-12-01 09:00", "decision/closing 2026-12-03 09:00",
        "decision/last-day 2026-12-04 09:00", "decision/late 2026-12-04 17:00",
      ])
    #expect(try story.followUp(.decision, at: "2026-12-07 12:00").state == .late)
  }

  @Test func `it is the user's clock by which the last days are told`() throws {
    var policy = Policy()
    policy.userZone = "Asia/Tokyo"
    var story = try Story(added: "2026-11-02 12:00", policy: policy)
    try story.record(
      "2026-11-25 15:00", .outcomeRecorded(OutcomeRecorded(.offer, until: Self.friday)))
    let reminders = try story.situation("2026-11-25 16:00").reminders(quiet: nil)
    let lastDay = try #require(reminders.first { $0.id.phase == .lastDay })
    // 17:00 in New York is Saturday 07:00 in Tokyo, so that the last 09:00 is Friday's.
    #expect(lastDay.due.rfc3339 == "2026-12-04T00:00:00Z")
    #expect(lastDay.message.contains("Fri 4 Dec 2026 17:00 EST (Sat 07:00 JST your time)"))
  }

  @Test func `a deadline that is near is told once, two hours before it`() throws {
    let story = try offered(.instant(Instant(rfc3339: "2026-11-26T02:00:00Z")))
    let reminders = try story.situation("2026-11-25 16:00").reminders(quiet: nil)
    let closing = reminders.filter { $0.id.action == .decision && $0.id.phase == .closing }
    #expect(closing.map { "\(story.zone.civil(at: $0.due))" } == ["2026-11-25 19:00"])
  }

  @Test func `without a deadline it is always open, and one reminder says to ask for one`() throws {
    var story = try offered(nil)
    let followUp = try story.followUp(.decision, at: "2026-11-25 16:00")
    #expect(followUp.window?.end == .distantFuture)
    try story.wait(until: "2026-12-31 12:00")
    #expect(
      story.tellings.filter { $0.hasPrefix("decision") } == ["decision/closing 2026-11-27 09:00"])
  }

  @Test(arguments: [
    (Channel?.none, "2026-11-25 20:00", "allowed"), (.email, "2026-11-25 20:00", "allowed"),
    (.phone, "2026-11-25 20:00", "notYet 2026-11-26 09:00"),
    (.text, "2026-11-25 20:00", "notYet 2026-11-26 09:00"),
  ])
  func `a decision is never denied, and only calls wait for business hours`(
    _ channel: Channel?, _ local: String, _ answer: String
  ) throws {
    let story = try offered()
    #expect(story.say(try story.check(.decision, at: local, via: channel)) == answer)
  }

  @Test func `it goes to who made the offer, and to nobody in particular if no one is known`()
    throws
  {
    var story = try story()
    try story.contact("2026-11-02 12:00", "Al Roe", may: [])
    try story.record(
      "2026-11-25 15:00", .outcomeRecorded(OutcomeRecorded(.offer, contact: "al-roe")))
    #expect(try story.followUp(.decision, at: "2026-11-25 16:00").recipient?.contact == "al-roe")
    var lonely = try Story(added: "2026-11-02 12:00")
    try lonely.record("2026-11-25 15:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    let followUp = try lonely.followUp(.decision, at: "2026-11-25 16:00")
    #expect(followUp.recipient == nil && followUp.state == .open)
  }

  @Test func `only an outcome settles it`() throws {
    var story = try offered()
    #expect(throws: RequestError.self) {
      try story.record("2026-11-26 12:00", .followUpSkipped(FollowUpSkipped(action: .decision)))
    }
    try story.record("2026-11-26 12:00", .touchSent(TouchSent(action: .decision)))
    #expect(
      story.remedies.contains(Remedy(.recordAnswer, application: "acme")))
    #expect(try story.followUp(.decision, at: "2026-11-26 13:00").state == .open)
    try story.record("2026-11-26 14:00", .outcomeRecorded(OutcomeRecorded(.declined)))
    #expect(
      try story.situation("2026-11-26 15:00").followUps().allSatisfy { $0.action != .decision })
    // What was said on the outcome's date is the note.
    #expect(try story.followUp(.graciousNote, at: "2026-11-26 15:00").state == .done)
  }

  @Test func `new terms have a deadline of their own, and are acknowledged once`() throws {
    var story = try offered()
    let terms = Deadline.date(CivilDate(year: 2026, month: 12, day: 11)!)
    try story.record("2026-12-02 10:00", .outcomeRecorded(OutcomeRecorded(.offer, until: terms)))
    #expect(try story.followUp(.reply, at: "2026-12-02 11:00").state == .done)
    #expect(
      try story.window(.decision, at: "2026-12-02 11:00") == "2026-12-02 10:00 to 2026-12-11 17:00")
    try story.record("2026-12-03 10:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(
      try story.window(.decision, at: "2026-12-03 11:00") == "2026-12-03 10:00 to 2026-12-11 17:00")
  }

  // MARK: News of it elsewhere

  @Test func `others are told within two business days of theirs`() throws {
    var story = try offered()
    try addBerlin(to: &story)
    let followUp = try #require(try news(story, at: "2026-11-25 16:00"))
    #expect(followUp.state == .open && followUp.channel == .email)
    #expect(followUp.window?.start.rfc3339 == "2026-11-25T20:00:00Z")
    #expect(followUp.window?.end.rfc3339 == "2026-11-27T23:00:00Z")
    #expect(try news(story, at: "2026-11-29 12:00")?.state == .late)
    #expect(try news(story, at: "2026-12-04 17:00")?.state == .expired)
  }

  @Test func `one message tells of all offers made before it`() throws {
    var story = try offered()
    try addBerlin(to: &story)
    try story.record(
      "2026-11-26 12:00", in: "berlin", .touchSent(TouchSent(action: .offerNews, channel: .email)))
    #expect(try news(story, at: "2026-11-26 13:00") == nil)
    let terms = Deadline.date(CivilDate(year: 2026, month: 12, day: 11)!)
    try story.record("2026-12-02 10:00", .outcomeRecorded(OutcomeRecorded(.offer, until: terms)))
    #expect(try news(story, at: "2026-12-02 11:00") == nil)
  }

  @Test(arguments: [("2026-11-24", false), ("2026-12-09", true)])
  func `an offer's end is waited for only if another one stands longer`(
    other: String, isWaitedFor: Bool
  ) throws {
    var story = try offered()
    try addBerlin(to: &story)
    try story.record(
      "2026-11-03 12:00", in: "globex", .applicationAdded(ApplicationAdded(ApplicationFields())))
    let until = Deadline.date(try CivilDate(iso8601: other))
    try story.record(
      "2026-11-20 12:00", in: "globex", .outcomeRecorded(OutcomeRecorded(.offer, until: until)))
    let next = try story.situation("2026-12-04 16:59", of: "berlin").agenda(quiet: nil).next
    #expect((next?.rfc3339 == "2026-12-04T22:00:00Z") == isWaitedFor)
  }

  @Test func `an offer that has lapsed hides no other`() throws {
    var story = try offered()
    try addBerlin(to: &story)
    let later = Deadline.date(CivilDate(year: 2026, month: 12, day: 9)!)
    try story.record(
      "2026-11-26 12:00", in: "bolt", .applicationAdded(ApplicationAdded(ApplicationFields())))
    try story.record(
      "2026-11-26 13:00", in: "bolt", .outcomeRecorded(OutcomeRecorded(.offer, until: later)))
    let offer = story.events.last!.id
    #expect(try news(story, at: "2026-11-26 14:00")?.occasion.event != offer)
    #expect(try news(story, at: "2026-12-04 17:01")?.occasion.event == offer)
  }

  @Test func `who is no further than an application, or has nothing to hurry for, is not told`()
    throws
  {
    var story = try offered()
    try addBerlin(to: &story, interview: false)
    #expect(try news(story, at: "2026-11-25 16:00") == nil)
    var other = try offered(nil)
    try addBerlin(to: &other)
    #expect(try news(other, at: "2026-11-25 16:00") == nil)
  }

  // MARK: Leave

  @Test func `an acceptance takes leave elsewhere, where they may be waiting`() throws {
    var story = try offered()
    try addBerlin(to: &story)
    try story.record("2026-11-26 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    let berlin = try story.situation("2026-11-26 13:00", of: "berlin")
    let note = try #require(berlin.followUps().first { $0.action == .graciousNote })
    #expect(note.window?.start.rfc3339 == "2026-11-27T08:00:00Z")
    #expect(note.window?.end.rfc3339 == "2026-11-30T16:00:00Z")
    #expect(berlin.followUps().allSatisfy { $0.action != .checkIn && $0.action != .offerNews })
    #expect(story.say(berlin.check(.checkIn)) == "never accepted-elsewhere")
    #expect(berlin.moveOn != nil)
    try story.record(
      "2026-11-27 12:00", in: "berlin",
      .touchSent(TouchSent(action: .graciousNote, channel: .email)))
    #expect(try story.situation("2026-11-27 13:00", of: "berlin").moveOn == nil)
    // It is the note of a withdrawal later, too.
    try story.record(
      "2026-12-02 12:00", in: "berlin", .outcomeRecorded(OutcomeRecorded(.withdrawn)))
    let after = try story.situation("2026-12-02 13:00", of: "berlin").followUps()
    #expect(after.first { $0.action == .graciousNote }?.state == .done)
  }

  @Test func `an acceptance before an application began leaves nothing to take leave of`() throws {
    var story = try offered()
    try story.record("2026-11-26 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    try story.record(
      "2026-11-27 12:00", in: "berlin", .applicationAdded(ApplicationAdded(ApplicationFields())))
    try story.record(
      "2026-11-27 12:00", in: "berlin",
      .contactAdded(ContactAdded(ContactFields(name: "Al Roe", may: [.email]))))
    try story.record(
      "2026-11-27 13:00", in: "berlin", .messageHeard(MessageHeard(channel: .email)))
    let berlin = try story.situation("2026-11-27 14:00", of: "berlin")
    #expect(berlin.followUps().map(\.action) == [.checkIn])
  }

  @Test func `a touch on the day of a no from them is not the note`() throws {
    var story = try offered()
    try story.record("2026-11-27 12:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    try story.record("2026-11-27 13:00", .touchSent(TouchSent(action: .reply, channel: .email)))
    #expect(try story.followUp(.graciousNote, at: "2026-11-27 14:00").state == .open)
  }

  @Test func `no leave is taken where nothing has begun, nor of who is dormant by then`() throws {
    var story = try offered()
    try addBerlin(to: &story, interview: false)
    try story.record("2026-11-26 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    #expect(
      try story.situation("2026-11-26 13:00", of: "berlin").followUps()
        .allSatisfy { $0.action != .graciousNote })
    var dormant = try offered()
    try dormant.record(
      "2026-11-02 12:00", in: "berlin",
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "Europe/Berlin"))))
    try dormant.record(
      "2026-11-02 12:00", in: "berlin",
      .contactAdded(ContactAdded(ContactFields(name: "Al Roe", may: [.email]))))
    try dormant.record(
      "2026-11-02 13:00", in: "berlin", .messageHeard(MessageHeard(channel: .email)))
    try dormant.record("2026-12-04 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    #expect(
      try dormant.situation("2026-12-04 13:00", of: "berlin").followUps()
        .allSatisfy { $0.action != .graciousNote })
  }
}
