import CivilTime
import FollowupCore
import JSON
import Schema
import Testing

/// What is said of a change, and what goes with what is taken back.
@Suite struct CorrectionTests {
  private func story(zone: String = "America/New_York") throws -> Story {
    var story = try Story(zone: zone, added: "2026-11-02 12:00")
    try story.contact("2026-11-02 12:00")
    return story
  }

  private func change(_ fields: ApplicationFields) -> EventBody {
    .applicationChanged(ApplicationChanged(fields))
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was refused"
    } catch RequestError.invalidEvent(_, let message, _) {
      return message
    } catch { return "\(error)" }
  }

  // MARK: Changing

  @Test func `what a change takes back is null in the log, and counts no more`() throws {
    var story = try story()
    try story.record(
      "2026-11-03 12:00",
      change(ApplicationFields(role: "Cook", url: "x.example", channels: [.letter])))
    try story.record("2026-11-03 12:00", change(ApplicationFields(noFollowUp: true)))
    let body = change(
      ApplicationFields(
        company: "Acme Ltd", takenBack: [.role, .url, .channels, .noFollowUp, .zone]))
    var object = JSONObject()
    body.write(into: &object)
    #expect(object["role"] == .null && object["channels"] == .null && object["region"] == nil)
    #expect(try EventBody(takingFrom: &object) == body)
    try story.record("2026-11-04 12:00", body)
    let application = try #require(story.engine.applications["acme"])
    #expect(application.company == "Acme Ltd")
    #expect(application.role == nil && application.url == nil && application.zone == nil)
    #expect(application.channels.isEmpty && application.promises.isEmpty)
  }

  @Test func `a change that says nothing is refused`() throws {
    var story = try story()
    #expect(
      message { try story.record("2026-11-03 12:00", change(ApplicationFields())) }
        == "nothing is said that would change acme")
  }

  @Test func `in another zone an interview keeps its local time, and the answer lists it`() throws {
    var story = try story()
    let start = try story.instant("2026-11-20 10:00")
    let local = story.zone.civil(at: start)
    try story.record(
      "2026-11-20 10:00", now: "2026-11-04 12:00",
      .interviewAdded(InterviewAdded(stage: .phone, local: local)))
    try story.record(
      "2026-11-23 10:00", now: "2026-11-04 12:00",
      .interviewAdded(InterviewAdded(stage: .first)))
    try story.record("2026-11-05 12:00", change(ApplicationFields(zone: "Europe/London")))
    #expect(
      story.warnings == [
        "the phone interview of Fri 20 Nov 2026 10:00 EST keeps its local time: Fri 20 Nov 2026 "
          + "10:00 GMT (Fri 05:00 EST your time)"
      ])
    let draft = EventDraft(
      application: "acme", at: try story.instant("2026-11-06 12:00"),
      body: .interviewCancelled(.next(.phone)))
    try story.step(.request(1, [draft]), at: draft.at)
    #expect(
      story.engine.subject(of: story.events.last!)
        == "phone interview of Fri 20 Nov 2026 10:00 GMT (Fri 05:00 EST your time)")
  }

  @Test func `a deadline on a holiday of the region is said not to be a business day`() throws {
    var story = try Story(
      zone: "Europe/Berlin", added: "2026-11-02 12:00", holidays: RegionTests.lists)
    try story.record(
      "2026-12-01 12:00",
      .outcomeRecorded(
        OutcomeRecorded(.offer, until: .date(try CivilDate(iso8601: "2026-12-25")))))
    #expect(
      story.warnings == [
        "Fri 25 Dec 2026 is not a business day there; the last one before it is Thu 24 Dec 2026"
      ])
  }

  @Test func `to add what is there says more of it, unless it contradicts`() throws {
    var story = try story()
    let add = { (fields: ApplicationFields) in EventBody.applicationAdded(ApplicationAdded(fields))
    }
    try story.record(
      "2026-11-05 12:00", add(ApplicationFields(company: "Acme", role: "Cook", region: "none")))
    #expect(
      story.events.last?.body == change(ApplicationFields(role: "Cook", region: "none")))
    #expect(
      message {
        try story.record("2026-11-06 12:00", add(ApplicationFields(company: "Bolt", role: "Chef")))
      } == "there is an application \"acme\" already, with another company and role: change that "
        + "one, or choose another name")
    #expect(
      message { try story.record("2026-11-06 12:00", add(ApplicationFields(role: "Cook"))) }
        == "there is an application \"acme\" already: change that one, or choose another name")
    #expect(
      message {
        try story.record(
          "2026-11-01 12:00", now: "2026-11-06 12:00", add(ApplicationFields(url: "x")))
      }.contains("with another date"))
  }

  // MARK: Deleting and undoing

  @Test func `with an application goes all that was recorded of it, and a new one has none`() throws
  {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-04 12:00")
    let beginning = story.events[0]
    #expect(story.engine.eventsAlong(with: beginning).map(\.id) == story.events[1...].map(\.id))
    let undo = try story.engine.undo("\(beginning.id)", at: try story.instant("2026-11-05 12:00"))
    try story.record("2026-11-05 12:00", undo.body)
    #expect(story.engine.undone(of: "acme").count == 3)
    try story.record(
      "2026-11-06 12:00", .applicationAdded(ApplicationAdded(ApplicationFields(company: "Anew"))))
    #expect(story.engine.standingEvents(of: "acme").map(\.id) == [story.events.last!.id])
    #expect(story.engine.eventsAlong(with: story.events.last!).isEmpty)
  }

  @Test func `undo takes back all that the last command recorded, and no more`() throws {
    var story = try story()
    let at = try story.instant("2026-11-05 12:00")
    let heard = EventDraft(
      application: "acme", at: at,
      body: .messageHeard(MessageHeard(channel: .phone, contact: "Tony Kane <tony@x.example>")))
    let note = EventDraft(application: "acme", at: at, body: .noteAdded(NoteAdded(text: "kind")))
    try story.step(.request(1, [note]), at: at)
    let before = story.engine.applications
    try story.step(.request(1, [heard]), at: at)
    #expect(story.engine.applications["acme"]?.contact("tony-kane")?.address == "tony@x.example")
    try story.step(.request(1, try story.engine.undoLastCommand(at: at)), at: at)
    #expect(story.engine.applications == before)
    try story.step(.request(1, try story.engine.undoLastCommand(at: at)), at: at)
    #expect(story.engine.applications["acme"]?.notes.isEmpty == true)
  }

  @Test func `undo after a deletion brings all of it back, and after that goes on with the last`()
    throws
  {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-04 12:00")
    let at = try story.instant("2026-11-05 12:00")
    try story.step(.request(1, [try story.engine.undo("test/1", at: at)]), at: at)
    #expect(story.engine.applications.isEmpty)
    try story.step(.request(1, try story.engine.undoLastCommand(at: at)), at: at)
    #expect(story.engine.applications["acme"]?.interviews.count == 1)
    try story.step(.request(1, try story.engine.undoLastCommand(at: at)), at: at)
    #expect(story.engine.applications["acme"]?.interviews.isEmpty == true)
    #expect(story.engine.applications["acme"]?.contact("jo-doe") != nil)
  }

  @Test func `who is never to be reached by email is not to be permitted it`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Bo", may: [], never: [.email])
    #expect(story.remedies.last?.channel == .letter)
    try story.contact("2026-11-03 12:00", "Cy Do", may: [], never: Channel.allCases)
    #expect(story.warnings.last?.hasPrefix("no permission is recorded for Cy Do") == true)
    #expect(story.remedies.last?.contact == "al-bo", "nothing would mend it")
  }

  // MARK: Naming what is meant

  @Test func `what a cancelling, a move and an undoing are about is named by what it was`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-12-10 11:00", recorded: "2026-11-04 12:00")
    try story.interview(.phone, ended: "2026-12-03 11:00", recorded: "2026-11-04 12:00")
    try story.record("2026-11-05 12:00", .interviewCancelled(.next(.phone)))
    #expect(story.warnings.last?.hasPrefix("the phone interview of Thu 10 Dec 2026 10:00") == true)
    #expect(story.warnings.last?.hasSuffix("stands") == true)
    let cancelled = story.events.last!
    #expect(story.engine.subject(of: cancelled) == "phone interview of Thu 3 Dec 2026 10:00 EST")
    try story.record(
      "2026-12-11 09:00", now: "2026-11-05 12:00", .interviewMoved(InterviewMoved(stage: .phone)))
    let moved = story.events.last!
    #expect(story.engine.subject(of: moved) == "phone interview of Thu 10 Dec 2026 10:00 EST")
    try story.record(
      "2026-12-12 09:00", now: "2026-11-05 12:00", .interviewMoved(InterviewMoved(stage: .phone)))
    #expect(
      story.engine.subject(of: story.events.last!) == "phone interview of Fri 11 Dec 2026 09:00 EST"
    )
    let back = try story.engine.undo(
      "\(story.events.last!.id)", at: try story.instant("2026-11-05 12:30"))
    try story.record("2026-11-05 12:30", back.body)
    try story.record("2026-11-05 12:40", .interviewCancelled(.next(.phone)))
    #expect(
      story.engine.subject(of: story.events.last!)
        == "phone interview of Fri 11 Dec 2026 09:00 EST",
      "the move was undone")
    let undo = try story.engine.undo("\(cancelled.id)", at: try story.instant("2026-11-05 13:00"))
    try story.record("2026-11-05 13:00", undo.body)
    #expect(
      story.engine.subject(of: story.events.last!)
        == "phone interview of Thu 3 Dec 2026 10:00 EST cancelled")
  }

  // MARK: Warnings

  @Test func `an event before the application, or half a year off, may have a wrong year`() throws {
    var story = try story()
    let interview = EventBody.interviewAdded(InterviewAdded(stage: .phone))
    try story.record("2025-12-01 10:00", now: "2026-11-04 12:00", interview)
    #expect(
      story.warnings == ["that is before the application, which was made Mon 2 Nov 2026"])
    try story.record(
      "2027-12-01 10:00", now: "2026-11-04 12:00",
      .interviewAdded(InterviewAdded(stage: .first)))
    #expect(
      story.warnings.last
        == "Wed 1 Dec 2027 is more than half a year ahead: see that the year is right")
    let count = story.warnings.count
    try story.record(
      "2026-11-05 12:00", .promiseRecorded(.by(CivilDate(year: 2027, month: 12, day: 1)!)))
    #expect(story.warnings.count == count + 1)
    try story.record(
      "2027-04-20 10:00", now: "2026-11-04 12:00",
      .interviewAdded(InterviewAdded(stage: .second)))
    #expect(story.warnings.count == count + 1)
  }

  @Test func `a snooze past the end of what it puts off is a warning with that end`() throws {
    var story = try story()
    try story.interview(.phone, ended: "2026-11-04 12:00", with: ["jo-doe"])
    let now = try story.instant("2026-11-04 13:00")
    for (hours, end) in [
      (3, nil), (30, "closes before that, on Thu 5 Nov 2026 12:00 EST"),
      (80, "expires before that, on Sat 7 Nov 2026 12:00 EST"),
    ] as [(Int, String?)] {
      let before = story.warnings.count
      let drafts = try story.engine.snooze("acme", .thankYou, until: now + .hours(hours), at: now)
      try story.step(.request(1, drafts), at: now)
      #expect(story.warnings.count == before + (end == nil ? 0 : 1))
      if let end { #expect(story.warnings.last?.contains(end) == true) }
      #expect(
        try story.followUp(.thankYou, at: "2026-11-04 13:00").snoozedUntil == now + .hours(hours))
    }
  }

  @Test func `one message to several is each recorded, and none is too early for the other`() throws
  {
    var story = try story()
    try story.contact("2026-11-02 12:00", "Al Roe")
    let at = try story.instant("2026-11-16 10:00")
    let drafts = ["Jo Doe", "al-roe"].map {
      EventDraft(
        application: "acme", at: at,
        body: .touchSent(TouchSent(action: .checkIn, channel: .email, contact: $0)))
    }
    try story.step(.request(1, drafts), at: at)
    #expect(story.warnings.isEmpty)
    #expect(
      story.engine.applications["acme"]?.touches.map(\.value.contact) == ["jo-doe", "al-roe"])
    try story.step(.request(1, [drafts[0]]), at: at + .hours(1))
    #expect(story.warnings.last?.hasSuffix("(cap)") == true)
  }

  @Test func `one message for two applications is recorded at both, or at none`() throws {
    var story = try story()
    try story.record(
      "2026-11-02 12:00", in: "acme-two",
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "America/New_York"))))
    let check = EventBody.touchSent(
      TouchSent(action: .checkIn, channel: .email, also: ["acme-two"]))
    #expect(
      message { try story.record("2026-11-16 10:00", check) }
        == "no contact of acme-two shares an address with Jo Doe")
    #expect(story.engine.applications["acme"]?.touches.isEmpty == true)
    try story.record(
      "2026-11-02 12:00", in: "acme-two",
      .contactAdded(
        ContactAdded(ContactFields(name: "J. Doe", address: "JO-DOE@acme.example", may: [.email]))))
    let open = story.engine.followUps(at: try story.instant("2026-11-10 10:00"))
    #expect(open.count == 2 && open[0].isOneMessage(with: open[1]))
    try story.record(
      "2026-11-02 13:00", in: "acme-two",
      .contactAdded(ContactAdded(ContactFields(name: "J. Doe", never: [.email]))))
    try story.record(
      "2026-11-02 13:00", in: "acme-two",
      .contactAdded(ContactAdded(ContactFields(name: "J. Doe", may: [.phone]))))
    let byTwo = story.engine.followUps(at: try story.instant("2026-11-10 10:00"))
    #expect(byTwo.count == 2 && !byTwo[0].isOneMessage(with: byTwo[1]))
    try story.record("2026-11-16 10:00", check)
    #expect(
      story.engine.applications["acme-two"]?.touches.map(\.value)
        == [TouchSent(action: .checkIn, channel: .email, contact: "j-doe")])
    #expect(story.engine.applications["acme"]?.touches.count == 1)
  }

  @Test func `what was sent too early is warned of with what it has to wait for`() throws {
    var story = try story()
    try story.record(
      "2026-11-04 10:00", .touchSent(TouchSent(action: .checkIn, channel: .email)))
    #expect(story.warnings.last?.contains("is allowed from Mon 9 Nov 2026 09:00") == true)
    #expect(story.warnings.last?.hasSuffix("(stage-window)") == true)
    var late = try self.story()
    try late.record(
      "2026-11-18 20:00", .touchSent(TouchSent(action: .checkIn, channel: .email)))
    #expect(late.warnings.last?.hasSuffix("(hours)") == true)
    try late.record("2026-11-18 21:00", .outcomeRecorded(OutcomeRecorded(.rejected)))
    try late.record("2026-11-18 21:00", .touchSent(TouchSent(action: .checkIn, channel: .email)))
    #expect(late.warnings.last?.hasPrefix("it was not in order: ") == true)
    #expect(late.warnings.last?.hasSuffix("(outcome)") == true)
  }

  @Test func `an acceptance names what is still pursued`() throws {
    var story = try story()
    for (name, outcome) in [("bolt", nil), ("cell", .rejected)] as [(String, Outcome?)] {
      try story.record(
        "2026-11-03 12:00", in: name, .applicationAdded(ApplicationAdded(ApplicationFields())))
      guard let outcome else { continue }
      try story.record("2026-11-04 12:00", in: name, .outcomeRecorded(OutcomeRecorded(outcome)))
    }
    try story.record("2026-11-05 12:00", .outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(story.warnings.isEmpty)
    try story.record("2026-11-06 12:00", .outcomeRecorded(OutcomeRecorded(.accepted)))
    #expect(story.warnings.last?.hasPrefix("you still pursue bolt: ") == true)
    #expect(story.remedies == [Remedy(.recordWithdrawal, application: "bolt")])
  }

  @Test func `a reply that leaves a question says which`() throws {
    var story = try story()
    let until = Deadline.date(CivilDate(year: 2026, month: 11, day: 20)!)
    try story.record(
      "2026-11-05 12:00", .messageHeard(MessageHeard(channel: .email, asks: true, until: until)))
    try story.record("2026-11-05 13:00", .messageHeard(MessageHeard(channel: .email, asks: true)))
    try story.record("2026-11-05 14:00", .touchSent(TouchSent(action: .reply, channel: .email)))
    #expect(
      story.warnings == [
        "their question of Thu 5 Nov 2026 12:00 EST stays due, until Fri 20 Nov 2026 17:00 EST"
      ])
  }
}
