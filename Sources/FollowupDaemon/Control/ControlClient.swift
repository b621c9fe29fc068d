import ControlInterface
import FollowupRuntime
import JSON
import SystemPackage
import Systemd
import Varlink

/// One connection to the control socket: moves bytes between the socket and the protocol.
final class ControlClient {
  private let stream: UnixStream
  private var connection: VarlinkConnection
  private var source: DescriptorSource!
  private var outgoing: [UInt8] = []
  /// How many of these bytes were written.
  private var writtenBytes = 0
  /// Makes the next piece of the answer that is being sent, which may be empty; nil if all of it was made.
  private var nextPiece: (() -> [UInt8])?
  private var isClosed = false
  /// Whether the client says no more, and only waits for the answer to its last call.
  private var hasFinished = false
  private var isCarryingOut = false
  private var partialFrame: Int?

  var onClose: () -> Void = {}
  var onCall: (ControlClient, VarlinkCall) -> Void = { _, _ in }
  var onActivity: (ControlClient) -> Void = { _ in }
  /// Called when it has more to do than one turn allows, or than was to be done at once.
  var onWait: (ControlClient) -> Void = { _ in }
  /// When it last said something, in the server's count of turns.
  var lastTurn = 0
  /// When a frame that it began has to be there, by the monotonic clock in microseconds.
  private(set) var frameDeadline: Int64?

  /// A client that monitors and reads nothing is left once this much waits for it.
  private static let outgoingLimitBytes = 4 << 20
  /// How many calls one client may have answered in one turn of the loop, and for how long. Then the
  /// others have theirs.
  private static let callsPerTurn = 8
  private static let turnMicroseconds: Int64 = 5_000

  init(
    _ stream: UnixStream, on loop: EventLoop, service: VarlinkService, limits: VarlinkLimits
  ) throws(SystemdError) {
    self.stream = stream
    connection = VarlinkConnection(service: service, limits: limits)
    source = try loop.addDescriptor(of: stream, events: .readable) { [weak self] events in
      self?.ready(events)
    }
  }

  /// The bytes of replies that the client has yet to read.
  var outgoingBytes: Int { outgoing.count - writtenBytes }

  /// Whether a call of it is being answered, or it monitors.
  var isBusy: Bool { connection.currentCall != nil || nextPiece != nil }

  /// The only application that the client monitors; nil for all.
  var monitoredApplication: String?

  var isMonitoring: Bool { connection.currentCall?.method == MonitorMethod.qualifiedName }

