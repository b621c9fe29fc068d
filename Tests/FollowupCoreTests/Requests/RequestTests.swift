import CivilTime
import FollowupCore
import Testing

/// What is recorded as it was meant, what is refused, and what is only warned of. Each with its own
/// message.
@Suite struct RequestTests {
  private func story(stated: [Channel] = []) throws -> Story {
    var story = try Story(added: "2026-11-02 12:00", channels: stated)
    try story.contact("2026-11-02 12:00")
    return story
  }

  /// The refusal that a request meets.
  private func refusal(
    _ story: Story, _ body: EventBody, in application: String = "acme",
    at local: String = "2026-11-10 12:00", now: String = "2026-11-10 12:00"
  ) throws -> RequestError? {
    var story = story
    do { try story.record(local, now: now, in: application, body) } catch let error as RequestError
    {
      return error
    }
    return nil
  }

  private func message(_ error: RequestError?) -> String {
    if case .invalidEvent(_, let message, _)? = error { message } else { "" }
  }

  private let note = EventBody.mistakeNoted(MistakeNoted(text: "a wrong year"))

  // MARK: Names

  @Test func `an unknown application is refused with the nearest name`() throws {
    #expect(
      try refusal(story(), note, in: "acne") == .unknownApplication(name: "acne", nearest: "acme"))
    #expect(
      try refusal(story(), note, in: "zzzz") == .unknownApplication(name: "zzzz", nearest: nil))
    #expect(try refusal(story(), note, in: "") == .unknownApplication(name: "", nearest: nil))
  }

  @Test func `a prefix means the only name that begins so, and the whole name goes first`() throws {
    var story = try story()
    try story.record(
      "2026-11-03 12:00", in: "acme-two", .applicationAdded(ApplicationAdded(ApplicationFields())))
    try story.record(
      "2026-11-03 12:00", in: "bolt", .applicationAdded(ApplicationAdded(ApplicationFields())))
    try story.record("2026-11-03 12:00", in: "bo", note)
    #expect(story.events.last?.application == "bolt")
    try story.record("2026-11-03 12:00", in: "acme", note)
    #expect(story.events.last?.application == "acme")
    #expect(
      try refusal(story, note, in: "ac")
        == .ambiguousName(name: "ac", candidates: ["acme", "acme-two"]))
  }

  @Test(arguments: ["", "-acme", "a b", "a/b", String(repeating: "a", count: 65)])
  func `what cannot be a name is refused`(_ name: String) throws {
    let error = try refusal(
      story(), .applicationAdded(ApplicationAdded(ApplicationFields())), in: name)
    #expect(message(error).contains("cannot be an application's name"))
  }

  @Test func `a name is taken once`() throws {
    let error = try refusal(story(), .applicationAdded(ApplicationAdded(ApplicationFields())))
    #expect(message(error).contains("there is an application \"acme\" already"))
  }

  @Test func `a contact is meant by short name, name, address, or a part of one`() throws {
    for text in ["jo-doe", "Jo Doe", "JO-DOE@ACME.EXAMPLE", "doe", "jo-doe@"] {
      var story = try story()
      try story.record(
        "2026-11-03 12:00", .messageHeard(MessageHeard(channel: .email, contact: text, asks: false))
      )
      #expect(
        story.events.last?.body
          == .messageHeard(MessageHeard(channel: .email, contact: "jo-doe", asks: false)))
    }
  }

  @Test
  func `an unknown contact is refused with the nearest, an ambiguous one with the candidates`()
    throws
  {
    var story = try story()
    let heard = { EventBody.messageHeard(MessageHeard(channel: nil, contact: $0, asks: false)) }
    #expect(
      try refusal(story, heard("jo-dow"))
        == .unknownContact(application: "acme", name: "jo-dow", nearest: "jo-doe", candidates: []))
    try story.contact("2026-11-03 12:00", "Jo Roe")
    #expect(
      try refusal(story, heard("jo"))
        == .unknownContact(
          application: "acme", name: "jo", nearest: nil, candidates: ["jo-doe", "jo-roe"]))
    #expect(throws: RequestError.self) {
      try story.record(
        "2026-11-03 12:00",
        .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: nil, with: ["nobody"])))
    }
  }

  @Test func `a contact needs a name or an address`() throws {
    let error = try refusal(
      story(), .contactAdded(ContactAdded(ContactFields(contact: "", may: [.email]))))
    #expect(message(error).contains("needs a name or an address"))
  }

  // MARK: Bad input

  @Test func `only an interview may lie in the future, and not beyond ten years`() throws {
    let touch = EventBody.touchSent(TouchSent(action: .checkIn, channel: nil, contact: nil))
    #expect(
      message(try refusal(story(), touch, at: "2026-11-10 12:01"))
        .hasPrefix("Tue 10 Nov 2026 12:01 EST is still to come; only an interview"))
    let interview = EventBody.interviewAdded(
      InterviewAdded(stage: .phone, durationMinutes: nil, with: []))
    #expect(try refusal(story(), interview, at: "2027-11-10 12:01") == nil)
    #expect(
      message(try refusal(story(), interview, at: "2037-11-10 12:01")).contains("ten years ahead"))
  }

  @Test func `a zone that does not exist is refused with the nearest`() throws {
    let fields = ApplicationFields(zone: "Europe/Berln")
    let error = try refusal(story(), .applicationAdded(ApplicationAdded(fields)), in: "bolt")
    #expect(message(error).contains("Europe/Berln"))
    #expect(message(error).contains("Did you mean Europe/Berlin?"))
    #expect(
      message(try refusal(story(), .applicationChanged(ApplicationChanged(fields)))).contains(
        "Did you mean"))
  }

  @Test func `an interview has a stage of its own`() throws {
    let error = try refusal(
      story(), .interviewAdded(InterviewAdded(stage: .applied, durationMinutes: nil, with: [])))
    #expect(message(error).contains("phone, first, second, third or final"))
  }

  @Test func `there must be an interview to cancel`() throws {
    let error = try refusal(story(), .interviewCancelled(.next(.second)))
    #expect(message(error).contains("\"acme\" has no second interview"))
    let id = EventID(device: "test", sequence: 1)
    #expect(try refusal(story(), .interviewCancelled(.event(id))) == .unknownEvent("test/1"))
  }

  @Test func `to cancel takes the next interview of the stage that has not ended`() throws {
    var story = try story()
    for ended in ["2026-11-12 12:00", "2026-11-11 12:00", "2026-11-10 12:30"] {
      try story.interview(.first, ended: ended, recorded: "2026-11-08 12:00")
    }
    let underWay = story.events.filter(\.body.isInterview)[2].id
    try story.record("2026-11-10 12:00", .interviewCancelled(.next(.first)))
    #expect(story.events.map(\.body).contains(.interviewCancelled(.event(underWay))))
  }

  @Test func `an outcome other than an offer stands until no date`() throws {
    let date = CivilDate(year: 2026, month: 11, day: 20)
    let error = try refusal(
      story(), .outcomeRecorded(OutcomeRecorded(.rejected, until: date.map(Deadline.date))))
    #expect(message(error).contains("only an offer"))
    #expect(
      try refusal(
        story(), .outcomeRecorded(OutcomeRecorded(.offer, until: date.map(Deadline.date)))) == nil)
  }

  @Test func `an offer stands for a year at most`() throws {
    for (year, isRefused) in [(2027, false), (2028, true), (9999, true)] {
      let date = CivilDate(year: year, month: 11, day: 10)
      let error = try refusal(
        story(), .outcomeRecorded(OutcomeRecorded(.offer, until: date.map(Deadline.date))))
      #expect((error != nil) == isRefused)
      #expect(!isRefused || message(error).contains("more than a year after the offer"))
    }
  }

  @Test func `nothing that is not there can be skipped`() throws {
    let error = try refusal(
      story(), .followUpSkipped(FollowUpSkipped(action: .reply, contact: nil)))
    #expect(
      error
        == .noSuchFollowUp(
          message: "\"acme\" has no reply to skip"))
    #expect(try refusal(story(), .followUpSkipped(FollowUpSkipped(action: .checkIn))) == nil)
  }

  @Test(arguments: [
    ("", "is empty"), (" \n", "is empty"), ("a\u{1B}[2J", "U+1B"), ("a\u{7F}", "U+7F"),
    (String(repeating: "é", count: 32_769), "65538 bytes"),
  ])
  func `a note is text of a sensible length`(_ text: String, _ expected: String) throws {
    #expect(
      message(try refusal(story(), .mistakeNoted(MistakeNoted(text: text)))).contains(expected))
  }

  @Test func `a note may have lines, a name may not`() throws {
    #expect(try refusal(story(), .mistakeNoted(MistakeNoted(text: "one\n\ttwo"))) == nil)
    let fields = ApplicationFields(company: "one\ntwo")
    #expect(
      message(try refusal(story(), .applicationChanged(ApplicationChanged(fields)))).contains("U+A")
    )
  }

  @Test func `a kind that is unknown is not recorded`() throws {
    #expect(
      message(try refusal(story(), .unknown(kind: "wave"))).contains("\"wave\" is not a kind"))
  }

  @Test func `a request is recorded whole or not at all`() throws {
    let story = try story()
    var engine = story.engine
    let now = try story.instant("2026-11-10 12:00")
    let drafts = [
      EventDraft(
        application: "bolt", at: now, body: .applicationAdded(ApplicationAdded(ApplicationFields()))
      ),
      EventDraft(
        application: "bolt", at: now,
        body: .contactAdded(ContactAdded(ContactFields(contact: "", name: "Al Roe", may: [.email])))
      ),
      EventDraft(
        application: "bolt", at: now,
        body: .touchSent(TouchSent(action: .other, channel: nil, contact: "al"))),
    ]
    let effects = engine.step(.request(1, drafts), at: now)
    guard case .append(1, let resolved)? = effects.first else {
      Issue.record("it was not recorded: \(effects)")
      return
    }
    #expect(
      resolved.last?.body == .touchSent(TouchSent(action: .other, channel: nil, contact: "al-roe")))
    let bad = EventDraft(application: "bolt", at: now, body: .unknown(kind: "wave"))
    guard
      case .refuse(2, .invalidEvent(index: 3, _, _))? = engine.step(
        .request(2, drafts + [bad]), at: now
      ).first
    else {
      Issue.record("the fourth event was not refused")
      return
    }
  }

  // MARK: Salaries

  @Test func `a currency is needed where two are in use, and is the only one otherwise`() throws {
    var story = try story()
    func salary(_ amount: String, _ currency: String?) -> EventBody {
      .salaryStated(SalaryStated(amount: Amount(amount)!, currency: currency))
    }
    #expect(message(try refusal(story, salary("1", "euro"))).contains("three letters"))
    try story.record("2026-11-03 12:00", salary("90000", "eur"))
    #expect(story.events.last?.body == salary("90000", "EUR"))
    try story.record("2026-11-03 12:00", salary("90000", nil))
    #expect(story.events.last?.body == salary("90000", "EUR"))
    try story.record("2026-11-03 12:00", salary("90000", "USD"))
    #expect(message(try refusal(story, salary("90000", nil))).contains("EUR and USD"))
    let now = try story.instant("2026-11-04 12:00")
    #expect(throws: RequestError.self) {
      try story.engine.checkSalary(
        SalaryStated(amount: Amount("1")!), of: "acme", asOf: nil, at: now)
    }
  }

  // MARK: Warnings

  @Test func `a stage lower than one already held is a warning`() throws {
    var story = try story()
    try story.interview(.second, ended: "2026-11-05 12:00")
    try story.interview(.phone, ended: "2026-11-09 12:00")
    #expect(
      story.warnings == [
        "the second interview was held already; this phone interview does not change the stage"
      ])
  }

  @Test func `a second interview of a stage and a time that is taken are warnings`() throws {
    var story = try story()
    try story.interview(.first, ended: "2026-11-20 12:00", recorded: "2026-11-09 12:00")
    #expect(story.warnings.isEmpty)
    try story.interview(.first, ended: "2026-11-20 12:30", recorded: "2026-11-09 12:00")
    #expect(story.warnings.count == 2)
    #expect(story.warnings[0].contains("a first interview on Fri 20 Nov 2026 11:00 EST already"))
    #expect(
      story.warnings[1].contains("first interview on Fri 20 Nov 2026 11:00 EST is at the same time")
    )
    #expect(
      story.remedies == [
        Remedy(
          .moveInterview, application: "acme", stage: .first,
          local: try CivilDateTime(iso8601: "2026-11-20 11:00"))
      ])
  }

  @Test func `a time that is taken by another application's interview is a warning`() throws {
    var story = try story()
    try story.interview(.first, ended: "2026-11-20 12:00", recorded: "2026-11-09 12:00")
    try story.record(
      "2026-11-09 13:00", in: "bolt",
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "Europe/Berlin"))))
    let interview = EventBody.interviewAdded(InterviewAdded(stage: .phone))
    try story.record("2026-11-20 12:00", now: "2026-11-09 14:00", in: "bolt", interview)
    #expect(story.warnings.isEmpty)
    try story.record("2026-11-20 11:59", now: "2026-11-09 14:00", in: "bolt", interview)
    #expect(
      story.warnings.contains {
        $0.contains("the first interview at acme on Fri 20 Nov 2026 11:00 EST is at the same time")
      })
  }

  @Test func `an address without a permission is a warning`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe", may: [])
    #expect(story.warnings.count == 1)
    #expect(story.warnings[0].contains("no permission is recorded for Al Roe"))
    #expect(
      story.remedies == [
        Remedy(.recordPermission, application: "acme", contact: "al-roe", channel: .email)
      ])
  }

  @Test func `a permission that was refused for good is a warning`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe", may: [.email, .phone], never: [.phone])
    #expect(story.warnings == ["Al Roe asked never to be reached by phone, and that stands"])
    try story.contact("2026-11-03 12:00", "Al Roe", may: [], never: [.text])
    #expect(story.warnings.count == 1)
  }

  @Test func `a part of a name that makes another contact is a warning`() throws {
    var story = try story()
    try story.contact("2026-11-03 12:00", "Al Roe", may: [.email])
    try story.record(
      "2026-11-03 12:00", .contactAdded(ContactAdded(ContactFields(name: "al", never: [.phone]))))
    #expect(
      story.warnings.first
        == "\"al\" is recorded as a person of their own, beside Al Roe (al-roe): if it was to mean "
        + "somebody known, undo this, and write the name in brackets instead")
  }

  @Test func `a promised date that is past already is a warning`() throws {
    var story = try story()
    try story.record(
      "2026-11-03 12:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 2)!)))
    #expect(story.warnings.count == 1)
    try story.record(
      "2026-11-03 12:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 3)!)))
    #expect(story.warnings.count == 1)
  }
}
