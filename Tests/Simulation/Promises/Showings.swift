import FollowupCore
import FollowupRuntime

/// How often each reminder was to be shown on the desktop while a daemon lives, and how often a server
/// said that it was.
struct Showings {
  private var wanted: [ReminderID: Int] = [:]
  private var confirmed: [ReminderID: Int] = [:]
  /// The cards that were to be shown, until a server said that they are, or there is nothing left to do.
  private var open: [Card] = []

  /// The daemon is to show a card.
  mutating func want(_ card: Card) {
    for id in card.reminders.map(\.id) { wanted[id, default: 0] += 1 }
    open.append(card)
  }

  /// A server has shown a card, and said so.
  mutating func confirm(_ card: Card) throws(Interruption) {
    for id in card.reminders.map(\.id) {
      confirmed[id, default: 0] += 1
      try expect(confirmed[id]! <= wanted[id] ?? 0, 2, "\(id) is shown again on the desktop")
      open.removeAll { $0.reminders.map(\.id) == [id] && confirmed[id]! >= wanted[id]! }
    }
  }

  /// Cards about which nothing is left to do need not be shown any more.
  mutating func settle(where isSettled: (Card) -> Bool) { open.removeAll(where: isSettled) }

  /// The reminders that were to be shown and were not, though there is still something to do.
  var missing: [ReminderID] {
    open.flatMap(\.reminders).map(\.id).filter { confirmed[$0] ?? 0 < wanted[$0]! }
  }
}
