import CivilTime
import FollowupCore
import FollowupRuntime

/// The way from a simulated daemon to the simulated desktop: its calls, and what comes back.
final class SimulatedServer: NotificationServer {
  weak var desktop: DesktopOutlet?
  weak var runtime: Runtime?
  private unowned let host: SimulatedHost
  private var machine: Machine { host.machine }
  /// The cards that the present server has shown and said so, and that were not chosen or closed.
  private var confirmed: [UInt32: Card] = [:]
  private var owner: String?

  init(_ host: SimulatedHost) {
    self.host = host
    owner = host.machine.desktop.server
  }

  // MARK: Calls

  func connect() {}

  func askCapabilities(
    of owner: String?,
    answer: @escaping (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void
  ) {
    host.act {
      guard !machine.desktop.take(.capabilities(answer)) else { return }
      answer(.failure(.absent))
      if owner == nil, machine.startsServerOnDemand() {
        machine.desktop.startServer()
        serverChanged()
      }
    }
  }

  func show(
    _ card: Card, replacing replaced: UInt32, to owner: String?,
    _ capabilities: NotificationQueue.Capabilities,
    answer: @escaping (Result<UInt32, ServerFailure>) -> Void
  ) {
    host.act {
      if !machine.desktop.take(.show(card, replacing: replaced, answer)) {
        answer(.failure(.absent))
      }
    }
  }

  func close(_ id: UInt32, of owner: String?) {
    confirmed[id] = nil
    host.act { _ = machine.desktop.take(.close(id)) }
  }

  func startUnit(_ name: String, answer: @escaping (ServerFailure?) -> Void) {
    host.act { answer(nil) }
  }

  // MARK: What comes back

  /// Another server runs, or none.
  func serverChanged() {
    if owner != machine.desktop.server { loseScreen() }
    owner = machine.desktop.server
    desktop?.serverChanged(to: owner)
  }

  /// The bus is gone, and what was said over it.
  func loseBus() {
    loseScreen()
    desktop?.disconnected()
  }

  /// The server is gone, and what it had on the screen unread is to be shown again.
  private func loseScreen() {
    for card in confirmed.values where !card.isExplanation { machine.showings.lose(card) }
    confirmed = [:]
  }

  /// Takes the server's next answer; false if it has none.
  func hear() -> Bool {
    guard let answer = machine.desktop.nextAnswer() else { return false }
    host.act { () throws(Interruption) in
      switch answer {
      case .capabilities(let capabilities, let answer): answer(capabilities)
      case .refused(let answer): answer(.failure(.refused("no")))
      case .shown(let card, let id, let isReplacement, let answer):
        try hear(card, id, isReplacement, answer)
      }
    }
    return true
  }

  private func hear(
    _ card: Card, _ id: UInt32, _ isReplacement: Bool,
    _ answer: (Result<UInt32, ServerFailure>) -> Void
  ) throws(Interruption) {
    // It may die before it says so.
    if machine.losesNextConfirmation() {
      machine.desktop.endServer()
      return serverChanged()
    }
    machine.history.say("\(machine.device) shows \"\(card.title)\"")
    if !isReplacement { try machine.showings.confirm(card) }
    confirmed[id] = card
    answer(.success(id))
  }

  /// The user chooses an action on a notification, or just closes it.
  func choose(_ key: String?, on id: UInt32) {
    let card = confirmed.removeValue(forKey: id)
    guard let key else {
      machine.desktop.close(id)
      desktop?.closed(id: id, reason: 2, sender: machine.desktop.server)
      return
    }
    guard let card, let action = CardAction(rawValue: key),
      card.actions.contains(where: { $0.key == action })
    else {
      // A card of an earlier life, or an action that it does not have: nothing may come of it.
      confirmed[id] = card
      desktop?.chose(key, id: id, sender: machine.desktop.server)
      return
    }
    machine.history.say("\(machine.device): the user chooses \"\(key)\"")
    if [.why, .draft].contains(action) { machine.showings.want(card) }
    desktop?.chose(key, id: id, sender: machine.desktop.server)
  }

  /// Notes which cards have nothing left to do, since applications have changed.
  func noteChange() {
    guard let runtime else { return }
    let now = machine.now
    machine.showings.settle { Card.isSettled($0, in: runtime.engine, at: now) }
  }
}
