import CivilTime
import ControlInterface
import FollowupCore
import JSON
import Schema
import Testing
import Varlink
import VarlinkDescriptions
import When

/// Everything that is sent is read back the same, and is what the interface's description says.
struct MethodTests {
  private let interface = Control.interface

  private func check<Method: ControlMethod>(
    _ method: Method.Type, requests: [Method.Request], replies: [Method.Reply]
  ) throws {
    for request in requests {
      try interface.validate(method: Method.name, parameters: request.setMembers)
      #expect(try Method.Request(exactly: try sent(request.setMembers)) == request)
    }
    for reply in replies {
      try interface.validate(replyOf: Method.name, parameters: reply.object)
      #expect(try Method.Reply(exactly: try sent(reply.object)) == reply)
    }
  }

  /// What arrives of an object at the other end.
  private func sent(_ object: JSONObject) throws -> JSONObject {
    try #require(try JSONReader.parse(Array(object.serialized().utf8)).objectValue)
  }

  @Test func `GetStatus tells of the daemon`() throws {
    try check(GetStatusMethod.self, requests: [NoParameters()], replies: Samples.statuses)
  }

  @Test func `Record takes events of every kind, and answers with what became of them`() throws {
    let events = Samples.bodies.flatMap { body in
      [
        EventRequest(application: "acme", at: When(Samples.instant), key: "mail/1", body: body),
        EventRequest(application: "ac", body: body),
      ]
    }
    try check(
      RecordMethod.self,
      requests: [.init(events: events), .init(events: [events[0]], again: true)],
      replies: [Samples.recorded, .init(userZone: "UTC", events: [])])
  }

  @Test func `ListApplications tells of one, of those under way, or of all`() throws {
    try check(
      ListApplicationsMethod.self,
      requests: [.init(), .init(application: "acme"), .init(all: true)],
      replies: [
        .init(userZone: "UTC", applications: Samples.applications),
        .init(userZone: "UTC", applications: []),
      ])
  }

  @Test func `ListFollowUps takes an application, a clock and a limit`() throws {
    try check(
      ListFollowUpsMethod.self,
      requests: [.init(), .init(application: "acme", asOf: When(Samples.instant), limit: 3)],
      replies: [.init(asOf: Samples.instant, userZone: "UTC", followUps: Samples.followUps)])
  }

  @Test func `Explain takes an action or explains every one`() throws {
    try check(
      ExplainMethod.self,
      requests: [
        .init(application: "acme"),
        .init(application: "acme", action: .checkIn, asOf: When("next fri 3pm")),
      ],
      replies: [
        .init(
          asOf: Samples.instant, application: "acme", zone: "UTC", userZone: "Europe/Berlin",
          notes: [Remark("An interview is to come.")], followUps: Samples.followUps)
      ])
  }

  @Test func `Check takes a touch or a figure`() throws {
    let because = [Samples.reason, Samples.bareReason]
    try check(
      CheckMethod.self,
      requests: [
        .init(
          application: "acme", action: .reply, channel: .phone, contact: "jo", at: When("fri 9:00"),
          text: "Hi"),
        .init(application: "acme", amount: Amount("92000"), currency: "USD"),
      ],
      replies: [
        VerdictReport(
          Verdict(.notYet, from: Samples.later, because: because, zone: .utc), on: "acme",
          asOf: Samples.instant, userZone: "Europe/Berlin"),
        VerdictReport(
          Verdict(.never, because: [], zone: .utc), on: "acme", asOf: Samples.instant,
          userZone: "Europe/Berlin"),
      ])
  }

  @Test func `Snooze, Skip and Undo answer as Record does`() throws {
    try check(
      SnoozeMethod.self,
      requests: [
        .init(application: "acme", until: When(Samples.later)),
        .init(application: "acme", action: .checkIn, until: When(Samples.later)),
      ], replies: [Samples.recorded])
    try check(
      SkipMethod.self,
      requests: [
        .init(application: "acme", action: .checkIn),
        .init(application: "acme", action: .checkIn, contact: "jo", at: When(Samples.instant)),
      ], replies: [Samples.recorded])
    try check(
      UndoMethod.self, requests: [.init(), .init(event: Samples.id)],
      replies: [.init(recorded: Samples.recorded, undone: Samples.events[0])])
  }

  @Test func `ListEvents tells the latest`() throws {
    try check(
      ListEventsMethod.self, requests: [.init(), .init(application: "acme", limit: 10)],
      replies: [.init(userZone: "UTC", events: Samples.events)])
  }

  @Test func `Monitor tells the state and then changes`() throws {
    try check(
      MonitorMethod.self, requests: [.init(), .init(application: "acme", latest: 10)],
      replies: [
        .init(userZone: "UTC", followUps: Samples.followUps, applications: ["acme", "globex"]),
        .init(userZone: "UTC", followUps: [], events: Samples.events, applications: ["acme"]),
      ])
  }

  @Test func `Reload answers with what is wrong`() throws {
    try check(
      ReloadMethod.self, requests: [NoParameters()],
      replies: [
        .init(file: "/c.toml"),
        .init(
          file: "/c.toml",
          diagnostics: [.init(line: 3, column: 1, kind: "key", message: "No such key.")]),
      ])
  }

  @Test func `AcceptLog answers with what came back, and what stays lost`() throws {
    try check(
      AcceptLogMethod.self, requests: [NoParameters()],
      replies: [
        .init(device: "desk", restored: 3, lost: nil, replaced: nil),
        .init(device: "desk", restored: 0, lost: 3...5, replaced: nil),
        .init(device: "desk", restored: 0, lost: nil, replaced: 4...5),
      ])
  }

  @Test func `CheckMessage tells of each contact, and AllowMail until when`() throws {
    try check(
      CheckMessageMethod.self,
      requests: [
        .init(recipients: ["jo@acme.example"]),
        .init(
          recipients: [], answers: ["0f"], at: When("fri 9:00"), sends: true),
      ],
      replies: [
        .init(asOf: Samples.instant, userZone: "UTC", answer: .allowed),
        .init(
          asOf: Samples.instant, userZone: "UTC", answer: .notYet, allowedUntil: Samples.later,
          message: "not yet",
          recipients: [
            MailVerdictReport(
              MailVerdict(
                address: "jo@acme.example", application: "acme",
                contact: Contact(contact: "jo", name: "Jo Doe"), action: .checkIn,
                verdict: Verdict(
                  .notYet, from: Samples.later, because: [Samples.reason], zone: .utc)))
          ]),
      ])
    try check(
      AllowMailMethod.self, requests: [.init(until: When("+10m"))],
      replies: [.init(until: Samples.later, userZone: "UTC")])
  }
}
