import JSON
import TestSupport
import Testing
import Varlink
import VarlinkDescriptions

/// Calls at random, near enough to right ones to come far, sent in pieces at random.
@Suite struct VarlinkHostileClientTests {
  private static let methods = [
    "org.varlink.service.GetInfo", "org.varlink.service.GetInterfaceDescription",
    Samples.method("Ping"), Samples.method("Echo"), Samples.method("Store"),
    Samples.method("Watch"), Samples.method("Nothing"), "a.b.C", "Ping", "", ".", "é.É",
  ]
  private static let values: [JSONValue] = [
    nil, true, 0, -1, .integer(.max), .number(JSONNumber("1e999")!), "", "red", "a\u{0}b", "😀", [],
    [nil], [:], ["a": ["b": [[]]]], Samples.thing, [Samples.thing, Samples.thing],
    .string(VarlinkService.interfaceName), .string(String(repeating: "long", count: 200)),
  ]
  private static let keys = [
    "method", "parameters", "more", "oneway", "upgrade", "text", "thing", "flag", "interface",
    "from",
    "alternatives", "org.example.trace", "x", "",
  ]

  private static func value(_ random: inout SeededGenerator, depth: Int = 3) -> JSONValue {
    guard depth > 0, Int.random(in: 0..<3, using: &random) == 0 else {
      return values.randomElement(using: &random) ?? nil
    }
    var object: JSONObject = [:]
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      object[keys.randomElement(using: &random) ?? ""] = value(&random, depth: depth - 1)
    }
    return .object(object)
  }

  /// Parameters, half of the time such as the method has.
  private static func parameters(of method: String, _ random: inout SeededGenerator) -> JSONValue {
    guard Bool.random(using: &random) else {
      let key = keys.randomElement(using: &random) ?? ""
      // What is no object closes the connection, which ends a run early.
      let isBroken = Int.random(in: 0..<20, using: &random) == 0
      return isBroken ? value(&random) : .object(JSONObject([(key, value(&random))]))
    }
    let name = VarlinkCall(method: method).methodName
    return switch name {
    case "Echo": ["text": .string(method)]
    case "Store": ["thing": Samples.thing, "flag": true, "alternatives": value(&random)]
    case "GetInterfaceDescription": ["interface": value(&random)]
    case "Watch": ["from": value(&random)]
    default: [:]
    }
  }

  private static func call(_ random: inout SeededGenerator) -> [UInt8] {
    let method = methods.randomElement(using: &random) ?? ""
    var members: JSONObject = [
      "method": .string(method), "parameters": parameters(of: method, &random),
    ]
    if let flag = ["more", "oneway", "upgrade", nil, nil, nil].randomElement(using: &random) ?? nil
    {
      members[flag] = true
    }
    if Int.random(in: 0..<40, using: &random) == 0 {
      members[keys.randomElement(using: &random) ?? ""] = value(&random)
    }
    var bytes: [UInt8] = []
    members.serialize(into: &bytes)
    if Int.random(in: 0..<40, using: &random) == 0 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: .min ... .max, using: &random)
    }
    return bytes + [0]
  }

  /// How far the calls of one run came.
  private struct Tally {
    var calls = 0
    var sent = 0
    var closed = 0
  }

  private static func act(
    _ connection: inout VarlinkConnection, _ random: inout SeededGenerator, _ tally: inout Tally
  ) throws {
    while let action = connection.nextAction() {
      switch action {
      case .close: tally.closed += 1
      case .send(let frame):
        tally.sent += 1
        _ = try VarlinkReply(frame: frame.dropLast())
      case .call(let call):
        tally.calls += 1
        #expect(Samples.interface.member(call.methodName) != nil)
        if call.mode == .more { _ = connection.reply(["event": "e"], continues: true) }
        let isRefused = Bool.random(using: &random)
        _ = isRefused ? connection.fail(.permissionDenied) : connection.reply([:])
      }
    }
  }

  @Test(arguments: 0..<20)
  func `no client stops the service, and only calls that are allowed come through`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var tally = Tally()
    for _ in 0..<40 {
      var connection = VarlinkConnection(
        service: Samples.service, limits: VarlinkLimits(frameBytes: 1500, depth: 8))
      var stream = (0..<25).flatMap { _ in Self.call(&random) }[...]
      while !stream.isEmpty {
        let part = stream.prefix(Int.random(in: 1...700, using: &random))
        stream = stream.dropFirst(part.count)
        connection.receive(part)
        try Self.act(&connection, &random, &tally)
      }
    }
    #expect(tally.calls > 15)
    #expect(tally.sent > 50)
    #expect(tally.closed > 10)
  }
}
