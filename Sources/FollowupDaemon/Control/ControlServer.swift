import ControlInterface
import FollowupCore
import FollowupRuntime
import Glibc
import JSON
import Schema
import SystemPackage
import Systemd
import Varlink

/// Serves the control interface on a listening socket, to this user alone.
///
/// A client that breaks a limit loses its own connection and nothing else. Where too many are
/// connected, the one that was silent the longest makes room.
final class ControlServer {
  private let loop: EventLoop
  private let listener: UnixListener
  private let service: ControlService
  private let varlink: VarlinkService
  private let monitorState: MonitorState
  private var acceptSource: DescriptorSource!
  private var acceptTimer: TimerSource!
  private var timer: TimerSource!
  private var clients: [ObjectIdentifier: ControlClient] = [:]
  private var turn = 0
  /// Gives the clients that wait for it their turn, one at a time.
  private var turns: DeferredSource!
  private var waiting: [ControlClient] = []
  /// The calls that were put off until what waits to be recorded is.
  private var putOff: [(client: ControlClient, call: VarlinkCall)] = []

  /// What a monitor is told first.
  typealias MonitorState = (MonitorMethod.Request) throws(RequestError) -> MonitorMethod.Reply

  static let connectionsAtMost = 64
  /// How much may wait for all clients together.
  private static let outgoingBytesAtMost = 16 << 20
  static let frameMicroseconds: Int64 = 5_000_000
  private static let acceptPauseMicroseconds: Int64 = 500_000
  /// For how long calls that were put off are answered in one turn.
  private static let putOffMicroseconds: Int64 = 5_000
  static let limits = VarlinkLimits(
    frameBytes: 64 << 10, frameBytesOfMethod: [RecordMethod.qualifiedName: 1 << 20], depth: 32)

  init(
    on loop: EventLoop, listener: UnixListener, service: ControlService, version: String,
    monitorState: @escaping MonitorState
  ) throws(SystemdError) {
    self.loop = loop
    self.listener = listener
    self.service = service
    self.monitorState = monitorState
    varlink = VarlinkService(
      vendor: "followup", product: "followupd", version: version, url: "man:followupd(8)",
      interfaces: [Control.service], streamingMethods: [MonitorMethod.qualifiedName])
    timer = try loop.addTimer(clock: .monotonic) { [weak self] in self?.closeSlowClients() }
    turns = try loop.addDeferred { [weak self] in self?.giveTurn() }
    acceptTimer = try loop.addTimer(clock: .monotonic) { [weak self] in self?.resumeAccepting() }
    acceptSource = try loop.addDescriptor(of: listener, events: .readable) { [weak self] _ in
      self?.accept()
    }
  }

  /// Tells every monitoring client of a change.
  func tell(_ change: MonitorMethod.Reply) {
    for client in clients.values where client.isMonitoring {
      let told = client.monitoredApplication.map(change.limited) ?? change
      if let told { client.tell(told.object) }
    }
  }

  var isMonitored: Bool { clients.values.contains(where: \.isMonitoring) }

  // MARK: Connections

  /// Takes one connection a turn, so that those who are there get theirs in between.
  private func accept() {
    do throws(SystemdError) {
      guard let stream = try listener.accept() else { return }
      guard try stream.peer().userID == geteuid(), makeRoom() else { return }
      let client = try ControlClient(stream, on: loop, service: varlink, limits: Self.limits)
      let id = ObjectIdentifier(client)
      client.onClose = { [weak self] in self?.forget(id) }
      client.onCall = { [weak self] client, call in self?.carryOut(call, of: client) }
      client.onActivity = { [weak self] client in self?.noteActivity(of: client) }
      client.onWait = { [weak self] client in self?.wait(client) }
      clients[id] = client
      noteActivity(of: client)
    } catch {
      // If the process is out of descriptors or memory, the connection stays in the queue. Accepting
      // pauses, since retrying at once would keep a processor busy.
      pauseAccepting()
    }
  }

