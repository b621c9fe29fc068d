import CivilTime
import FollowupCore
import SystemPackage
import Systemd

/// The user's desktop: shows cards through the session's notification server, and says what the user
/// chose. Without a bus or a server, the journal alone tells.
final class Desktop {
  private var queue: NotificationQueue
  private let loop: EventLoop
  private let address: String?
  private var bus: Bus?
  private var matches: [BusMatch] = []
  private var nextTry: TimerSource!
  private var nextConnection: TimerSource!
  /// How often the bus refused a connection, or ended one, since there was last a reason to open one.
  private var refusals = 0
  /// Called with what the user chose, and the card.
  var onAction: (CardAction, Card) -> Void = { _, _ in }
  private(set) var problem: String?

  private static let name = "org.freedesktop.Notifications"
  private static let path = "/org/freedesktop/Notifications"

  init(on loop: EventLoop, environment: [String: String]) throws(SystemdError) {
    self.loop = loop
    address = environment["DBUS_SESSION_BUS_ADDRESS"]
    queue = NotificationQueue(
      hasDisplay: environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil)
    nextTry = try loop.addTimer(clock: .monotonic) { [weak self] in
      guard let self else { return }
      connect()
      carryOut(queue.tryAgain())
    }
    nextConnection = try loop.addTimer(clock: .monotonic) { [weak self] in self?.reconnect() }
    connect()
  }

  /// One line for `status`.
  var summary: String {
    if bus == nil { return problem ?? "no session bus; the journal alone tells" }
    let waiting = queue.waitingCount == 0 ? "" : ", \(queue.waitingCount) waiting"
    return queue.hasServer
      ? "notifications are shown\(waiting)" : "no notification server yet\(waiting)"
  }

  func show(_ cards: [Card]) {
    connect()
    carryOut(queue.show(cards))
  }

  func settle(where isSettled: (Card) -> Bool) { carryOut(queue.settle(where: isSettled)) }

  // MARK: The bus

  /// Opens the session bus, unless it is open. It is tried again whenever there is something to show,
  /// and when its socket appears.
  func connect() {
    refusals = 0
    reconnect()
  }

  private func reconnect() {
    guard bus == nil else { return }
    do throws(SystemdError) {
      let bus = try openBus()
      matches = try watch(bus)
      self.bus = bus
      problem = nil
      askOwner()
    } catch {
      problem = "no session bus: \(error)"
      let isThere = [.connectionRefused, .resourceTemporarilyUnavailable].contains(error.errno)
      if isThere { reconnectSoon() }
    }
  }

  private func openBus() throws(SystemdError) -> Bus {
    let onDisconnect = { [weak self] in
      guard let self else { return }
      matches = []
      bus = nil
      queue.disconnected()
      // The bus may be back: its socket appeared while this connection still stood.
      reconnectSoon()
    }
    if let address {
      return try Bus(address: address, on: loop, onDisconnect: onDisconnect)
    }
    return try Bus(userBusOn: loop, onDisconnect: onDisconnect)
  }

  /// Tries again, a few times and ever more rarely: a bus that starts has a socket before it listens,
  /// and nothing tells that it does.
  private func reconnectSoon() {
    guard refusals < Self.refusalsAtMost else { return }
    let rest = Self.firstRest * (1 << (2 * refusals))
    refusals += 1
    arm(nextConnection, after: rest)
  }

  private static let refusalsAtMost = 6
  private static let firstRest: Duration = .milliseconds(50)

  private func watch(_ bus: Bus) throws(SystemdError) -> [BusMatch] {
    let signals = "type='signal',interface='\(Self.name)',path='\(Self.path)',member="
    return [
      try bus.addMatch(
        rule: "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
          + "member='NameOwnerChanged',arg0='\(Self.name)'"
      ) { [weak self] message in
        guard let self, case .string(let owner)? = message.body.last else { return }
        carryOut(queue.serverChanged(to: owner.isEmpty ? nil : owner))
      },
      try bus.addMatch(rule: signals + "'ActionInvoked'") { [weak self] message in
        guard let self, message.body.count == 2, case .uint32(let id) = message.body[0],
          case .string(let key) = message.body[1]
        else { return }
        carryOut(queue.chose(key, id: id, sender: message.sender))
      },
      try bus.addMatch(rule: signals + "'NotificationClosed'") { [weak self] message in
        guard let self, case .uint32(let id)? = message.body.first else { return }
        queue.closed(id: id, sender: message.sender)
      },
    ]
  }

