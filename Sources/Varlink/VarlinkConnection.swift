package import JSON

/// A service's side of one connection: bytes in, actions out. It holds no socket and no clock.
///
/// Its owner gives it what it reads, then takes actions until there are none. While a call is in
/// the owner's hands, or the owner takes no actions since the client reads no replies, later calls
/// wait as bytes; `wantsBytes` says when to read no further. That is all a client can pile up.
package struct VarlinkConnection: Sendable {
  /// What the owner has to do.
  package enum Action: Hashable, Sendable {
    /// Carry the call out; `reply` or `fail` says how it went, of a oneway call too.
    case call(VarlinkCall)
    /// Write these bytes.
    case send([UInt8])
    /// Close the connection, at once. No action follows.
    case close(VarlinkViolation)
  }

  private enum State: Sendable {
    case waiting
    case answering(VarlinkCall)
    case closed
  }

  private let service: VarlinkService
  private let limits: VarlinkLimits
  private var framer: VarlinkFramer
  private var state = State.waiting
  private var isOverrun = false

  /// A new connection to a service.
  package init(service: VarlinkService, limits: VarlinkLimits = VarlinkLimits()) {
    self.service = service
    self.limits = limits
    framer = VarlinkFramer(limitBytes: limits.longestFrameBytes)
  }

  /// Whether to read from the client. If not, a call waits that was read already.
  package var wantsBytes: Bool {
    if case .closed = state { return false }
    return !isOverrun && !framer.hasFrame && framer.bufferedBytes <= limits.longestFrameBytes
  }

  /// The number of the call of which the client has sent a part only; nil if it has not begun one.
  /// The caller closes the connection of a client that takes too long over one number.
  package var partialFrame: Int? {
    if case .closed = state { nil } else { framer.partialFrame }
  }

  /// The call that is being carried out.
  package var currentCall: VarlinkCall? {
    if case .answering(let call) = state { call } else { nil }
  }

  /// Takes bytes that the client sent.
  package mutating func receive(_ bytes: some Collection<UInt8>) {
    if case .closed = state { return }
    guard framer.bufferedBytes + bytes.count <= limits.bufferedBytes else {
      isOverrun = true
      return
    }
    framer.receive(ArraySlice(bytes))
  }

  /// The next thing to do; nil if bytes, or the outcome of the current call, have to come first.
  package mutating func nextAction() -> Action? {
    if case .closed = state { return nil }
    do throws(VarlinkViolation) {
      guard !isOverrun else { throw .tooMuchPipelined(limitBytes: limits.bufferedBytes) }
      while case .waiting = state, let call = try nextCall() {
        switch service.answer(call) {
        case .call(let call):
          state = .answering(call)
          return .call(call)
        case .reply(let reply) where call.mode != .oneway:
          return .send(reply.frame)
        case .reply: break
        }
      }
      return nil
    } catch {
      close()
      return .close(error)
    }
  }

  /// The bytes to write for a reply to the current call: none where the call is oneway, or the
  /// connection was closed meanwhile. One that continues leaves the call the current one; it is a
  /// mistake of the program where the call is not `more`.
  package mutating func reply(_ parameters: JSONObject, continues: Bool = false) -> [UInt8] {
    guard let call = currentCall else { return [] }
    precondition(!continues || call.mode == .more, "Only a call with more has several replies.")
    return answer(call, .success(parameters, continues: continues))
  }

  /// The same for the only reply, whose parameters are an object that is written already.
  package mutating func reply(written parameters: [UInt8]) -> [UInt8] {
    guard let call = currentCall else { return [] }
    state = .waiting
    return call.mode == .oneway ? [] : VarlinkReply.frame(written: parameters)
  }

  /// The bytes to write around the elements of lists that are too long to be written at once, for a reply
  /// with those lists: one piece before the first, one after each. None as for `reply`.
  ///
  /// - Parameters:
  ///   - parameters: the reply's, in which the lists are empty.
  ///   - lists: the names of the lists, in the order in which they stand there.
  package mutating func reply(
    _ parameters: JSONObject, around lists: [String]
  ) -> [ArraySlice<UInt8>] {
    guard let call = currentCall else { return [] }
    var rest = answer(call, .success(parameters, continues: false))[...]
    guard !rest.isEmpty else { return [] }
    return lists.map { list in
      var upToList = parameters
      for key in parameters.keys.reversed().prefix(while: { $0 != list }) { upToList[key] = nil }
      // Without the list's closing bracket, the two braces and the NUL.
      let end = VarlinkReply.success(upToList, continues: false).frame.count - 4
      defer { rest = rest[end...] }
      return rest[..<end]
    } + [rest]
  }

  /// The bytes to write for an error that the current call ended in; as for `reply`.
  package mutating func fail(_ error: VarlinkError) -> [UInt8] {
    guard let call = currentCall else { return [] }
    return answer(call, .failure(error))
  }

  /// Drops the client, once its connection is gone.
  package mutating func close() {
    state = .closed
    framer = VarlinkFramer(limitBytes: 0)
  }

  private mutating func answer(_ call: VarlinkCall, _ reply: VarlinkReply) -> [UInt8] {
    if !reply.continues { state = .waiting }
    return call.mode == .oneway ? [] : reply.frame
  }

  private mutating func nextCall() throws(VarlinkViolation) -> VarlinkCall? {
    guard let frame = try framer.next() else { return nil }
    let call = try VarlinkCall(frame: frame, limits: limits.json)
    let limitBytes = limits.frameBytes(of: call.method)
    guard frame.count <= limitBytes else { throw .frameTooLong(limitBytes: limitBytes) }
    return call
  }
}
