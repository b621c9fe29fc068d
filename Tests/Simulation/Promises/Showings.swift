import FollowupCore
import FollowupRuntime

/// How often each reminder was to be shown on the desktop while a daemon lives, and how often a server
/// said that it was.
struct Showings {
  private var wanted: [ReminderID: Int] = [:]
  private var confirmed: [ReminderID: Int] = [:]
  /// What is to be shown, until a server said that it is, or there is nothing left to do.
  private var open: Set<ReminderID> = []
  /// What was on the screen of a server that ended: told again once.
  private var lost: Set<ReminderID> = []

  /// The daemon is to show a card. An earlier phase of the same needs no showing any more.
  mutating func want(_ card: Card) {
    let ids = card.reminders.map(\.id)
    for id in ids {
      open = open.filter { $0.application != id.application || $0.thread != id.thread }
    }
    lost.subtract(ids)
    demand(ids)
  }

  /// A server ended with a card on the screen.
  mutating func lose(_ card: Card) {
    let ids = card.reminders.map(\.id).filter { !lost.contains($0) }
    lost.formUnion(ids)
    demand(ids)
  }

  private mutating func demand(_ ids: [ReminderID]) {
    for id in ids { wanted[id, default: 0] += 1 }
    open.formUnion(ids)
  }

  /// A server has shown a card, and said so.
  mutating func confirm(_ card: Card) throws(Interruption) {
    for id in card.reminders.map(\.id) {
      confirmed[id, default: 0] += 1
      try expect(confirmed[id]! <= wanted[id] ?? 0, 2, "\(id) is shown again on the desktop")
      open.remove(id)
    }
  }

  /// What is settled need not be shown any more.
  mutating func settle(where isSettled: (ReminderID) -> Bool) {
    open = open.filter { !isSettled($0) }
  }

  /// The reminders that were to be shown and were not, though there is still something to do.
  var missing: [ReminderID] { open.sorted { $0.description < $1.description } }
}
