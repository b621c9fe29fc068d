import CivilTime
import FollowupCore
import FollowupRuntime

/// A desktop with a session bus and a notification server, which may be absent, stand still, refuse, be
/// restarted, or die in the midst of a call. It stands in for a real one in the simulation only: the
/// integration tests have dunst.
struct SimulatedDesktop {
  /// What the server was asked for, and has not answered.
  enum Call {
    case capabilities((Result<NotificationQueue.Capabilities, ServerFailure>) -> Void)
    case show(Card, replacing: UInt32, (Result<UInt32, ServerFailure>) -> Void)
    case close(UInt32)
  }

  /// The server's answer to a call.
  enum Answer {
    case capabilities(
      Result<NotificationQueue.Capabilities, ServerFailure>,
      (Result<NotificationQueue.Capabilities, ServerFailure>) -> Void)
    case shown(Card, UInt32, isReplacement: Bool, (Result<UInt32, ServerFailure>) -> Void)
    case refused((Result<UInt32, ServerFailure>) -> Void)
  }

  /// Whether there is a screen, so that the bus may start a server.
  let hasDisplay: Bool
  private(set) var hasBus = true
  /// The server's unique name on the bus; nil if none runs.
  private(set) var server: String?
  /// Whether the server stands still: it takes calls, and answers none.
  var isStopped = false
  /// How many more calls it refuses.
  var refusals = 0
  private var calls: [Call] = []
  /// What is on the screen.
  private(set) var screen: [UInt32: Card] = [:]
  private var lastName = 0
  private var lastID: UInt32 = 0

  init(hasDisplay: Bool) {
    self.hasDisplay = hasDisplay
    if hasDisplay { startServer() }
  }

  /// Another server takes the name. Its ids begin anew, as dunst's do.
  mutating func startServer() {
    endServer()
    lastName += 1
    lastID = 0
    server = ":1.\(lastName)"
  }

  /// The server ends, and what it had on the screen with it.
  mutating func endServer() {
    server = nil
    isStopped = false
    calls = []
    screen = [:]
  }

  /// The bus ends, and with it the server, which cannot live without one.
  mutating func endBus() {
    endServer()
    hasBus = false
  }

  mutating func startBus() { hasBus = true }

  /// The server is sent a call by its unique name; false if there is nobody to take it.
  mutating func take(_ call: Call) -> Bool {
    guard server != nil else { return false }
    calls.append(call)
    return true
  }

  /// The next answer of the server; nil if it has none to give.
  mutating func nextAnswer() -> Answer? {
    while server != nil, !isStopped, !calls.isEmpty {
      let isRefused = refusals > 0
      if isRefused { refusals -= 1 }
      switch calls.removeFirst() {
      case .capabilities(let answer):
        // One that has just begun may not have its object yet.
        let failure = refusals.isMultiple(of: 2) ? ServerFailure.notReady("no") : .refused("no")
        return .capabilities(
          isRefused ? .failure(failure) : .success(.init(["actions", "body-markup"])), answer)
      case .show(let card, let replaced, let answer):
        if isRefused { return .refused(answer) }
        if screen[replaced] == nil { lastID += 1 }
        let id = screen[replaced] == nil ? lastID : replaced
        screen[id] = card
        return .shown(card, id, isReplacement: replaced != 0, answer)
      case .close(let id): screen[id] = nil
      }
    }
    return nil
  }

  /// The user takes a notification off the screen.
  mutating func close(_ id: UInt32) { screen[id] = nil }

  /// The daemon has ended: nobody waits for an answer any more, and its cards stay on the screen.
  mutating func forgetCalls() { calls = [] }
}