  private func askOwner() {
    let call = BusCall(
      destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus", member: "GetNameOwner", arguments: [.string(Self.name)],
      timeoutMicroseconds: .max)
    send(call) { [weak self] queue, result in
      var owner: String?
      switch result {
      case .success(let message):
        guard case .string(let name)? = message.body.first else { return [] }
        owner = name
      case .failure(let error):
        guard error.name == BusError.nameHasNoOwner else { return [] }
      }
      self?.refusals = 0
      return queue.connected(owner: owner)
    }
  }

  // MARK: What the queue wants

  private func carryOut(_ commands: [NotificationQueue.Command]) {
    for command in commands {
      switch command {
      case .askCapabilities(let startsServer): askCapabilities(startsServer: startsServer)
      case .show(let ticket, let card, let capabilities): show(ticket, card, capabilities)
      case .close(let id):
        send(call("CloseNotification", [.uint32(id)])) { _, _ in [] }
      case .perform(.why, let card):
        carryOut(queue.show([Card(explaining: card)]))
      case .perform(let action, let card): onAction(action, card)
      case .tryLater(let rest): arm(nextTry, after: rest)
      }
    }
  }

  private func askCapabilities(startsServer: Bool) {
    let asked = queue.owner
    send(call("GetCapabilities", startsService: startsServer)) { queue, result in
      guard case .success(let message) = result, let names = message.body.first?.strings else {
        return queue.answered(nil, by: asked)
      }
      return queue.answered(NotificationQueue.Capabilities(names), by: asked)
    }
  }

  private func arm(_ timer: TimerSource, after rest: Duration) {
    let now = SystemClock.monotonic.nowMicroseconds()
    // It can't fail: the source exists, and its clock is known.
    try? timer.arm(atMicroseconds: now + rest.microseconds)
  }

  private func show(
    _ ticket: Ticket, _ card: Card, _ capabilities: NotificationQueue.Capabilities
  ) {
    let body = capabilities.hasMarkup ? Self.escaped(card.body) : card.body
    let actions =
      capabilities.hasActions ? card.actions.flatMap { [$0.key.rawValue, $0.label] } : []
    let arguments: [BusValue] = [
      .string("followup"), .uint32(0), .string("appointment-soon"), .string(card.title),
      .string(body), .strings(actions), .properties(["urgency": .byte(1)]), .int32(-1),
    ]
    send(call("Notify", arguments)) { queue, result in
      guard case .success(let message) = result, case .uint32(let id)? = message.body.first else {
        return queue.answered(ticket, id: nil)
      }
      return queue.answered(ticket, id: id)
    }
  }

  /// A call of the server. One that is there has all the time in the world: it may stand still, and show
  /// what it was sent when it goes on. Where it ends instead, the bus says so at once.
  private func call(
    _ member: String, _ arguments: [BusValue] = [], startsService: Bool = false
  ) -> BusCall {
    var call = BusCall(
      destination: queue.owner ?? Self.name, path: Self.path, interface: Self.name, member: member,
      arguments: arguments, startsService: startsService)
    if queue.owner != nil { call.timeoutMicroseconds = .max }
    return call
  }

  /// Sends a call, and lets the queue take the answer. A bus that does not even take the call answers
  /// as one that lost it.
  private func send(
    _ call: BusCall,
    answer:
      @escaping (inout NotificationQueue, Result<BusMessage, BusError>) ->
      [NotificationQueue.Command]
  ) {
    do {
      guard let bus else {
        throw SystemdError(operation: "call \(call.member)", errno: .socketNotConnected)
      }
      try bus.send(call) { [weak self] result in
        guard let self else { return }
        carryOut(answer(&queue, result))
      }
    } catch {
      let failure = BusError(name: BusError.noReply, message: "\(error)")
      carryOut(answer(&queue, .failure(failure)))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
  }
}
