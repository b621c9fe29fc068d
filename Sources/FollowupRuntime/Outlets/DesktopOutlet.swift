package import FollowupCore

/// The calls of the session's notification server. Each completion is called once, perhaps before the
/// call returns.
package protocol NotificationServer: AnyObject {
  /// Connects to the session bus, unless it is connected.
  func connect()
  /// Calls GetCapabilities; without an owner, the bus starts a server.
  ///
  /// - Parameter answer: gets nil if no server replies.
  func askCapabilities(
    of owner: String?, answer: @escaping (NotificationQueue.Capabilities?) -> Void)
  /// Shows a card.
  ///
  /// - Parameter answer: gets the notification's id; nil if it is not shown.
  func show(
    _ card: Card, to owner: String?, _ capabilities: NotificationQueue.Capabilities,
    answer: @escaping (UInt32?) -> Void)
  /// Takes a notification down.
  func close(_ id: UInt32, of owner: String?)
}

/// Shows reminders as notifications, takes them down once they are settled, and passes on the user's
/// choices. It confirms nothing: without a server, the other outlets tell alone.
package final class DesktopOutlet: Outlet {
  package weak var owner: (any OutletOwner)?
  private let server: any NotificationServer
  private var queue: NotificationQueue
  private var nextTry: (any Countdown)!

  /// - Parameter hasDisplay: whether the bus may be asked to start a server.
  package init(_ server: any NotificationServer, hasDisplay: Bool, on host: any Host) throws {
    self.server = server
    queue = NotificationQueue(hasDisplay: hasDisplay)
    nextTry = try host.makeCountdown { [weak self] in
      guard let self else { return }
      server.connect()
      change { $0.tryAgain() }
    }
  }

  /// Whether a notification server is there.
  package var hasServer: Bool { queue.hasServer }
  /// How many cards wait for a server.
  package var waitingCount: Int { queue.waitingCount }

  package func tell(_ notices: [Notice]) { show(Card.cards(for: notices)) }

  package func applicationsChanged(_ names: [String]) {
    guard let owner else { return }
    let now = owner.now()
    change { $0.settle { $0.isSettled(by: names, in: owner.engine, at: now) } }
  }

  private func show(_ cards: [Card]) {
    server.connect()
    change { $0.show(cards) }
  }

  // MARK: From the bus

  /// The bus is connected; `owner` is the server's unique name, nil if no server runs.
  package func connected(owner: String?) { change { $0.connected(owner: owner) } }

  /// The bus is gone.
  package func disconnected() { queue.disconnected() }

  /// The well-known name has another owner; nil if it has none.
  package func serverChanged(to owner: String?) { change { $0.serverChanged(to: owner) } }

  /// The user chose an action on a notification.
  package func chose(_ key: String, id: UInt32, sender: String?) {
    change { $0.chose(key, id: id, sender: sender) }
  }

  /// A notification is no longer on the screen.
  package func closed(id: UInt32, sender: String?) { queue.closed(id: id, sender: sender) }

  // MARK: What the queue wants

  private func change(_ body: (inout NotificationQueue) -> [NotificationQueue.Command]) {
    for command in body(&queue) { carryOut(command) }
  }

  private func carryOut(_ command: NotificationQueue.Command) {
    switch command {
    case .askCapabilities:
      let asked = queue.owner
      server.askCapabilities(of: asked) { [weak self] capabilities in
        self?.change { $0.answered(capabilities, by: asked) }
      }
    case .show(let ticket, let card, let capabilities):
      server.show(card, to: queue.owner, capabilities) { [weak self] id in
        self?.change { $0.answered(ticket, id: id) }
      }
    case .close(let id): server.close(id, of: queue.owner)
    case .perform(.why, let card): show([Card(explaining: card)])
    case .perform(let action, let card):
      // A server may send an action that the card does not have.
      guard card.actions.contains(where: { $0.key == action }) else { return }
      owner?.perform(action, on: card.reminders)
    case .tryLater(let rest): nextTry.start(rest)
    }
  }
}
