import CivilTime
import FollowupCore
import FollowupRuntime
internal import Ground
import SystemPackage
import Systemd

/// The session bus with its notification server: sends the desktop's calls, and passes on what the
/// server says.
final class SessionBus: NotificationServer {
  /// Where the server's signals go; set before anything else is called.
  weak var desktop: DesktopOutlet?
  private let loop: EventLoop
  private let address: String?
  /// Whether this process itself was started within a graphical session.
  private let hasDisplay: Bool
  private var bus: Bus?
  private var matches: [BusMatch] = []
  private var nextConnection: TimerSource!
  private var question: CapabilityQuestion?
  private var nextQuestion: TimerSource!
  /// How often the bus refused a connection, or ended one, since there was last a reason to open one.
  private var refusals = 0
  private var problem: String?

  private static let name = "org.freedesktop.Notifications"
  private static let path = "/org/freedesktop/Notifications"

  /// - Parameter environment: the process's own; it may give the bus's address, and a display.
  init(on loop: EventLoop, environment: [String: String]) throws(SystemdError) {
    self.loop = loop
    address = environment["DBUS_SESSION_BUS_ADDRESS"]
    hasDisplay = Self.displays.contains { environment[$0] != nil }
    nextConnection = try loop.addTimer(clock: .monotonic) { [weak self] in self?.reconnect() }
    nextQuestion = try loop.addTimer(clock: .monotonic) { [weak self] in
      guard let self, let question, !question.isAnswered else { return }
      ask(question)
    }
  }

  /// One line for `status`.
  var summary: String {
    guard bus != nil, let desktop else {
      return problem ?? "no session bus; the journal alone tells"
    }
    return desktop.summary
  }

  /// Whether a notification server is there.
  var hasServer: Bool { bus != nil && desktop?.hasServer == true }

