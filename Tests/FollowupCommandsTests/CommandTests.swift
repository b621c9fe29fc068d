import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Testing

/// What each command asks of the daemon.
struct CommandTests {
  private func daemon() -> FakeDaemon {
    let daemon = FakeDaemon()
    daemon.answer(GetStatusMethod.self, Reports.status)
    daemon.answer(
      ListApplicationsMethod.self,
      .init(userZone: "Europe/Berlin", applications: [Reports.application()]))
    daemon.answer(
      RecordMethod.self,
      .init(
        userZone: "Europe/Berlin", events: [Reports.event(.mistakeNoted(MistakeNoted(text: "it")))],
        followUps: [Reports.held])
    )
    daemon.answer(
      ListFollowUpsMethod.self,
      .init(asOf: Run.now, userZone: "Europe/Berlin", followUps: [Reports.held]))
    return daemon
  }

  /// Names, then the event that is to be recorded; now is Sunday 09:00 in New York.
  private static let recordings: [([String], Instant?, EventBody)] = [
    (
      [
        "contact", "ac", "Jo Doe <jo@acme.example>", "--may", "email", "--never", "phone",
        "--primary",
      ],
      nil,
      .contactAdded(
        ContactAdded(
          ContactFields(
            contact: "", name: "Jo Doe", address: "jo@acme.example", may: [.email], never: [.phone],
            primary: true)))
    ),
    (
      ["interview", "ac", "phone", "--at", "mon 14:00", "--duration", "1h30m", "--with", "jo"],
      Instant("2026-11-23T19:00:00Z"),
      .interviewAdded(
        InterviewAdded(
          stage: .phone, durationMinutes: 90, with: ["jo"],
          local: try? CivilDateTime(iso8601: "2026-11-23 14:00")))
    ),
    (["cancel", "ac", "second"], nil, .interviewCancelled(.next(.second))),
    (
      ["expect", "ac", "--by", "fri"], nil,
      .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 27)!))
    ),
    (
      ["expect", "ac", "--from", "2026-12-18", "--at", "yesterday 10:00"],
      Instant("2026-11-21T15:00:00Z"),
      .promiseRecorded(.from(CivilDate(year: 2026, month: 12, day: 18)!))
    ),
    (["expect", "ac", "--no-follow-up"], nil, .promiseRecorded(.noFollowUp)),
    (
      ["sent", "ac", "check-in", "--via", "email", "--to", "jo", "--at", "fri 15:00"],
      Instant("2026-11-20T20:00:00Z"),
      .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "jo"))
    ),
    (
      ["heard", "ac", "--via", "phone", "--from", "jo", "--asks", "--at", "2h ago"],
      Instant("2026-11-22T12:00:00Z"),
      .messageHeard(MessageHeard(channel: .phone, contact: "jo", asks: true))
    ),
    (["mistake", "ac", "--", "-rf"], nil, .mistakeNoted(MistakeNoted(text: "-rf"))),
    (
      ["salary", "ac", "85000.50", "--currency", "USD"], nil,
      .salaryStated(SalaryStated(amount: Amount("85000.50")!, currency: "USD"))
    ),
    (
      ["outcome", "ac", "offer", "--until", "+3d"], nil,
      .outcomeRecorded(
        OutcomeRecorded(.offer, until: .date(CivilDate(year: 2026, month: 11, day: 25)!)))
    ),
  ]

  @Test("A recording command records its event, in the employer's time", arguments: recordings)
  func recording(arguments: [String], at: Instant?, body: EventBody) throws {
    let daemon = daemon()
    let run = Run(arguments, daemon: daemon)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try daemon.requests(RecordMethod.self)
        == [.init(events: [EventRequest(application: "acme", at: at, body: body)])])
    #expect(run.output.hasPrefix("Recorded for acme: mistake: it"))
  }

  @Test func `add records in the zone that it names, before there is an application`() throws {
    let daemon = daemon()
    let run = Run(
      [
        "add", "acme", "--company", "Acme", "--role", "Engineer", "--zone", "America/New_York",
        "--channel", "email", "--channel", "letter", "--no-follow-up", "--at", "yesterday 9:00",
      ], daemon: daemon)
    #expect(run.status == 0, "\(run.errors)")
    let fields = ApplicationFields(
      company: "Acme", role: "Engineer", zone: "America/New_York", channels: [.email, .letter],
      noFollowUp: true)
    #expect(
      try daemon.requests(RecordMethod.self) == [
        .init(events: [
          EventRequest(
            application: "acme", at: Instant("2026-11-21T14:00:00Z"),
            body: .applicationAdded(ApplicationAdded(fields)))
        ])
      ])
  }

  @Test func `add without a zone reads times in the user's`() throws {
    let daemon = daemon()
    _ = Run(["add", "acme", "--company", "Acme", "--at", "yesterday 9:00"], daemon: daemon)
    #expect(
      try daemon.requests(RecordMethod.self).first?.events.first?.at
        == Instant("2026-11-21T08:00:00Z"))
  }

  @Test func `next asks of the application's clock, and of the user's without one`() throws {
    let daemon = daemon()
    #expect(Run(["next", "ac", "--as-of", "fri 9:00", "--limit", "2"], daemon: daemon).status == 0)
    #expect(Run(["next", "--as-of", "fri 9:00"], daemon: daemon).status == 0)
    #expect(Run(["next"], daemon: daemon).status == 0)
    #expect(
      try daemon.requests(ListFollowUpsMethod.self) == [
        .init(application: "ac", asOf: Instant("2026-11-27T14:00:00Z"), limit: 2),
        .init(asOf: Instant("2026-11-27T08:00:00Z")), .init(),
      ])
  }

  @Test func `snooze takes a duration or an instant to come`() throws {
    let daemon = daemon()
    daemon.answer(SnoozeMethod.self, .init(userZone: "Europe/Berlin", events: []))
    #expect(Run(["snooze", "ac", "check-in", "--for", "2h"], daemon: daemon).status == 0)
    #expect(Run(["snooze", "ac", "--until", "mon 9:00"], daemon: daemon).status == 0)
    #expect(
      try daemon.requests(SnoozeMethod.self) == [
        .init(application: "acme", action: .checkIn, until: Instant("2026-11-22T16:00:00Z")),
        .init(application: "acme", until: Instant("2026-11-23T14:00:00Z")),
      ])
  }

  @Test func `skip and undo name what they mean`() throws {
    let daemon = daemon()
    let reply = RecordMethod.Reply(userZone: "Europe/Berlin", events: [])
    daemon.answer(SkipMethod.self, reply)
    daemon.answer(
      UndoMethod.self,
      .init(recorded: reply, undone: Reports.event(.mistakeNoted(MistakeNoted(text: "it")))))
    #expect(Run(["skip", "ac", "thank-you", "--to", "jo"], daemon: daemon).status == 0)
    let undone = Run(["undo", "3f2a9c1e/17"], daemon: daemon)
    #expect(Run(["undo"], daemon: daemon).status == 0)
    #expect(
      try daemon.requests(SkipMethod.self)
        == [.init(application: "ac", action: .thankYou, contact: "jo")])
    #expect(try daemon.requests(UndoMethod.self) == [.init(event: Reports.id), .init()])
    #expect(undone.output.hasPrefix("Undone for acme: mistake: it"))
  }

  @Test(
    "check ends with a code of its own for each verdict",
    arguments: [
      (Verdict.Answer.allowed, 0), (.notYet, 3), (.never, 4),
    ] as [(Verdict.Answer, Int32)])
  func check(answer: Verdict.Answer, status: Int32) throws {
    let daemon = daemon()
    daemon.answer(
      CheckMethod.self,
      VerdictReport(Verdict(answer, because: [], zone: .utc), userZone: "Europe/Berlin"))
    let run = Run(
      ["check", "ac", "check-in", "--via", "phone", "--to", "jo", "--at", "fri 9:00"],
      daemon: daemon)
    #expect(run.status == status, "\(run.errors)")
    #expect(
      Run(["check", "ac", "salary", "92000", "--currency", "USD"], daemon: daemon).status == status)
    #expect(
      try daemon.requests(CheckMethod.self) == [
        .init(
          application: "acme", action: .checkIn, channel: .phone, contact: "jo",
          at: Instant("2026-11-27T14:00:00Z")),
        .init(application: "acme", amount: Amount("92000"), currency: "USD"),
      ])
  }

  @Test func `log follows what is recorded, without a gap and without telling twice`() throws {
    let daemon = daemon()
    let first = Reports.event(.mistakeNoted(MistakeNoted(text: "one")))
    let second = EventReport(
      Event(
        id: EventID(device: "3f2a9c1e", sequence: 18), time: Run.now, at: Run.now,
        application: "acme", body: .mistakeNoted(MistakeNoted(text: "two"))),
      employerZone: "America/New_York")
    let other = EventReport(
      Event(
        id: EventID(device: "3f2a9c1e", sequence: 19), time: Run.now, at: Run.now,
        application: "globex", body: .mistakeNoted(MistakeNoted(text: "three"))),
      employerZone: "Europe/Berlin")
    daemon.answer(
      MonitorMethod.self, .init(userZone: "Europe/Berlin", followUps: [], applications: ["acme"]))
    daemon.answer(
      MonitorMethod.self,
      .init(
        userZone: "Europe/Berlin", followUps: [], events: [first, other], applications: ["acme"]))
    daemon.answer(
      MonitorMethod.self,
      .init(userZone: "Europe/Berlin", followUps: [], events: [second], applications: ["acme"]))
    daemon.answer(ListEventsMethod.self, .init(userZone: "Europe/Berlin", events: [first]))
    let run = Run(["log", "ac", "--follow"], daemon: daemon)
    #expect(
      run.lines == [
        "2026-11-20 14:00 EST   acme mistake: one [3f2a9c1e/17]",
        "2026-11-22 09:00 EST   acme mistake: two [3f2a9c1e/18]",
      ])
  }
}
