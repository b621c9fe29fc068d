import CivilTime

/// What befalls the journal and the desktop, and what the user does there.
extension Machine {
  func stopJournal() {
    history.statistics.deskFaults += 1
    journal.isStopped = true
    mend(within: .days(3))
  }

  /// The notification server ends, is restarted, stands still or refuses, or the bus goes.
  func troubleDesktop() throws(Interruption) {
    guard desktop.hasDisplay else { return }
    history.statistics.deskFaults += 1
    switch random.number(0...5) {
    case 0: desktop.endServer()
    case 1: desktop.startServer()
    case 2: desktop.isStopped = true
    case 3: desktop.refusals = random.number(1...9)
    case 4: losesConfirmation = true
    default:
      desktop.endBus()
      daemon?.server.loseBus()
    }
    mend(within: .days(3))
    try tellDesktop()
  }

  /// Puts journal and desktop back in order.
  func mendDesktop() throws(Interruption) {
    journal.isStopped = false
    desktop.isStopped = false
    desktop.refusals = 0
    losesConfirmation = false
    guard desktop.hasDisplay else { return }
    if !desktop.hasBus {
      desktop.startBus()
      try run { daemon throws(Interruption) in daemon.connect() }
    }
    if desktop.server == nil { desktop.startServer() }
    try tellDesktop()
  }

  private func tellDesktop() throws(Interruption) {
    guard desktop.hasBus else { return }
    try run { daemon throws(Interruption) in daemon.server.serverChanged() }
  }

  /// The user looks at the screen, and clicks on something, perhaps twice.
  func useDesktop() throws(Interruption) {
    guard !desktop.isStopped, let id = desktop.screen.keys.sorted().randomly(by: random) else {
      return
    }
    let key = random.element(of: ["default", "sent", "draft", "snooze", "rm -rf", nil])
    try run { daemon throws(Interruption) in
      for _ in 0..<(random.chance(0.2) ? 2 : 1) { daemon.server.choose(key, on: id) }
    }
  }

  /// Whether the server dies between showing a notification and saying so.
  func losesNextConfirmation() -> Bool {
    defer { losesConfirmation = false }
    return losesConfirmation
  }

  /// Whether a server that the bus was asked to start comes up.
  func startsServerOnDemand() -> Bool {
    desktop.hasDisplay && desktop.hasBus && random.chance(0.3)
  }
}

extension Array {
  /// Any of them; nil if there is none.
  fileprivate func randomly(by random: Random) -> Element? {
    isEmpty ? nil : random.element(of: self)
  }
}
