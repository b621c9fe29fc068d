import ControlInterface
import JSON
import Schema
import TestSupport
import Varlink

extension FuzzTarget {
  /// A client's bytes lead to the same actions however they are cut. What is sent are frames that
  /// can be read; what comes through are calls of methods that the interface has, whose parameters are
  /// refused, or are read as they are written.
  ///
  /// The first byte chooses where the rest is cut.
  static let frames = FuzzTarget(name: "frames") { bytes in
    guard let first = bytes.first else { return }
    let stream = bytes.dropFirst()
    let whole = try actions([stream])
    let cut = try actions(pieces(of: stream, seed: first))
    try hold(whole == cut, "in pieces, \(cut) comes of it, but at once \(whole)")
  }

  private static let limits = VarlinkLimits(
    frameBytes: 600, frameBytesOfMethod: [RecordMethod.qualifiedName: 1500], depth: 8)
  private static let service = VarlinkService(
    vendor: "followup", product: "fuzz", version: "1", url: "https://example.org/",
    interfaces: [Control.service], streamingMethods: [MonitorMethod.qualifiedName])

  /// Single bytes, or pieces of any length up to one that the seed gives.
  private static func pieces(of stream: ArraySlice<UInt8>, seed: UInt8) -> [ArraySlice<UInt8>] {
    var random = SeededGenerator(seed: UInt64(seed))
    var rest = stream
    var pieces: [ArraySlice<UInt8>] = []
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...1 + Int(seed), using: &random))
      rest = rest.dropFirst(piece.count)
      pieces.append(piece)
    }
    return pieces
  }

  private static func actions(
    _ pieces: [ArraySlice<UInt8>]
  ) throws -> [VarlinkConnection.Action] {
    var connection = VarlinkConnection(service: service, limits: limits)
    var actions: [VarlinkConnection.Action] = []
    for piece in pieces {
      connection.receive(piece)
      while let action = connection.nextAction() {
        actions.append(action)
        try carryOut(action, on: &connection)
      }
      if case .close? = actions.last {
        try hold(!connection.wantsBytes, "a closed connection wants bytes")
      } else {
        try hold(connection.wantsBytes, "nothing is to be done, and no bytes are wanted")
      }
    }
    return actions
  }

  private static func carryOut(
    _ action: VarlinkConnection.Action, on connection: inout VarlinkConnection
  ) throws {
    switch action {
    case .close(let violation):
      try hold(violation.description.hasSuffix("."), "\"\(violation)\" is no sentence")
    case .send(let frame):
      try holdReply(frame)
    case .call(let call):
      try hold(connection.currentCall == call, "\(call) is not the current call")
      try holdCall(call)
      if call.mode == .more { try holdReply(connection.reply(["a": 1], continues: true)) }
      let frame: [UInt8]
      do throws(SchemaError) {
        frame = connection.reply(try read(call))
      } catch {
        let refusal = VarlinkError(error)
        try hold(refusal.description.hasSuffix("."), "\"\(refusal)\" is not a sentence")
        frame = connection.fail(refusal)
      }
      if call.mode == .oneway {
        try hold(frame.isEmpty, "a call that wants no reply has one")
      } else {
        try holdReply(frame)
      }
    }
  }

  private static func holdReply(_ frame: [UInt8]) throws {
    try hold(frame.last == 0, "a frame has no NUL at its end")
    let reply = try VarlinkReply(frame: frame.dropLast())
    try hold(reply.frame == frame, "\(reply) is written in two ways")
  }

  /// The call is one that the interface has, and is read again as it is written.
  private static func holdCall(_ call: VarlinkCall) throws {
    let again = try VarlinkCall(frame: call.frame.dropLast(), limits: JSONLimits(depth: 8))
    try hold(again == call, "\(call) is read again as \(again)")
  }

  /// The parameters, as the program reads them and would write them.
  private static func read(_ call: VarlinkCall) throws(SchemaError) -> JSONObject {
    switch call.methodName {
    case RecordMethod.name: try same(RecordMethod.Request.self, call)
    case SkipMethod.name: try same(SkipMethod.Request.self, call)
    case SnoozeMethod.name: try same(SnoozeMethod.Request.self, call)
    case UndoMethod.name: try same(UndoMethod.Request.self, call)
    case ListApplicationsMethod.name: try same(ListApplicationsMethod.Request.self, call)
    case ListFollowUpsMethod.name: try same(ListFollowUpsMethod.Request.self, call)
    case ListTimelinesMethod.name: try same(ListTimelinesMethod.Request.self, call)
    case ListEventsMethod.name: try same(ListEventsMethod.Request.self, call)
    case ExplainMethod.name: try same(ExplainMethod.Request.self, call)
    case CheckMethod.name: try same(CheckMethod.Request.self, call)
    default: [:]
    }
  }

  private static func same<Request: Shaped>(
    _ type: Request.Type, _ call: VarlinkCall
  ) throws(SchemaError) -> JSONObject {
    let request = try Request(exactly: call.parameters)
    let again = try? Request(exactly: request.setMembers)
    precondition(again == request, "A request is read again as something else.")
    return request.setMembers
  }
}
