import CivilTime
import FollowupCommands
import FollowupCore
import JSON
import Schema
import TestSupport
import Testing

@testable import ControlInterface

/// Text of users and employers, which may hold anything, on its way to a terminal.
struct HostileTextTests {
  private static let hostile = "a\u{1B}]0;owned\u{7}\u{9B}31m\r\n\u{202E}\u{2066}\u{7F}z"

  private func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
    }
  }

  private var answers: [Answer] {
    let text = Self.hostile
    var application = Reports.application()
    application.name = text
    application.company = text
    application.role = text
    application.zone = text
    var status = Reports.status
    status.problems = [text]
    status.damage = [text]
    status.desktop = text
    let followUp = Reports.followUp(
      text, recipient: text, state: .denied, opens: nil, closes: nil, slots: nil, zone: text,
      because: [
        Reason(
          .permission, .denies, text, source: .article,
          remedy: Remedy(.recordContact, application: text, contact: text))
      ],
      passOnTo: [text])
    let events = [EventBody.mistakeNoted(MistakeNoted(text: text)), .unknown(kind: text)].map {
      Reports.event($0)
    }
    let contact = ContactFields(contact: text, name: text, address: text)
    let recorded = RecordMethod.Reply(
      userZone: "Europe/Berlin",
      events: events + [Reports.event(.contactAdded(ContactAdded(contact)))],
      warnings: [Remark(text)],
      followUps: [followUp], told: [text])
    return [
      .recorded(recorded), .undone(.init(recorded: recorded, undone: events[0])),
      .followUps(.init(asOf: Run.now, userZone: "Europe/Berlin", followUps: [followUp])),
      .applications(.init(userZone: "Europe/Berlin", applications: [application])),
      .application(
        .init(
          userZone: "Europe/Berlin", applications: [application], followUps: [followUp])),
      .explanation(
        .init(
          asOf: Run.now, application: text, zone: text, userZone: text,
          notes: [Remark(text)],
          followUps: [followUp])),
      .verdict(
        VerdictReport(
          Verdict(.never, because: [Reports.denial], zone: .utc), on: "acme", asOf: Run.now,
          userZone: "Europe/Berlin"),
        of: .init(application: text, action: .checkIn, contact: text)),
      .events(.init(userZone: "Europe/Berlin", events: events)), .status(status),
      .reloaded(
        .init(file: text, diagnostics: [.init(line: 1, column: 1, kind: "key", message: text)])),
      .configurationFile(ConfigurationFile(path: text, exists: false)),
    ]
  }

  @Test func `Nothing but line breaks of our own reaches a terminal`() {
    let renderer = Renderer(
      now: Run.now, userZone: "Europe/Berlin", zones: Zones.database, systemZone: { .utc })
    for answer in answers {
      let text = renderer.page(of: answer).rendered(isColoured: false, width: 80)
      #expect(isClean(text), "\(answer)")
      #expect(text.contains("\\u{1B}"), "\(answer)")
      // A coloured page has our own escapes, and none besides.
      let coloured = renderer.page(of: answer).rendered(isColoured: true, width: 80)
      var rest = coloured[...]
      while let escape = rest.firstIndex(of: "\u{1B}") {
        rest = rest[escape...].dropFirst()
        #expect(rest.first == "[" && rest.dropFirst().first?.isNumber == true)
        let code = rest.dropFirst().prefix { $0 != "m" }
        #expect(code.allSatisfy { $0.isNumber }, "\(code)")
      }
    }
  }

  @Test func `JSON for a terminal holds no control character, and says the same`() throws {
    let daemon = FakeDaemon()
    let reply = ListApplicationsMethod.Reply(
      userZone: "Europe/Berlin",
      applications: [
        ApplicationReport(
          name: Self.hostile, company: "\u{E0041}\u{1F600}", zone: "UTC", zoneIsAssumed: true,
          stage: .applied, anchor: AnchorReport(phrase: Self.hostile, at: Run.now), applied: Run.now
        )
      ])
    daemon.answer(ListApplicationsMethod.self, reply)
    let run = Run(["list", "--json"], daemon: daemon)
    #expect(run.status == 0)
    #expect(isClean(run.output))
    #expect(try JSONReader.parse(Array(run.output.utf8)) == reply.json)
  }

  @Test func `No line is wider than a terminal, whatever the words`() {
    var generator = SeededGenerator(seed: 7)
    let renderer = Renderer(
      now: Run.now, userZone: "Europe/Berlin", zones: Zones.database, systemZone: { .utc })
    for _ in 0..<100 {
      let words = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        String(repeating: "w", count: Int.random(in: 1...20, using: &generator))
      }
      let text = words.joined(separator: " ")
      let followUp = Reports.followUp(
        recipient: text, state: .denied, opens: nil, closes: nil, slots: nil,
        because: [
          Reason(
            .permission, .denies, text, source: .article,
            remedy: Remedy(.recordContact, application: text, contact: text))
        ])
      for answer: Answer in [
        .followUps(.init(asOf: Run.now, userZone: "Europe/Berlin", followUps: [followUp])),
        .events(
          .init(
            userZone: "Europe/Berlin",
            events: [Reports.event(.mistakeNoted(MistakeNoted(text: text)))])),
        .explanation(
          .init(
            asOf: Run.now, application: "acme", zone: "UTC", userZone: "UTC",
            notes: [Remark(text)],
            followUps: [followUp])),
      ] {
        // A command to be typed is never broken.
        let lines = renderer.page(of: answer).lines(width: 80)
          .filter { !$0.text.contains("followupctl ") }
        let widest = lines.map(\.width).max() ?? 0
        #expect(widest <= 80)
      }
    }
  }
}
