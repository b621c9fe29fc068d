package import FollowupCore
internal import Ground

/// One notification: what it says, and the reminders that it stands for.
package struct Card: Equatable {
  /// One line, printable: the application and the action, or how many follow-ups.
  package let title: String
  /// One line for each reminder, printable.
  package let body: String
  /// The reminders that it stands for; the desktop's choices apply to their follow-ups.
  package let reminders: [Reminder]
  /// Whether one message does for all that it is about.
  private var isOneMessage = false

  init(title: String, body: String, reminders: [Reminder]) {
    self.title = title
    self.body = body
    self.reminders = reminders
  }

  package init(_ notice: Notice) {
    let reminder = notice.reminder
    let action = reminder.followUp.map { " – \($0.action.rawValue)" } ?? ""
    self.init(
      title: PrintableText.escaped("\(reminder.id.application)\(action)"),
      body: PrintableText.escaped(notice.message),
      reminders: [reminder])
  }

  /// The cards that tell of some notices: one for those that one message does for.
  package static func cards(for notices: [Notice]) -> [Card] {
    var groups: [[Notice]] = []
    for notice in notices {
      let index = groups.firstIndex { $0.contains { $0.isOneMessage(with: notice) } }
      if let index { groups[index].append(notice) } else { groups.append([notice]) }
    }
    return groups.map { $0.count == 1 ? Card($0[0]) : Card(oneMessage: $0) }
  }

  /// One card for follow-ups that one message does for.
  private init(oneMessage notices: [Notice]) {
    let cards = notices.map { Card($0) }
    let names = notices.map(\.reminder.id.application).joined(separator: ", ")
    self.init(
      title: PrintableText.escaped("\(names) – \(notices[0].reminder.followUp!.action.rawValue)"),
      body: cards.map(\.body).joined(separator: "\n"), reminders: cards.flatMap(\.reminders))
    isOneMessage = true
  }

  /// One card for many.
  init(summingUp cards: [Card]) {
    self.init(
      title: "\(cards.count) follow-ups", body: cards.map(\.body).joined(separator: "\n"),
      reminders: cards.flatMap(\.reminders))
  }

  /// A card that says why the follow-up of another card is allowed; shown on "Why".
  package init(explaining card: Card) {
    let reasons = card.reminders.flatMap { $0.followUp?.because ?? [] }
    let lines = reasons.map { "\($0.rule.rawValue): \($0.text)" }
    self.init(
      title: card.title,
      body: PrintableText.escaped(
        lines.isEmpty ? card.body : lines.joined(separator: "\n"), keepsLines: true),
      reminders: card.reminders)
  }

  /// The follow-ups that the card is about, which can be sent or put off.
  package var followUps: [FollowUp] { reminders.compactMap(\.followUp) }

  /// The buttons, by key and label, for a server that shows buttons. A card for several follow-ups has
  /// no "Sent": the user has hardly sent all of them.
  package var actions: [(key: CardAction, label: String)] {
    switch followUps.count {
    case 0: []
    case 1 where followUps[0].action != .decision, 2... where isOneMessage:
      [(.why, "Why"), (.sent, "Sent"), (.snooze, "Snooze")]
    default: [(.why, "Why"), (.snooze, "Snooze")]
    }
  }
}

/// What a user can choose on a notification.
package enum CardAction: String, Sendable {
  /// The notification itself was clicked.
  case why = "default"
  case sent, snooze
}

extension Notice {
  fileprivate func isOneMessage(with other: Notice) -> Bool {
    guard let followUp = reminder.followUp, let another = other.reminder.followUp else {
      return false
    }
    return followUp.isOneMessage(with: another)
  }
}
