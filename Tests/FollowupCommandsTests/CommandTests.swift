import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Testing
import When

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

  /// A command, and the event that it asks for. Times are as they were written: the daemon reads them.
  private static let recordings: [([String], EventRequest)] = [
    (
      [
        "contact", "ac", "Jo Doe <jo@acme.example>", "--may", "email", "--never", "phone",
        "--primary",
      ],
      request(
        .contactAdded(
          ContactAdded(
            ContactFields(
              contact: "", name: "Jo Doe", address: "jo@acme.example", may: [.email],
              never: [.phone], primary: true))))
    ),
    (
      ["interview", "ac", "phone", "--at", "mon 14:00", "--duration", "1h30m", "--with", "jo"],
      request(
        .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 90, with: ["jo"])),
        at: "mon 14:00")
    ),
    (["cancel", "ac", "second"], request(.interviewCancelled(.next(.second)))),
    (
      ["expect", "ac", "--by", "fri"],
      request(.promiseRecorded(.by(.latest)), times: ["by": "fri"])
    ),
    (
      ["expect", "ac", "--from", "2026-12-18", "--at", "yesterday 10:00"],
      request(
        .promiseRecorded(.from(.latest)), at: "yesterday 10:00", times: ["from": "2026-12-18"])
    ),
    (["expect", "ac", "--no-follow-up"], request(.promiseRecorded(.noFollowUp))),
    (
      ["sent", "ac", "check-in", "--via", "email", "--to", "jo", "--at", "fri 15:00"],
      request(
        .touchSent(TouchSent(action: .checkIn, channel: .email, contact: "jo")), at: "fri 15:00")
    ),
    (
      ["heard", "ac", "--via", "phone", "--from", "jo", "--asks", "--at", "-2h"],
      request(
        .messageHeard(MessageHeard(channel: .phone, contact: "jo", asks: true)), at: "-2h")
    ),
    (
      ["heard", "ac", "--asks", "--until", "fri"],
      request(.messageHeard(MessageHeard(asks: true)), times: ["until": "fri"])
    ),
    (["note", "ac", "on leave"], request(.noteAdded(NoteAdded(text: "on leave")))),
    (
      ["move", "ac", "phone", "--at", "+3d", "--from", "2026-12-01 10:00"],
      request(
        .interviewMoved(InterviewMoved(stage: .phone)), at: "+3d",
        times: ["from": "2026-12-01 10:00"])
    ),
    (
      ["cancel", "ac", "phone", "--from", "2026-12-01 10:00"],
      request(.interviewCancelled(.next(.phone)), times: ["from": "2026-12-01 10:00"])
    ),
    (
      [
        "contact", "ac", "Jo Doe <jo@x.example>", "--as", "referrer", "--instead-of", "j@x.example",
      ],
      request(
        .contactAdded(
          ContactAdded(
            ContactFields(
              name: "Jo Doe", address: "jo@x.example", part: .referrer, insteadOf: "j@x.example"))))
    ),
    (
      ["salary", "ac", "85", "--per", "hour"],
      request(.salaryStated(SalaryStated(amount: Amount("85")!, per: .hour)))
    ),
    (["mistake", "ac", "--", "-rf"], request(.mistakeNoted(MistakeNoted(text: "-rf")))),
    (
      ["salary", "ac", "85-90.5k", "--currency", "USD"],
      request(
        .salaryStated(
          SalaryStated(amount: Amount("85000")!, upTo: Amount("90500")!, currency: "USD")))
    ),
    (
      ["outcome", "ac", "offer", "--until", "+3d"],
      request(.outcomeRecorded(OutcomeRecorded(.offer)), times: ["until": "+3d"])
    ),
    (
      [
        "add", "ac", "--company", "Acme", "--role", "Engineer", "--zone", "America/New_York",
        "--channel", "email", "--channel", "letter", "--no-follow-up", "--at", "yesterday 9:00",
      ],
      request(
        .applicationAdded(
          ApplicationAdded(
            ApplicationFields(
              company: "Acme", role: "Engineer", zone: "America/New_York",
              channels: [.email, .letter], noFollowUp: true))), at: "yesterday 9:00")
    ),
  ]

  private static func request(
    _ body: EventBody, at: String? = nil, times: [String: String] = [:]
  ) -> EventRequest {
    EventRequest(
      application: "ac", at: at.map { try! When($0) }, body: body,
      times: times.mapValues { try! When($0) })
  }

  @Test("A recording command makes one call, which records its event", arguments: recordings)
  func recording(arguments: [String], event: EventRequest) throws {
    let daemon = daemon()
    let run = Run(arguments, daemon: daemon)
    #expect(run.status == 0, "\(run.errors)")
    #expect(daemon.calls.count == 1)
    let text = try daemon.requests(RecordMethod.self).first?.events.first?.json
    #expect(text == event.json)
    #expect(run.output.hasPrefix("Recorded for acme: mistake: it"))
  }

  @Test(
    "Every other command makes one call",
    arguments: [
      ["next"], ["next", "ac", "--as-of", "fri 9:00"], ["list"], ["list", "--all"], ["show", "ac"],
      ["why", "ac", "check-in"], ["check", "ac", "check-in"], ["log"], ["log", "ac"],
      ["log", "ac", "--follow"], ["status"], ["undo"], ["skip", "ac", "check-in"],
      ["snooze", "ac", "--for", "2h"], ["reload"], ["figures"], ["next", "--format", "prompt"],
    ])
  func oneCall(arguments: [String]) {
    let daemon = daemon()
    let recorded = RecordMethod.Reply(userZone: "Europe/Berlin", events: [])
    daemon.answer(SnoozeMethod.self, recorded)
    daemon.answer(SkipMethod.self, recorded)
    daemon.answer(
      UndoMethod.self,
      .init(recorded: recorded, undone: Reports.event(.mistakeNoted(MistakeNoted(text: "it")))))
    daemon.answer(ListEventsMethod.self, .init(userZone: "Europe/Berlin", events: []))
    daemon.answer(
      MonitorMethod.self, .init(userZone: "Europe/Berlin", followUps: [], applications: []))
    daemon.answer(
      ExplainMethod.self,
      .init(
        asOf: Run.now, application: "acme", zone: "America/New_York", userZone: "Europe/Berlin",
        notes: [], followUps: []))
    daemon.answer(
      CheckMethod.self,
      VerdictReport(
        Verdict(.allowed, because: [], zone: .utc), on: "acme", asOf: Run.now,
        userZone: "Europe/Berlin"))
    daemon.answer(ReloadMethod.self, .init(file: "/c", diagnostics: []))
    daemon.answer(
      GetFiguresMethod.self, .init(userZone: "Europe/Berlin", figures: FigureCount().figures))
    let run = Run(arguments, daemon: daemon)
    #expect(run.status == 0, "\(run.errors)")
    #expect(daemon.calls.count == 1)
    #expect(daemon.connections == 1)
  }

  @Test func `next sends the time that was written, and says as of when`() throws {
    let daemon = FakeDaemon()
    daemon.answer(
      ListFollowUpsMethod.self,
      .init(
        asOf: Instant("2026-11-27T14:00:00Z"), userZone: "Europe/Berlin", followUps: [Reports.held])
    )
    let run = Run(["next", "ac", "--as-of", "fri 9:00", "--limit", "2"], daemon: daemon)
    #expect(
      try daemon.requests(ListFollowUpsMethod.self) == [
        .init(application: "ac", asOf: When("fri 9:00"), limit: 2)
      ])
    #expect(run.output.hasPrefix("As of Fri 27 Nov 2026 15:00 CET (Europe/Berlin):\n\nSoon\n"))
  }

  @Test func `snooze takes a length of time or a time to come`() throws {
    let daemon = daemon()
    daemon.answer(SnoozeMethod.self, .init(userZone: "Europe/Berlin", events: []))
    #expect(Run(["snooze", "ac", "check-in", "--for", "2h"], daemon: daemon).status == 0)
    #expect(Run(["snooze", "ac", "--until", "mon 9:00"], daemon: daemon).status == 0)
    #expect(
      try daemon.requests(SnoozeMethod.self) == [
        .init(application: "ac", action: .checkIn, until: When("+2h")),
        .init(application: "ac", until: When("mon 9:00")),
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
      VerdictReport(
        Verdict(answer, because: [], zone: .utc), on: "acme", asOf: Run.now,
        userZone: "Europe/Berlin"))
    let run = Run(
      ["check", "ac", "check-in", "--via", "phone", "--to", "jo", "--at", "fri 9:00"],
      daemon: daemon)
    #expect(run.status == status, "\(run.errors)")
    #expect(
      Run(["check", "ac", "salary", "92000", "--currency", "USD"], daemon: daemon).status == status)
    #expect(
      try daemon.requests(CheckMethod.self) == [
        .init(
          application: "ac", action: .checkIn, channel: .phone, contact: "jo", at: When("fri 9:00")),
        .init(application: "ac", amount: Amount("92000"), currency: "USD"),
      ])
  }

  @Test func `log follows what is recorded, and tells nothing twice`() throws {
    let daemon = daemon()
    let events = (17...19).map { sequence in
      EventReport(
        Event(
          id: EventID(device: "3f2a9c1e", sequence: sequence), time: Run.now, at: Run.now,
          application: "acme", body: .mistakeNoted(MistakeNoted(text: "\(sequence)"))),
        employerZone: "America/New_York")
    }
    let other = EventReport(
      Event(
        id: EventID(device: "aaaaaaaa", sequence: 3), time: Run.now, at: Run.now,
        application: "acme", body: .mistakeNoted(MistakeNoted(text: "old"))),
      employerZone: "America/New_York")
    func change(_ events: [EventReport], known: [EventID] = []) -> MonitorMethod.Reply {
      .init(
        userZone: "Europe/Berlin", followUps: [], events: events, applications: ["acme"],
        known: known)
    }
    // The last of each device are known at first; then comes one, and all of them after a reload.
    daemon.answer(
      MonitorMethod.self,
      change(Array(events.prefix(2)), known: [events[1].id, other.id]))
    daemon.answer(MonitorMethod.self, change([events[2]]))
    daemon.answer(MonitorMethod.self, change([other] + events))
    let run = Run(["log", "ac", "--follow"], daemon: daemon)
    #expect(
      try daemon.requests(MonitorMethod.self) == [.init(application: "ac", latest: 10)])
    #expect(
      run.lines == [
        "2026-11-22 09:00 EST   acme mistake: 17 [3f2a9c1e/17]",
        "2026-11-22 09:00 EST   acme mistake: 18 [3f2a9c1e/18]",
        "2026-11-22 09:00 EST   acme mistake: 19 [3f2a9c1e/19]",
      ])
  }

  @Test func `A zone that this machine lacks is shown in UTC, and the answer says so`() throws {
    let daemon = FakeDaemon()
    let event = EventReport(
      Event(
        id: Reports.id, time: Run.now, at: Run.now, application: "acme",
        body: .mistakeNoted(MistakeNoted(text: "it"))), employerZone: "Mars/Olympus")
    daemon.answer(RecordMethod.self, .init(userZone: "Local", events: [event]))
    let run = Run(["mistake", "acme", "it"], daemon: daemon, width: nil)
    #expect(run.status == 0)
    #expect(
      run.lines[0]
        == "Recorded for acme: mistake: it, Sun 22 Nov 2026 14:00 UTC (UTC). [3f2a9c1e/17]")
    #expect(run.output.contains("Note: times in the zone \"Mars/Olympus\" are shown in UTC"))
    #expect(run.output.contains("Note: times in the zone \"Local\" are shown in UTC"))
  }
}
