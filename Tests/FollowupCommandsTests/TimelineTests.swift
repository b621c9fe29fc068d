import CivilTime
import ControlInterface
import FollowupCore
import JSON
import Schema
import Testing

@testable import FollowupCommands

/// Timelines as they are drawn.
struct TimelineTests {
  /// Two weeks from Monday 16 November; now is Sunday the 22nd, 15:00 in Berlin.
  private static let reply = try! ListTimelinesMethod.Reply(json: [
    "asOf": "2026-11-22T14:00:00Z", "userZone": "Europe/Berlin", "from": "2026-11-16", "weeks": 2,
    "leftOut": 1,
    "timelines": [
      [
        "application": "acme", "zone": "Europe/Berlin",
        "daysOff": ["2026-11-21", "2026-11-22", "2026-11-26", "2026-11-28", "2026-11-29"],
        "items": [
          ["kind": "applied", "at": "2026-11-16T09:00:00Z", "text": "you applied"],
          [
            "kind": "interview", "at": "2026-11-19T09:00:00Z", "until": "2026-11-19T10:00:00Z",
            "text": "phone interview",
          ],
          [
            "kind": "window", "at": "2026-11-25T08:00:00Z", "until": "2026-11-27T16:00:00Z",
            "state": "held", "text": "check-in to Jo Doe by email",
          ],
        ],
      ],
      [
        "application": "globex", "zone": "Europe/Berlin", "daysOff": [],
        "items": [
          [
            "kind": "window", "at": "2026-11-17T08:00:00Z", "until": "2026-11-18T16:00:00Z",
            "state": "done", "text": "thank-you",
          ],
          ["kind": "sent", "at": "2026-11-17T12:00:00Z", "text": "you sent a thank-you"],
          ["kind": "window", "at": "2026-11-23T08:00:00Z", "state": "open", "text": "decision"],
          [
            "kind": "deadline", "at": "2026-11-25T16:00:00Z", "text": "their offer ends",
          ],
        ],
      ],
    ],
  ])

  private func lines(
    _ arguments: [String] = [], width: Int? = 24, isTerminal: Bool = false,
    variables: [String: String] = ["LANG": "de_DE.UTF-8"]
  ) -> [String] {
    let daemon = FakeDaemon()
    daemon.answer(ListTimelinesMethod.self, Self.reply)
    let variables = variables.merging(["FOLLOWUP_SOCKET": "/s"]) { own, _ in own }
    return Run(
      ["timeline"] + arguments, daemon: daemon, variables: variables, isTerminal: isTerminal,
      width: width
    ).lines
  }

  @Test func `Each application has a line, a column a day where there is room for no more`() {
    #expect(
      lines(width: 30).prefix(3) == [
        "        16 Nov 23 Nov", "acme    ○  ◆ ░│  ─░─░░", "globex   ▸┄   │━━▼━━━━",
      ])
  }

  @Test(arguments: Outcome.allCases)
  func `An end looks other than an offer`(_ outcome: Outcome) throws {
    let item = try TimelineItem(json: [
      "kind": "outcome", "at": "2026-11-20T10:00:00Z", "text": "",
      "outcome": .string(outcome.rawValue),
    ])
    let symbol = TimelineMark(item).symbol(isUnicode: true)
    #expect(symbol == (outcome == .offer || outcome == .accepted ? "★" : "■"))
  }

  @Test func `Weeks in which nothing is are named, and how to see more of them`() {
    let daemon = FakeDaemon()
    var empty = Self.reply
    empty = .init(
      asOf: empty.asOf, userZone: empty.userZone, from: empty.from, weeks: 2, timelines: [])
    daemon.answer(ListTimelinesMethod.self, empty)
    #expect(
      Run(["timeline", "acme"], daemon: daemon, width: nil).lines == [
        "From Mon 16 Nov 2026 to Sun 29 Nov 2026, nothing happened, and nothing is ahead. --weeks 52 "
          + "draws more weeks."
      ])
  }

  @Test func `In a locale without Unicode it is drawn in ASCII`() {
    for variables in [[:], ["LC_ALL": "C", "LANG": "de_DE.UTF-8"]] {
      let lines = lines(width: 30, variables: variables)
      #expect(
        lines.prefix(3) == [
          "        16 Nov 23 Nov", "acme    o  I :|  -:-::", "globex   >_   |==D====",
        ])
      #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
    }
  }

  @Test(
    "It is as wide as there is room, and never wider", arguments: [50, 64, 80, 120, 200])
  func width(columns: Int) {
    let lines = lines(width: columns)
    #expect(lines.allSatisfy { $0.columns <= columns && !$0.hasSuffix(" ") })
    let partsOfDay = min(8, (columns - 8) / 14)
    let expected = String(repeating: " ", count: 7 * partsOfDay - 6)
    #expect(lines[0] == "        16 Nov\(expected)23 Nov")
  }

  @Test func `Where a day has less than a column, several share one`() {
    let lines = lines(width: 15)
    #expect(lines[1...2].map(\.count).max()! <= 15)
    #expect(lines[1].hasPrefix("acme    ○◆"))
  }

  @Test func `The legend names what is drawn and nothing else`() {
    let legend = lines(width: 200).first { $0.contains(" now; ") }
    #expect(
      legend
        == "│ now; ┄ window that is over; ─ window that has yet to open; ━ open window; "
        + "○ you applied; ▸ you wrote or called; ◆ interview; ▼ deadline; ░ day off")
    #expect(lines().contains { $0.contains("1 more application") })
  }

  @Test func `Of one application, what is drawn is listed with its times`() {
    let lines = lines(["acme"], width: 100)
    #expect(lines.contains("  Thu 19 Nov 10:00 CET      phone interview"))
    #expect(
      lines.contains(
        "  Wed 25 Nov 09:00 CET      check-in to Jo Doe by email, held, until Fri 27 Nov 17:00 CET")
    )
  }

  @Test func `On a terminal neighbours of one colour are one run`() {
    let drawn = lines(width: 30, isTerminal: true)[2]
    #expect(drawn.contains("\u{1B}[32m━━\u{1B}[0m\u{1B}[31m▼"))
  }

  @Test(
    "Weeks are counted from 1 to 52", arguments: ["0", "53", "-1", "x"])
  func weeks(number: String) {
    #expect(Run(["timeline", "--weeks", number]).status == 64)
    #expect(throws: (any Error).self) {
      try ListTimelinesMethod.Request(json: ["weeks": .integer(Int64(number) ?? 99)])
    }
  }
}
