import CivilTime
import Testing

@testable import FollowupCore
@testable import FollowupRuntime

extension Card {
  /// A card about a thank-you to an application of its own, "card-1", that has all actions.
  static func sample(_ number: Int) -> Card {
    let now = Instant(microsecondsSinceEpoch: 0)
    let zone = Zone.utc
    let id = ReminderID("card-\(number)/thank-you/desk/1/opens")!
    let occasion = Occasion(
      event: id.occasion,
      moment: Moment(at: now, position: LogPosition(time: now, device: "desk", sequence: 1)),
      recorded: now, phrase: "the phone interview")
    let followUp = FollowUp(
      application: id.application, action: .thankYou, occasion: occasion, recipient: nil,
      channel: .email, state: .open, window: Interval(start: now, end: now + .hours(number)),
      slots: [], expires: nil, zone: zone, because: [])
    let reminder = Reminder(
      id: id, due: now, comes: now, message: "", followUp: followUp, isSettled: false)
    let engine = Engine(
      policy: Policy(), zones: ZoneDatabase(), systemZone: zone)
    return Card(Notice(reminder: reminder, isLate: false), in: engine)
  }

  /// Cards of which each is about another application.
  static func samples(_ numbers: ClosedRange<Int>) -> [Card] { numbers.map { sample($0) } }

  /// One card for many.
  static func digest(_ numbers: ClosedRange<Int>) -> Card { Card(summingUp: samples(numbers)) }
}
