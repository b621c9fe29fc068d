import FollowupCore

/// What is on the desktop, and what waits to be: a value whose functions say what to do next.
///
/// A notification waits until there is a server, and is shown once. The server's ids mean nothing to
/// another server, or to the same one after a restart, so that each is kept with its owner's name.
struct NotificationQueue {
  /// What to do on the bus, or in the daemon.
  enum Command: Equatable {
    /// Ask the server what it can do; where there is a display, the bus may start one.
    case askCapabilities(startsServer: Bool)
    case show(Ticket, Card, Capabilities)
    case close(id: UInt32)
    case perform(CardAction, Card)
  }

  /// What a notification server can do.
  struct Capabilities: Equatable {
    var hasActions = false
    var hasMarkup = false

    init(_ names: [String]) {
      hasActions = names.contains("actions")
      hasMarkup = names.contains("body-markup")
    }
  }

  private struct Shown: Equatable {
    let owner: String
    let card: Card
  }

  private let hasDisplay: Bool
  private var owner: String?
  private var capabilities: Capabilities?
  private var isAsking = false
  private var waiting: [Card] = []
  private var sending: [Ticket: (card: Card, owner: String)] = [:]
  private var shown: [UInt32: Shown] = [:]
  private var lastTicket = 0

  /// More than this at one moment are shown as one.
  static let separateAtMost = 3
  /// More than this are not kept waiting; the journal has every one.
  static let waitingAtMost = 256

  init(hasDisplay: Bool) { self.hasDisplay = hasDisplay }

  /// How many wait for a server.
  var waitingCount: Int { waiting.count + sending.count }

  /// Whether a server is there.
  var hasServer: Bool { owner != nil }

  // MARK: From the daemon

  mutating func show(_ cards: [Card]) -> [Command] {
    waiting = (waiting + cards).suffix(Self.waitingAtMost)
    return showWaiting()
  }

  /// Takes down what is no longer to be done.
  mutating func settle(where isSettled: (Card) -> Bool) -> [Command] {
    waiting.removeAll(where: isSettled)
    let settled = shown.filter { $0.value.owner == owner && isSettled($0.value.card) }.keys.sorted()
    for id in settled { shown[id] = nil }
    return settled.map { .close(id: $0) }
  }

  // MARK: From the bus

  /// Another program owns the server's name, or nobody does.
  mutating func serverChanged(to owner: String?) -> [Command] {
    guard owner != self.owner else { return [] }
    self.owner = owner
    capabilities = nil
    isAsking = false
    // What the server that went had on the screen is gone with it, and was seen or not: it is not
    // shown again. What it had not confirmed goes on waiting.
    shown = shown.filter { $0.value.owner == owner }
    waiting = sending.sorted { $0.key < $1.key }.map(\.value.card) + waiting
    sending = [:]
    return owner == nil ? [] : showWaiting()
  }

  /// The server said what it can do; nil where there is none that answers.
  mutating func answered(_ capabilities: Capabilities?) -> [Command] {
    isAsking = false
    self.capabilities = capabilities
    return capabilities == nil || owner == nil ? [] : showWaiting()
  }

  /// The server has shown a card under an id; nil where it failed.
  mutating func answered(_ ticket: Ticket, id: UInt32?) -> [Command] {
    guard let (card, owner) = sending.removeValue(forKey: ticket) else { return [] }
    if let id {
      shown[id] = Shown(owner: owner, card: card)
    } else {
      waiting.insert(card, at: 0)
    }
    return []
  }

  /// The user chose an action. It counts once, and takes the notification down.
  mutating func chose(_ key: String, id: UInt32, sender: String?) -> [Command] {
    guard let entry = shown[id], entry.owner == sender, let action = CardAction(rawValue: key)
    else {
      return []
    }
    shown[id] = nil
    return [.perform(action, entry.card), .close(id: id)]
  }

  mutating func closed(id: UInt32, sender: String?) {
    if shown[id]?.owner == sender { shown[id] = nil }
  }

  // MARK: Showing

  private mutating func showWaiting() -> [Command] {
    guard !waiting.isEmpty, !isAsking else { return [] }
    guard let owner, let capabilities else {
      guard owner != nil || hasDisplay else { return [] }
      isAsking = true
      return [.askCapabilities(startsServer: owner == nil)]
    }
    let cards = waiting.count > Self.separateAtMost ? [Card(summingUp: waiting)] : waiting
    waiting = []
    return cards.map { card in
      lastTicket += 1
      sending[lastTicket] = (card, owner)
      return .show(lastTicket, card, capabilities)
    }
  }
}
