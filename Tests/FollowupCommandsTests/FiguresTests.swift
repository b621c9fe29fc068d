import ControlInterface
import FollowupCommands
import FollowupCore
import JSON
import Schema
import Testing

/// What a person reads of the figures.
struct FiguresTests {
  private func lines(_ figures: Figures) -> [String] {
    let daemon = FakeDaemon()
    daemon.answer(GetFiguresMethod.self, .init(userZone: "Europe/Berlin", figures: figures))
    return Run(["figures"], daemon: daemon).lines
  }

  @Test func `Without an application nothing is counted`() {
    #expect(
      lines(FigureCount().figures) == [
        "There are no applications, so there is nothing to count."
      ])
  }

  @Test func `Each number says on how many it rests, and no line ends in spaces`() throws {
    let figures = try Figures(json: [
      "underWay": 1, "dormant": 2, "over": 1, "offers": 1,
      "stages": [
        [
          "stage": "applied", "reached": 4, "answered": 2, "unanswered": 1, "waiting": 1,
          "medianDays": 3,
        ],
        [
          "stage": "phone", "reached": 2, "answered": 1, "unanswered": 0, "waiting": 0,
          "medianDays": 1,
        ],
        [
          "stage": "first", "reached": 2, "answered": 2, "unanswered": 0, "waiting": 0,
          "medianDays": 0,
        ],
        ["stage": "second", "reached": 0, "answered": 0, "unanswered": 0, "waiting": 0],
      ],
      "channels": [["channel": "email", "count": 2, "medianDays": 3]],
      "messages": [
        ["action": "check-in", "answered": 0, "unanswered": 2, "waiting": 0]
      ],
      "promises": ["kept": 1, "broken": 2, "waiting": 0],
    ])
    let lines = lines(figures)
    #expect(
      lines.prefix(10) == [
        "4 applications: 1 under way, 2 dormant, 1 over; 1 offer.",
        "Answers, by the stage at which you waited",
        "  applied  4 reached it  2 of 3 answered  half within 3 days    1 still waiting",
        "  phone    2 reached it  1 of 1 answered  within 1 day",
        "  first    2 reached it  2 of 2 answered  half on the same day",
        "Answers, by their channel", "  email  2 answers  half within 3 days", "Your messages",
        "  check-in  any channel  0 of 2 answered", "Their promises of a date",
      ])
    #expect(lines.contains("  1 of 3 kept"))
    #expect(
      lines.map { $0.drop { $0 == " " } }.joined(separator: " ").contains(
        "A dormant application counts as unanswered"))
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && $0.count <= 80 })
  }
}
