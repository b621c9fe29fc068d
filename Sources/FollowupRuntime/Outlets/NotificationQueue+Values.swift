package import FollowupCore

extension NotificationQueue {
  /// What to do on the bus, or in the daemon.
  package enum Command: Equatable {
    /// Ask the server what it can do; without one, the bus may start one.
    case askCapabilities
    /// Show a card, in the place of another one unless that is 0.
    case show(Ticket, Card, Capabilities, replacing: UInt32)
    case close(id: UInt32)
    /// Do what the user chose on a card.
    case perform(CardAction, Card)
    /// Call `tryAgain` after this time: no other event may come that shows what waits.
    case tryLater(Duration)
  }

  /// A card that is to be shown, and its place among all.
  struct Part: Equatable {
    let place: Int
    var card: Card
    /// Whether it was on the screen before, and a server threw it out.
    var isAgain = false
  }

  /// What is on the screen under one id, or was.
  struct Shown: Equatable {
    let owner: String
    var parts: [Part]
    /// The actions that were chosen.
    var chosen: Set<CardAction> = []
    /// Whether it left the screen without the user.
    var isThrownOut = false
    /// Whether its time on the screen is over, and the server has it in a list.
    var isListed = false

    var card: Card { parts.count == 1 ? parts[0].card : Card(summingUp: parts.map(\.card)) }
  }

  /// A card under way to a server.
  struct Sending: Equatable {
    let owner: String
    let card: Card
    /// What of it is still to be done.
    var parts: [Part]
    let replaced: UInt32
  }
}

extension [NotificationQueue.Part] {
  /// Each part as it is now, without those of which nothing is left.
  func reviewed(_ current: (Card) -> Card?) -> [Element] {
    compactMap { part in
      current(part.card).map { Element(place: part.place, card: $0, isAgain: part.isAgain) }
    }
  }

  /// What is to be shown again: once, and no answers.
  var again: [Element] {
    filter { !$0.isAgain && !$0.card.isExplanation }
      .map { Element(place: $0.place, card: $0.card, isAgain: true) }
  }
}
