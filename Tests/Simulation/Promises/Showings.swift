import FollowupCore
import FollowupDaemon

/// How often each reminder was to be shown on the desktop while a daemon lives, and how often a server
/// said that it was.
struct Showings {
  private var wanted: [ReminderID: Int] = [:]
  private var confirmed: [ReminderID: Int] = [:]
  /// Reminders whose card was taken down, shown or not, since nothing of it was left to do.
  private var settled: Set<ReminderID> = []

  /// The daemon wants a card to be shown.
  mutating func want(_ card: Card) {
    for id in card.reminders.map(\.id) {
      wanted[id, default: 0] += 1
      settled.remove(id)
    }
  }

  /// A server has shown a card, and said so.
  mutating func confirm(_ card: Card) throws(Interruption) {
    for id in card.reminders.map(\.id) {
      confirmed[id, default: 0] += 1
      try expect(confirmed[id]! <= wanted[id] ?? 0, 2, "\(id) is shown again on the desktop")
    }
  }

  mutating func settle(_ card: Card) { settled.formUnion(card.reminders.map(\.id)) }

  /// The reminders that were to be shown and were not, though there is still something to do.
  var missing: [ReminderID] {
    wanted.keys.filter { !settled.contains($0) && confirmed[$0] ?? 0 < wanted[$0]! }
      .sorted { "\($0)" < "\($1)" }
  }
}
