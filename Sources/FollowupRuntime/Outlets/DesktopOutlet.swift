internal import CivilTime
package import FollowupCore

/// Shows reminders as notifications, and passes on what the user chose. What a notification says is true
/// for as long as it is on the screen: it is replaced when it would say something else, and taken down
/// when nothing is left to do. It confirms no reminder: without a server, the other outlets tell alone.
package final class DesktopOutlet: Outlet {
  package weak var owner: (any OutletOwner)?
  private let server: any NotificationServer
  private let memory: (any CardMemory)?
  private unowned let host: any Host
  private var queue = NotificationQueue()
  private var nextTry: (any Countdown)!
  private var nextExpiry: (any Alarm)!
  /// The bus's own name, by which it differs from every other one; nil before the first connection.
  private var bus: String?
  private var kept: KeptCards?
  private var saidRefusal: String?
  private var lastReview = Instant.distantPast

  /// - Parameter memory: where a daemon that is started anew finds what is on the screen.
  package init(
    _ server: any NotificationServer, memory: (any CardMemory)?, on host: any Host
  ) throws {
    self.server = server
    self.memory = memory
    self.host = host
    nextTry = try host.makeCountdown { [weak self] in
      guard let self else { return }
      server.connect()
      review()
      change { $0.tryAgain() }
    }
    nextExpiry = try host.makeAlarm { [weak self] in self?.review() }
  }

  /// How many cards wait for a server.
  package var waitingCount: Int { queue.waitingCount }

  /// Whether a notification server is there.
  package var hasServer: Bool { queue.owner != nil }

  /// One line for `status`.
  package var summary: String {
    let waiting = queue.waitingCount == 0 ? "" : ", \(queue.waitingCount) waiting"
    if queue.refusal != nil { return "notifications are refused\(waiting)" }
    return queue.owner == nil
      ? "no notification server at present\(waiting)" : "notifications are shown\(waiting)"
  }

  package var problem: String? {
    queue.refusal.map { refusal in
      guard queue.owner != nil else { return "No notification server can be started: \(refusal)" }
      let name = queue.capabilities.map { " \"\($0.server)\"" } ?? ""
      return "The notification server\(name) refuses notifications: \(refusal)"
    }
  }

  package func tell(_ notices: [Notice]) {
    guard let engine = owner?.engine else { return }
    // What an earlier phase said is not worth a place beside the later one.
    let threads = Set(notices.map { Thread($0.reminder.id) })
    change { $0.review { $0.without { threads.contains(Thread($0.id)) } } }
    show(Card.cards(for: notices, in: engine))
  }

  /// A follow-up or an interview among all.
  private struct Thread: Hashable {
    let application: String
    let thread: ReminderThread

    init(_ id: ReminderID) { (application, thread) = (id.application, id.thread) }
  }

  package func applicationsChanged(_ names: [String]?) { review(names) }

  package func mailStopped(_ line: String) { show([Card(stoppedMail: line)]) }

  /// - Parameter changed: the applications that may have changed; nil if any may have.
  private func review(_ changed: [String]? = nil) {
    guard let owner else { return }
    let (engine, now) = (owner.engine, owner.now())
    lastReview = now
    change { $0.review { $0.current(in: engine, changed: changed, at: now) } }
  }

  private func show(_ cards: [Card]) {
    server.connect()
    change { $0.show(cards) }
  }

  // MARK: From the bus

  /// The bus is connected.
  ///
  /// - Parameters:
  ///   - owner: the server, if one runs.
  ///   - bus: the bus's own name, which no other bus has.
  package func connected(owner: String?, bus: String) {
    let isFirst = self.bus == nil
    self.bus = bus
    if isFirst { restore() }
    review()
    change { $0.connected(owner: owner) }
  }

  /// Takes up what an earlier life had on the screen.
  private func restore() {
    guard let memory, let owner, let kept = memory.load().flatMap({ KeptCards($0) }) else { return }
    let (engine, now) = (owner.engine, owner.now())
    let isSameBus = kept.bus == bus
    var gone: [UInt32] = []
    let cards = kept.cards.compactMap { kept in
      let card = kept.card(in: engine, at: now)
      if card == nil { gone.append(kept.id) }
      return card.map { (id: kept.id, card: $0) }
    }
    self.kept = kept
    queue.restore(cards, of: isSameBus ? kept.owner : "")
    if isSameBus { for id in gone { server.close(id, of: kept.owner) } }
  }

  /// Takes everything off the screen, since the daemon ends: a choice would not be recorded. The next
  /// daemon shows it again.
  package func takeDown() {
    for id in queue.shown.keys.sorted() { server.close(id, of: queue.owner) }
  }

  /// The bus is gone.
  package func disconnected() {
    change {
      $0.disconnected()
      return []
    }
  }

  /// Another server owns the name, or none.
  package func serverChanged(to owner: String?) {
    review()
    change { $0.serverChanged(to: owner) }
  }

  /// The user chose an action on a notification.
  package func chose(_ key: String, id: UInt32, sender: String?) {
    change { $0.chose(key, id: id, sender: sender) }
  }

  /// A notification is no longer on the screen, for a reason by its number in the protocol.
  package func closed(id: UInt32, reason: UInt32, sender: String?) {
    change { $0.closed(id: id, reason: reason, sender: sender) }
  }

  // MARK: What the queue wants

  private func change(_ body: (inout NotificationQueue) -> [NotificationQueue.Command]) {
    for command in body(&queue) { carryOut(command) }
    noteRefusal()
    keep()
    nextExpiry.set(queue.nextExpiry(after: lastReview))
  }

  private func noteRefusal() {
    let problem = problem
    guard problem != saidRefusal else { return }
    saidRefusal = problem
    if queue.owner != nil, let problem { host.say(.warning, problem) }
  }

  private func keep() {
    guard let memory, let bus, let owner = queue.owner else { return }
    let now = KeptCards(bus: bus, owner: owner, queue.shown)
    guard now != kept, kept != nil || !now.cards.isEmpty else { return }
    kept = now
    memory.save(now.bytes)
  }

  private func carryOut(_ command: NotificationQueue.Command) {
    switch command {
    case .askCapabilities:
      let asked = queue.owner
      server.askCapabilities(of: asked) { [weak self] answer in
        self?.change { $0.answered(answer, by: asked) }
      }
    case .show(let ticket, let card, let capabilities, let replaced):
      server.show(card, replacing: replaced, to: queue.owner, capabilities) { [weak self] answer in
        self?.change { $0.answered(ticket, answer) }
      }
    case .close(let id): server.close(id, of: queue.owner)
    case .perform(let action, let card): perform(action, card)
    case .tryLater(let rest): nextTry.start(rest)
    }
  }

  private func perform(_ action: CardAction, _ card: Card) {
    guard let owner,
      let current = card.current(in: owner.engine, includesSnoozed: true, at: owner.now())
    else { return }
    switch action {
    case .why: show([Card(explaining: current)])
    case .draft:
      // While the user writes, a card stays that can say that it was sent.
      show([Card(explaining: current)])
      guard let unit = current.draftUnit else { return }
      server.startUnit(unit) { [host] failure in
        if let failure { host.say(.warning, "No draft was opened: \(failure)") }
      }
    case .sent, .snooze: owner.perform(action, on: current.reminders)
    }
  }
}