  private func pauseAccepting() {
    try? acceptSource.setPaused(true)
    try? acceptTimer.arm(
      atMicroseconds: SystemClock.monotonic.nowMicroseconds() + Self.acceptPauseMicroseconds)
  }

  private func resumeAccepting() {
    try? acceptTimer.disarm()
    try? acceptSource.setPaused(false)
  }

  private func makeRoom() -> Bool {
    guard clients.count >= Self.connectionsAtMost else { return true }
    let idle = clients.values.filter { !$0.isBusy }
    guard let silent = idle.min(by: { $0.lastTurn < $1.lastTurn }) else { return false }
    silent.close()
    return true
  }

  private func forget(_ id: ObjectIdentifier) {
    clients[id] = nil
    // Its descriptor may be the one that was lacking.
    resumeAccepting()
  }

  private func wait(_ client: ControlClient) {
    if !waiting.contains(where: { $0 === client }) { waiting.append(client) }
    turns.schedule()
  }

  private func giveTurn() {
    answerPutOff()
    guard !waiting.isEmpty else { return }
    let client = waiting.removeFirst()
    if !waiting.isEmpty { turns.schedule() }
    client.carryOutCalls()
  }

  /// Answers what was put off: all of it if it is short, so that the clients who record do not come
  /// between these each time.
  private func answerPutOff() {
    let turnEnds = SystemClock.monotonic.nowMicroseconds() + Self.putOffMicroseconds
    while !putOff.isEmpty {
      guard SystemClock.monotonic.nowMicroseconds() < turnEnds else { return turns.schedule() }
      let (client, call) = putOff.removeFirst()
      // Its connection may be gone.
      if client.isBusy { answer(call, of: client) }
    }
  }

  private func noteActivity(of client: ControlClient) {
    turn += 1
    client.lastTurn = turn
    boundOutgoing(keeping: client)
    armTimer()
  }

  /// If too many bytes wait to be read, closes the clients that have read nothing for the longest.
  private func boundOutgoing(keeping active: ControlClient) {
    var bytes = clients.values.reduce(0) { $0 + $1.outgoingBytes }
    guard bytes > Self.outgoingBytesAtMost else { return }
    let waiting = clients.values.filter { $0.outgoingBytes > 0 }
    for client in waiting.sorted(by: { $0.lastTurn < $1.lastTurn }) where client !== active {
      guard bytes > Self.outgoingBytesAtMost else { return }
      bytes -= client.outgoingBytes
      client.close()
    }
  }

  // MARK: Slow clients

  private func armTimer() {
    var deadline: Int64?
    for case let next? in clients.values.lazy.map(\.frameDeadline) {
      deadline = min(deadline ?? next, next)
    }
    if let deadline { try? timer.arm(atMicroseconds: deadline) } else { try? timer.disarm() }
  }

  private func closeSlowClients() {
    let now = SystemClock.monotonic.nowMicroseconds()
    for client in clients.values where client.frameDeadline ?? Int64.max <= now { client.close() }
    armTimer()
  }

  // MARK: Calls

  private func startMonitor(
    _ parameters: JSONObject, of client: ControlClient
  ) throws(VarlinkError) {
    let request: MonitorMethod.Request
    do { request = try MonitorMethod.Request(exactly: parameters) } catch {
      throw VarlinkError(error)
    }
    let state: MonitorMethod.Reply
    do { state = try monitorState(request) } catch { throw VarlinkError(error) }
    client.monitoredApplication = request.application == nil ? nil : state.applications.first
    client.tell(state.object)
  }

  private func carryOut(_ call: VarlinkCall, of client: ControlClient) {
    if call.method == MonitorMethod.qualifiedName {
      do { try startMonitor(call.parameters, of: client) } catch {
        client.answer(.failure(error))
      }
    } else if service.isPutOff(call.methodName) {
      putOff.append((client, call))
      turns.schedule()
    } else {
      answer(call, of: client)
    }
  }

  private func answer(_ call: VarlinkCall, of client: ControlClient) {
    service.answer(call.methodName, call.parameters) { [weak client] result in
      client?.answer(result)
    }
  }
}
