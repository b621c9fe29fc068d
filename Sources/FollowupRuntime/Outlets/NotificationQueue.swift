package import FollowupCore

/// What is on the desktop, and what waits to be: a value whose functions say what to do next.
///
/// A notification waits until there is a server, and is shown once. The server's ids mean nothing to
/// another server, or to the same one after a restart, so that each is kept with its owner's name.
package struct NotificationQueue {
  /// What to do on the bus, or in the daemon.
  package enum Command: Equatable {
    /// Ask the server what it can do; where there is a display, the bus may start one.
    case askCapabilities(startsServer: Bool)
    case show(Ticket, Card, Capabilities)
    case close(id: UInt32)
    case perform(CardAction, Card)
    /// Call `tryAgain` after so long: nothing else may bring on what waits.
    case tryLater(Duration)
  }

  /// What a notification server can do.
  package struct Capabilities: Equatable {
    package var hasActions = false
    package var hasMarkup = false

    package init(_ names: [String]) {
      hasActions = names.contains("actions")
      hasMarkup = names.contains("body-markup")
    }
  }

  private struct Shown: Equatable {
    let owner: String
    let card: Card
  }

  /// A card that is to be shown, and its place among all.
  private struct Waiting: Equatable {
    let place: Int
    let card: Card
  }

  /// A card under way to a server, and those that it sums up and that are still to be done.
  private struct Sending: Equatable {
    let owner: String
    let card: Card
    var parts: [Waiting]
  }

  private let hasDisplay: Bool
  /// The unique name of the server, which all calls are for. A call to the name that all servers share
  /// could reach the next one, and what this one had not confirmed would be shown there twice.
  package private(set) var owner: String?
  private var capabilities: Capabilities?
  private var isAsking = false
  private var waiting: [Waiting] = []
  private var lastPlace = 0
  private var sending: [Ticket: Sending] = [:]
  private var shown: [UInt32: Shown] = [:]
  private var lastTicket = 0
  /// How often nothing came of it since a server showed a card, or since there was a new one to show.
  private var failureCount = 0
  private var isToTryLater = false

  /// More than this at one moment are shown as one.
  static let separateAtMost = 3
  /// More than this are not kept waiting; the journal has every one.
  static let waitingAtMost = 256
  /// How long it rests after a first failure; twice as long after each further one.
  static let firstRest: Duration = .seconds(60)
  /// After so many failures it waits for another server, or for something new to show.
  static let failuresAtMost = 7

  package init(hasDisplay: Bool) { self.hasDisplay = hasDisplay }

  /// How many wait for a server.
  package var waitingCount: Int { waiting.count + sending.values.reduce(0) { $0 + $1.parts.count } }

  /// Whether a server is there.
  package var hasServer: Bool { owner != nil }

  // MARK: From the daemon

  package mutating func show(_ cards: [Card]) -> [Command] {
    for card in cards {
      lastPlace += 1
      waiting.append(Waiting(place: lastPlace, card: card))
    }
    waiting = waiting.suffix(Self.waitingAtMost)
    failureCount = 0
    return showWaiting()
  }

  /// Takes down what is no longer to be done.
  package mutating func settle(where isSettled: (Card) -> Bool) -> [Command] {
    waiting.removeAll { isSettled($0.card) }
    for ticket in sending.keys { sending[ticket]?.parts.removeAll { isSettled($0.card) } }
    let settled = shown.filter { $0.value.owner == owner && isSettled($0.value.card) }.keys.sorted()
    for id in settled { shown[id] = nil }
    return settled.map { .close(id: $0) }
  }

  /// The time for another try has come.
  package mutating func tryAgain() -> [Command] {
    isToTryLater = false
    return showWaiting()
  }

  // MARK: From the bus

  /// The bus is there, and says who owns the server's name.
  package mutating func connected(owner: String?) -> [Command] {
    owner == nil ? showWaiting() : serverChanged(to: owner)
  }

  /// The bus is gone, and every server with it.
  package mutating func disconnected() {
    replaceServer(by: nil)
  }

  /// Another program owns the server's name, or nobody does.
  package mutating func serverChanged(to owner: String?) -> [Command] {
    guard owner != self.owner else { return [] }
    replaceServer(by: owner)
    return owner == nil ? tryLater() : showWaiting()
  }

  private mutating func replaceServer(by owner: String?) {
    self.owner = owner
    capabilities = nil
    isAsking = false
    // What the server that went had on the screen is gone with it, and was seen or not: it is not
    // shown again. What it had not confirmed goes on waiting.
    shown = shown.filter { $0.value.owner == owner }
    for sent in sending.values { putBack(sent.parts) }
    sending = [:]
  }

  private mutating func putBack(_ parts: [Waiting]) {
    waiting = (parts + waiting).sorted { $0.place < $1.place }
  }

  /// The server said what it can do; nil where there is none that answers. `asked` is whom the question
  /// was for: nil for the one that the bus was to start.
  package mutating func answered(_ capabilities: Capabilities?, by asked: String?) -> [Command] {
    // Another server has come since, and was asked itself.
    guard asked == owner else { return [] }
    isAsking = false
    self.capabilities = capabilities
    return capabilities == nil || owner == nil ? tryLater() : showWaiting()
  }

  /// The server has shown a card under an id; nil where it failed.
  package mutating func answered(_ ticket: Ticket, id: UInt32?) -> [Command] {
    guard let sent = sending.removeValue(forKey: ticket) else { return [] }
    guard let id else {
      putBack(sent.parts)
      return tryLater()
    }
    failureCount = 0
    // What was settled on the way has nothing more to say.
    guard !sent.parts.isEmpty else { return [.close(id: id)] }
    shown[id] = Shown(owner: sent.owner, card: sent.card)
    return []
  }

  /// The user chose an action. It counts once, and takes the notification down.
  package mutating func chose(_ key: String, id: UInt32, sender: String?) -> [Command] {
    guard let entry = shown[id], entry.owner == sender, let action = CardAction(rawValue: key)
    else {
      return []
    }
    shown[id] = nil
    return [.perform(action, entry.card), .close(id: id)]
  }

  package mutating func closed(id: UInt32, sender: String?) {
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
    let groups = waiting.count > Self.separateAtMost ? [waiting] : waiting.map { [$0] }
    waiting = []
    return groups.map { parts in
      let card = parts.count == 1 ? parts[0].card : Card(summingUp: parts.map(\.card))
      lastTicket += 1
      sending[lastTicket] = Sending(owner: owner, card: card, parts: parts)
      return .show(lastTicket, card, capabilities)
    }
  }

  /// Rests, and longer each time: a server that refuses is not pressed, and none is started in vain
  /// for ever.
  private mutating func tryLater() -> [Command] {
    guard !waiting.isEmpty, owner != nil || hasDisplay, !isToTryLater,
      failureCount < Self.failuresAtMost
    else { return [] }
    isToTryLater = true
    defer { failureCount += 1 }
    return [.tryLater(Self.firstRest * (1 << failureCount))]
  }
}
