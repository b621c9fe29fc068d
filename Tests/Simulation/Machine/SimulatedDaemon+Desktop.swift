import CivilTime
import FollowupCore
import FollowupDaemon

/// The daemon's side of the desktop: the queue is the program's own, and what ties it to the bus does
/// what `Desktop` does.
extension SimulatedDaemon {
  /// Connects to the bus, where there is one, and learns who serves.
  func connect() throws(Interruption) {
    guard machine.desktop.hasBus else { return }
    let server = machine.desktop.server
    try carryOut(change { $0.connected(owner: server) })
  }

  /// The bus is gone, and what was said over it.
  func loseBus() { change { $0.disconnected() } }

  func show(_ cards: [Card]) throws(Interruption) {
    for card in cards { showings.want(card) }
    try carryOut(change { $0.show(cards) })
  }

  /// Another server runs, or none.
  func serverChanged() throws(Interruption) {
    let server = machine.desktop.server
    try carryOut(change { $0.serverChanged(to: server) })
  }

  /// The time for another try has come.
  func tryDesktopAgain() throws(Interruption) {
    desktopTryAt = nil
    try carryOut(change { $0.tryAgain() })
  }

  /// Takes down what is settled since applications have changed.
  func settleCards(of changed: [String]) throws(Interruption) {
    let now = machine.now
    try carryOut(
      change { queue in
        queue.settle { card in
          let isSettled = card.isSettled(by: changed, in: engine, at: now)
          if isSettled { showings.settle(card) }
          return isSettled
        }
      })
  }

  /// Takes the server's next answer; false where there is none.
  func hearServer() throws(Interruption) -> Bool {
    let server = machine.desktop.server
    guard let answer = machine.desktop.nextAnswer() else { return false }
    try machine.pass()
    switch answer {
    case .capabilities(let capabilities):
      try carryOut(change { $0.answered(capabilities, by: server) })
    case .shown(let ticket, let card, let id):
      // It may die before it says so.
      if machine.losesNextConfirmation() {
        machine.desktop.endServer()
        try serverChanged()
        return true
      }
      machine.history.say("\(machine.device) shows “\(card.title)”")
      try showings.confirm(card)
      try carryOut(change { $0.answered(ticket, id: id) })
    case .refused(let ticket): try carryOut(change { $0.answered(ticket, id: nil) })
    }
    return true
  }

  /// The user chooses an action on a notification, or just closes it.
  func choose(_ key: String?, on id: UInt32) throws(Interruption) {
    let server = machine.desktop.server
    guard let key else {
      machine.desktop.close(id)
      change { $0.closed(id: id, sender: server) }
      return
    }
    machine.history.say("\(machine.device): the user chooses “\(key)”")
    try carryOut(change { $0.chose(key, id: id, sender: server) })
  }

  private func carryOut(_ commands: [NotificationQueue.Command]) throws(Interruption) {
    for command in commands {
      switch command {
      case .askCapabilities(let startsServer): try askCapabilities(startsServer: startsServer)
      case .show(let ticket, let card, _):
        if !machine.desktop.take(.show(ticket, card)) {
          try carryOut(change { $0.answered(ticket, id: nil) })
        }
      case .close(let id): _ = machine.desktop.take(.close(id))
      case .perform(.why, let card): try show([Card(explaining: card)])
      case .perform(let action, let card): try perform(action, on: card)
      case .tryLater(let rest): desktopTryAt = machine.history.now + rest
      }
    }
  }

  private func askCapabilities(startsServer: Bool) throws(Interruption) {
    if machine.desktop.take(.capabilities) { return }
    try carryOut(change { $0.answered(nil, by: nil) })
    if startsServer, machine.startsServerOnDemand() {
      machine.desktop.startServer()
      try serverChanged()
    }
  }

  private func perform(_ action: CardAction, on card: Card) throws(Interruption) {
    for followUp in card.followUps {
      let now = machine.now
      switch action {
      case .sent: try request([followUp.sent(at: now)])
      case .snooze:
        let drafts = try? engine.snooze(
          followUp.application, followUp.action, until: now + .hours(2), at: now)
        if let drafts { try request(drafts) }
      case .why: break
      }
    }
  }
}