  /// Closes the connection and drops its calls.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    connection.close()
    source = nil
    nextPiece = nil
    onClose()
  }

  // MARK: Answers

  /// A reply that others follow.
  func tell(_ parameters: JSONObject) { send(connection.reply(parameters, continues: true)[...]) }

  /// Sends the only reply, or an error.
  func answer(_ result: Result<ControlAnswer, VarlinkError>) {
    switch result {
    case .success(.written(let object)): send(connection.reply(written: object)[...])
    case .success(.lists(let object, let lists)):
      let frame = connection.reply(object, around: lists.map(\.name))
      // A oneway call has no answer.
      if !frame.isEmpty { send(lists, within: frame) }
    case .success(.pending(let step)):
      nextPiece = { [weak self] in
        guard let self, let answer = step() else { return [] }
        nextPiece = nil
        self.answer(.success(answer))
        return []
      }
    case .failure(let error): send(connection.fail(error)[...])
    }
    // Within a turn the calls that wait are taken anyway.
    if !isCarryingOut, !isClosed, hasWork { onWait(self) }
  }

  /// Sends lists piece by piece, each once the one before was read, so that neither is others' turn
  /// put off nor memory taken by the length of an answer.
  private func send(_ lists: [ControlAnswer.List], within frame: [ArraySlice<UInt8>]) {
    var (number, made) = (0, 0)
    nextPiece = { [weak self] in
      let list = lists[number]
      let range = made..<min(made + ControlAnswer.elementsAtOnce, list.count)
      // What is written goes on behind the bracket that was sent, or behind another element.
      var writer = JSONWriter(bytes: [UInt8(ascii: made == 0 ? "[" : "}")])
      list.write(range, to: &writer)
      var bytes = Array(writer.bytes.dropFirst())
      made = range.upperBound
      if made == list.count {
        (number, made) = (number + 1, 0)
        bytes += frame[number]
        if number == lists.count { self?.nextPiece = nil }
      }
      return bytes
    }
    send(frame[0])
  }

  /// Whether there is something to do for it before it says more: of most clients, one call is under way.
  private var hasWork: Bool { nextPiece != nil || hasFinished || !connection.wantsBytes }

  // MARK: Bytes

  private func ready(_ events: DescriptorEvents) {
    do throws(SystemdError) {
      if events.contains(.writable) { try writeOutgoing() }
      if events.contains(.error) { return close() }
      // Calls that a client sent before it hung up are still carried out.
      if !events.isDisjoint(with: [.readable, .hangUp]) {
        try read(isLast: events.contains(.hangUp))
      }
    } catch {
      close()
    }
  }

  private func read(isLast: Bool) throws(SystemdError) {
    guard connection.wantsBytes, outgoing.isEmpty, nextPiece == nil else {
      return isLast ? close() : listen()
    }
    var bytes: [UInt8] = []
    switch try stream.read(into: &bytes) {
    case .endOfStream:
      guard isBusy, !isMonitoring, !isLast else { return close() }
      hasFinished = true
      return listen()
    case .wouldBlock: return
    case .received: connection.receive(bytes)
    }
    carryOutCalls()
  }

  /// A frame's time runs from its first byte.
  private func noteFrame() {
    guard connection.partialFrame != partialFrame else { return }
    partialFrame = connection.partialFrame
    frameDeadline = partialFrame.map { _ in
      SystemClock.monotonic.nowMicroseconds() + ControlServer.frameMicroseconds
    }
  }

  /// Answers calls that have come, and goes on with a long answer.
  func carryOutCalls() {
    guard !isCarryingOut, !isClosed else { return }
    isCarryingOut = true
    defer { isCarryingOut = false }
    let turnEnds = SystemClock.monotonic.nowMicroseconds() + Self.turnMicroseconds
    var calls = 0
    if !isClosed, outgoing.isEmpty, let piece = nextPiece?() { send(piece[...]) }
    while !isClosed, outgoing.isEmpty, nextPiece == nil {
      guard calls < Self.callsPerTurn,
        calls == 0 || SystemClock.monotonic.nowMicroseconds() < turnEnds
      else {
        onWait(self)
        break
      }
      guard let action = connection.nextAction() else { break }
      switch action {
      case .call(let call):
        calls += 1
        onCall(self, call)
      case .send(let bytes):
        calls += 1
        send(bytes[...])
      case .close: close()
      }
    }
    guard !isClosed else { return }
    if nextPiece != nil, outgoing.isEmpty { onWait(self) }
    // Only now is it known whether a frame was left unfinished.
    noteFrame()
    onActivity(self)
    if hasFinished, !isBusy, outgoing.isEmpty { return close() }
    listen()
  }

  private func send(_ bytes: ArraySlice<UInt8>) {
    guard !isClosed, !bytes.isEmpty else { return }
    // One answer may be long; that more is piled upon it is for those who read.
    guard outgoingBytes <= Self.outgoingLimitBytes else { return close() }
    outgoing += bytes
    do throws(SystemdError) { try writeOutgoing() } catch { close() }
  }

  private func writeOutgoing() throws(SystemdError) {
    let wasWaiting = !outgoing.isEmpty
    var hasRead = false
    while !outgoing.isEmpty {
      let count = try stream.write(outgoing[writtenBytes...])
      guard count > 0 else { break }
      writtenBytes += count
      if writtenBytes == outgoing.count {
        outgoing = []
        writtenBytes = 0
      }
      hasRead = true
    }
    if wasWaiting, hasRead { onActivity(self) }
    listen()
    if wasWaiting, outgoing.isEmpty, !isCarryingOut, hasWork { onWait(self) }
  }

  /// Waits for room to write if replies wait, else for bytes to read.
  private func listen() {
    let events: DescriptorEvents =
      !outgoing.isEmpty
      ? .writable : connection.wantsBytes && !hasFinished && nextPiece == nil ? .readable : []
    try? source.setEvents(events)
  }
}