  // MARK: The connection

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
      desktop?.disconnected()
      // The bus may be back: its socket appeared while this connection still stood.
      reconnectSoon()
    }
    if let address {
      return try Bus(address: address, on: loop, onDisconnect: onDisconnect)
    }
    return try Bus(userBusOn: loop, onDisconnect: onDisconnect)
  }

  /// Retries a few times, with growing pauses: a bus that starts has a socket before it listens, and
  /// there is no event for the moment at which it does.
  private func reconnectSoon() {
    guard refusals < Self.refusalsAtMost else { return }
    let rest = Self.firstRest * (1 << (2 * refusals))
    refusals += 1
    nextConnection.start(rest)
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
        guard case .string(let owner)? = message.body.last else { return }
        self?.desktop?.serverChanged(to: owner.isEmpty ? nil : owner)
      },
      try bus.addMatch(rule: signals + "'ActionInvoked'") { [weak self] message in
        guard message.body.count == 2, case .uint32(let id) = message.body[0],
          case .string(let key) = message.body[1]
        else { return }
        self?.desktop?.chose(key, id: id, sender: message.sender)
      },
      try bus.addMatch(rule: signals + "'NotificationClosed'") { [weak self] message in
        guard case .uint32(let id)? = message.body.first else { return }
        var reason: UInt32 = 0
        if case .uint32(let number)? = message.body.last { reason = number }
        self?.desktop?.closed(id: id, reason: reason, sender: message.sender)
      },
    ]
  }

  private func askOwner() {
    askBus("GetId") { [weak self] result in
      guard case .success(let message) = result, case .string(let bus)? = message.body.first
      else { return }
      self?.askOwner(on: bus)
    }
  }

  private func askOwner(on bus: String) {
    askBus("GetNameOwner", [.string(Self.name)]) { [weak self] result in
      var owner: String?
      switch result {
      case .success(let message):
        guard case .string(let name)? = message.body.first else { return }
        owner = name
      case .failure(let error):
        guard error.name == BusError.nameHasNoOwner else { return }
      }
      self?.refusals = 0
      self?.desktop?.connected(owner: owner, bus: bus)
    }
  }

  private func askBus(
    _ member: String, _ arguments: [BusValue] = [],
    answer: @escaping (Result<BusMessage, BusError>) -> Void
  ) {
    let call = BusCall(
      destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus", member: member, arguments: arguments,
      timeoutMicroseconds: .max)
    send(call, answer: answer)
  }

  // MARK: Calls

  func askCapabilities(
    of owner: String?,
    answer: @escaping (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void
  ) {
    guard owner == nil else { return askServer(owner, answer: answer) }
    findDisplay { [weak self] isThere in
      guard let self, isThere else { return answer(.failure(.absent)) }
      askServer(nil, answer: answer)
    }
  }

  /// Looks for a display, without which a server that is started ends at once. The session makes it known
  /// to the user's service manager, perhaps long after this process was started.
  private func findDisplay(_ answer: @escaping (Bool) -> Void) {
    guard !hasDisplay else { return answer(true) }
    let arguments: [BusValue] = [.string(Self.manager), .string("Environment")]
    askManager("org.freedesktop.DBus.Properties", "Get", arguments) { result in
      guard case .success(let message) = result, case .variant(let value)? = message.body.first
      else { return answer(false) }
      let variables = value.strings ?? []
      answer(variables.contains { line in Self.displays.contains { line.hasPrefix("\($0)=") } })
    }
  }

  private static let manager = "org.freedesktop.systemd1.Manager"

  /// Calls the user's service manager, if it is on this bus.
  private func askManager(
    _ interface: String, _ member: String, _ arguments: [BusValue],
    answer: @escaping (Result<BusMessage, BusError>) -> Void
  ) {
    let call = BusCall(
      destination: "org.freedesktop.systemd1", path: "/org/freedesktop/systemd1",
      interface: interface, member: member, arguments: arguments, startsService: false)
    send(call, answer: answer)
  }

  func startUnit(_ name: String, answer: @escaping (ServerFailure?) -> Void) {
    askManager(Self.manager, "StartUnit", [.string(name), .string("replace")]) { result in
      switch result {
      case .success: answer(nil)
      case .failure(let error): answer(ServerFailure(error))
      }
    }
  }

  private static let displays = ["DISPLAY", "WAYLAND_DISPLAY"]

  private func askServer(
    _ owner: String?,
    answer: @escaping (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void
  ) {
    let question = CapabilityQuestion(of: owner) { [weak self] result in
      guard let self else { return }
      switch result {
      case .success(let message):
        let names = message.body.first?.strings ?? []
        send(call("GetServerInformation", of: owner)) { result in
          var name = ""
          if case .success(let message) = result, case .string(let said)? = message.body.first {
            name = said
          }
          answer(.success(.init(names, server: name)))
        }
      case .failure(let error): answer(.failure(ServerFailure(error)))
      }
    }
    self.question = question
    ask(question)
  }

  /// Asks, and asks again while there is no answer: a server that has just begun may have read the call
  /// together with another message, and look at it no sooner than the next one comes.
  private func ask(_ question: CapabilityQuestion) {
    let owner = question.owner
    send(call("GetCapabilities", of: owner, startsService: owner == nil)) { question.answer($0) }
    if let rest = question.nextRest() { nextQuestion.start(rest) }
  }

  func show(
    _ card: Card, replacing replaced: UInt32, to owner: String?,
    _ capabilities: NotificationQueue.Capabilities,
    answer: @escaping (Result<UInt32, ServerFailure>) -> Void
  ) {
    let text = card.body(hasButtons: capabilities.hasButtons)
    let actions = capabilities.actions(of: card).flatMap { [$0.key.rawValue, $0.label] }
    let urgency = capabilities.urgency(of: card)
    let arguments: [BusValue] = [
      .string("followup"), .uint32(replaced), .string(Self.desktopEntry), .string(card.title),
      .string(capabilities.hasMarkup ? PrintableText.escaped(markup: text) : text),
      .strings(actions),
      .properties(["urgency": .byte(urgency), "desktop-entry": .string(Self.desktopEntry)]),
      .int32(capabilities.keepsOnRequest ? 0 : -1),
    ]
    send(call("Notify", arguments, of: owner)) { result in
      switch result {
      case .success(let message):
        guard case .uint32(let id)? = message.body.first else {
          return answer(.failure(.refused("it answers Notify without an id")))
        }
        answer(.success(id))
      case .failure(let error): answer(.failure(ServerFailure(error)))
      }
    }
  }

  /// The name of the installed .desktop file, and of its icon.
  private static let desktopEntry = "io.followup.Followup"

  func close(_ id: UInt32, of owner: String?) {
    send(call("CloseNotification", [.uint32(id)], of: owner)) { _ in }
  }

  /// A call of the server. It has no timeout if the server is known: one that is stopped answers when it
  /// resumes, and if it ends instead, the bus says so at once.
  private func call(
    _ member: String, _ arguments: [BusValue] = [], of owner: String?, startsService: Bool = false
  ) -> BusCall {
    var call = BusCall(
      destination: owner ?? Self.name, path: Self.path, interface: Self.name, member: member,
      arguments: arguments, startsService: startsService)
    if owner != nil { call.timeoutMicroseconds = .max }
    return call
  }

  /// Sends a call. A bus that does not even take the call answers as one that lost it.
  private func send(
    _ call: BusCall, answer: @escaping (Result<BusMessage, BusError>) -> Void
  ) {
    do {
      guard let bus else {
        throw SystemdError(operation: "call \(call.member)", errno: .socketNotConnected)
      }
      try bus.send(call, reply: answer)
    } catch {
      answer(.failure(BusError(name: BusError.noReply, message: "\(error)")))
    }
  }
}

extension ServerFailure {
  /// Without a server, the bus itself answers.
  init(_ error: BusError) {
    let absent = [BusError.noReply, BusError.nameHasNoOwner, BusError.serviceUnknown]
    guard !absent.contains(error.name) else {
      self = .absent
      return
    }
    let words = error.message.isEmpty ? error.name : "\(error.name): \(error.message)"
    self = BusError.unknown.contains(error.name) ? .notReady(words) : .refused(words)
  }
}
