package import FollowupCore

/// What is on the desktop, and what waits to be: a value whose functions say what to do next.
///
/// A notification waits until there is a server, and is shown once. The server's ids mean nothing to
/// another server, or to the same one after a restart, so that each is kept with its owner's name.
package struct NotificationQueue {
  /// What to do on the bus, or in the daemon.
  package enum Command: Equatable {
    /// Call GetCapabilities; with a display, the bus may start a server for it.
    case askCapabilities(startsServer: Bool)
    /// Show a card; the ticket goes into `answered(_:id:)`.
    case show(Ticket, Card, Capabilities)
    /// Take a notification down.
    case close(id: UInt32)
    /// Do what the user chose on a card.
    case perform(CardAction, Card)
    /// Call `tryAgain` after this time: no other event may come that shows what waits.
    case tryLater(Duration)
  }

  /// Those capabilities of a notification server that matter here.
  package struct Capabilities: Equatable {
    /// Whether it shows buttons.
    package var hasActions = false
    /// Whether it reads the body as markup, so that "<" and "&" have to be escaped.
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
  /// The unique bus name of the server, to which all calls go. A call to the well-known name could reach
  /// the server's successor, which would then show a second time what was not confirmed.
  package private(set) var owner: String?
  private var capabilities: Capabilities?
  private var isAsking = false
  private var waiting: [Waiting] = []
  private var lastPlace = 0
  private var sending: [Ticket: Sending] = [:]
  private var shown: [UInt32: Shown] = [:]
  private var lastTicket = 0
  /// Failures since a server last showed a card, or since a new card came.
  private var failureCount = 0
  private var isToTryLater = false

  /// More than this at one moment are shown as one.
  static let separateAtMost = 3
  /// More than this are not kept waiting; the journal has every one.
  static let waitingAtMost = 256
  /// The time before the first retry; it doubles with each further failure.
  static let firstRest: Duration = .seconds(60)
  /// After this number of failures it waits for another server, or for a new card.
  static let failuresAtMost = 7

  package init(hasDisplay: Bool) { self.hasDisplay = hasDisplay }

  /// How many wait for a server.
  package var waitingCount: Int { waiting.count + sending.values.reduce(0) { $0 + $1.parts.count } }

  /// Whether a server is there.
  package var hasServer: Bool { owner != nil }

  // MARK: From the daemon

  /// Queues new cards, and shows as many as the server takes now.
  package mutating func show(_ cards: [Card]) -> [Command] {
    for card in cards {
      lastPlace += 1
      waiting.append(Waiting(place: lastPlace, card: card))
    }
    waiting = waiting.suffix(Self.waitingAtMost)
    failureCount = 0
    return showWaiting()
  }

  /// Removes the cards that are settled, on the screen and waiting.
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

  /// The bus is connected; `owner` is the server's unique name, nil if no server runs.
  package mutating func connected(owner: String?) -> [Command] {
    owner == nil ? showWaiting() : serverChanged(to: owner)
  }

  /// The bus is gone, and every server with it.
  package mutating func disconnected() {
    replaceServer(by: nil)
  }

  /// The well-known name has another owner; nil if it has none.
  package mutating func serverChanged(to owner: String?) -> [Command] {
    guard owner != self.owner else { return [] }
    replaceServer(by: owner)
    return owner == nil ? tryLater() : showWaiting()
  }

  private mutating func replaceServer(by owner: String?) {
    self.owner = owner
    capabilities = nil
    isAsking = false
    // Cards that the former server had on the screen are gone with it, seen or not: they are not shown
    // again. Cards that it had not confirmed go on waiting.
    shown = shown.filter { $0.value.owner == owner }
    for sent in sending.values { putBack(sent.parts) }
    sending = [:]
  }

  private mutating func putBack(_ parts: [Waiting]) {
    waiting = (parts + waiting).sorted { $0.place < $1.place }
  }

  /// The reply to `askCapabilities`; nil if no server replied.
  ///
  /// - Parameter asked: the owner at the time of the call; nil if the bus was to start a server.
  package mutating func answered(_ capabilities: Capabilities?, by asked: String?) -> [Command] {
    // Another server has come since; it gets a call of its own.
    guard asked == owner else { return [] }
    isAsking = false
    self.capabilities = capabilities
    return capabilities == nil || owner == nil ? tryLater() : showWaiting()
  }

  /// The server has shown a card under an id; nil if it failed.
  package mutating func answered(_ ticket: Ticket, id: UInt32?) -> [Command] {
    guard let sent = sending.removeValue(forKey: ticket) else { return [] }
    guard let id else {
      putBack(sent.parts)
      return tryLater()
    }
    failureCount = 0
    // Every part was settled while the call was under way.
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

  /// A notification is no longer on the screen; `sender` is the server that said so.
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

  /// Retries with exponential backoff, at most `failuresAtMost` times.
  private mutating func tryLater() -> [Command] {
    guard !waiting.isEmpty, owner != nil || hasDisplay, !isToTryLater,
      failureCount < Self.failuresAtMost
    else { return [] }
    isToTryLater = true
    defer { failureCount += 1 }
    return [.tryLater(Self.firstRest * (1 << failureCount))]
  }
}
