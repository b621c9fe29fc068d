import CivilTime
import TestSupport
import Testing

@testable import FollowupCore
@testable import FollowupRuntime

/// What one notification tells of.
@Suite struct CardTests {
  private let now = Instant(microsecondsSinceEpoch: 1_795_000_000_000_000)

  private func notice(
    _ application: String, _ sequence: Int, action: Action = .checkIn, person: String = "Tom Hu",
    address: String
  ) -> Notice {
    let event = EventID(device: "desk", sequence: sequence)
    let followUp = FollowUp(
      application: application, action: action,
      occasion: Occasion(
        event: event,
        moment: Moment(
          at: now, position: LogPosition(time: now, device: "desk", sequence: sequence)),
        recorded: now, phrase: "the application"),
      recipient: Recipient(contact: "tom", name: person, addresses: [address]), channel: .email,
      state: .open, window: Interval(start: now, end: now + .hours(8)),
      slots: [Interval(start: now, end: now + .hours(8))], expires: nil, zone: .utc, because: [])
    let id = ReminderID(
      application: application, action: action, occasion: event, phase: .opens)
    return Notice(
      reminder: Reminder(
        id: id, due: now, comes: now, message: "\(application): \(action.rawValue) is open",
        followUp: followUp, isSettled: false), isLate: false)
  }

  @Test func `one message for two applications is one card, which can say that it was sent`() {
    let notices = [
      notice("acme", 1, address: "tom@hunt.example"),
      notice("bolt", 2, address: "al@bolt.example"),
      notice("cell", 3, address: "Tom@hunt.example"),
      notice("cell", 4, action: .reply, address: "tom@hunt.example"),
    ]
    let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    let cards = Card.cards(for: notices, in: engine)
    #expect(
      cards.map(\.title) == ["acme, cell – check-in", "bolt – check-in", "cell – reply"])
    #expect(
      cards[0].body(hasButtons: true)
        == "Until Wed 18 Nov 19:06 UTC\nacme: check-in\ncell: check-in")
    #expect(cards[0].actions.map(\.key) == [.sent, .draft, .snooze, .why])
    #expect(Card(summingUp: cards).actions.map(\.key) == [.snooze, .why])
  }

  @Test(arguments: ["--socket", "a/--socket=x", "a b", "$(id)"])
  func `a name that only a hostile file brings has no draft, and so reaches no command line`(
    name: String
  ) {
    let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    let card = Card(notice(name, 1, address: "tom@hunt.example"), in: engine)
    #expect(card.actions.map(\.key) == [.sent, .snooze, .why])
  }

  @Test(.requires(.programs(["systemd-escape"])), arguments: ["acme", "größe.x_1", "a-b"])
  func `a draft's unit is named as systemd escapes names`(name: String) async throws {
    let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    let card = Card(notice(name, 1, address: "tom@hunt.example"), in: engine)
    let output = try await runSuccessfully(
      "systemd-escape", ["--template=followup-draft@.service", "\(name)/check-in/--to=tom"])
    #expect(card.draftUnit == output.lines.first)
  }

  @Test func `a long name takes one row of a digest`() {
    let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    let names = (1...9).map { "\($0)" + String(repeating: "x", count: 60) }
    let card = Card(
      summingUp: names.map {
        Card(notice($0, 1, action: .graciousNote, address: "t@h.example"), in: engine)
      })
    let lines = card.body(hasButtons: true).split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.count <= 36 }, "\(lines)")
  }

  @Test func `a long name takes no place from the rest of a card`() {
    let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
    let name = String(repeating: "x", count: 200)
    let long = Card(notice("acme", 1, person: name, address: "tom@hunt.example"), in: engine)
    #expect(
      long.body(hasButtons: true)
        == "Until Wed 18 Nov 19:06 UTC\nTo \(name.prefix(56))…")
  }

  @Test func `what is recorded as sent bears the reminder that was answered`() {
    let notice = notice("acme", 1, address: "tom@hunt.example")
    let id = ReminderID(
      application: "acme", action: .checkIn, occasion: notice.reminder.id.occasion,
      phase: .closing)
    let touch = TouchSent(action: .checkIn, channel: .email, contact: "tom", reminder: id)
    #expect(notice.reminder.followUp?.sent(at: now, answering: id).body == .touchSent(touch))
  }
}
