import JSON
import Testing
import Varlink

@Suite struct VarlinkConnectionTests {
  private static func echo(_ text: String, mode: VarlinkCall.Mode = .single) -> VarlinkCall {
    VarlinkCall(method: Samples.method("Echo"), parameters: ["text": .string(text)], mode: mode)
  }

  private static let ping = VarlinkCall(method: Samples.method("Ping"))
  private static let info = VarlinkCall(method: "org.varlink.service.GetInfo")
  private static let pong = VarlinkReply.success([:], continues: false).frame

  private var connection = VarlinkConnection(
    service: Samples.service,
    limits: VarlinkLimits(
      frameBytes: 200, frameBytesOfMethod: [Samples.method("Store"): 1000], depth: 6))

  @Test mutating func `a call is handed out once, and answered with a frame`() {
    #expect(connection.nextAction() == nil)
    connection.receive(Self.echo("a").frame)
    #expect(connection.nextAction() == .call(Self.echo("a")))
    #expect(connection.currentCall == Self.echo("a"))
    #expect(connection.nextAction() == nil)
    let reply = connection.reply(["text": "a"])
    #expect(reply == Samples.frame(#"{"parameters":{"text":"a"}}"#))
    #expect(connection.currentCall == nil)
    #expect(connection.nextAction() == nil)
    #expect(connection.wantsBytes)
  }

  @Test(arguments: ["{}", #"{"text":"a"}"#])
  mutating func `a reply that is written already is the same`(text: String) throws {
    let object = try #require(try JSONReader.parse(Array(text.utf8)).objectValue)
    connection.receive(Self.echo("a").frame + Self.echo("a", mode: .oneway).frame)
    _ = connection.nextAction()
    let reply = connection.reply(written: Array(text.utf8))
    #expect(reply == VarlinkReply.success(object, continues: false).frame)
    #expect(connection.nextAction() == .call(Self.echo("a", mode: .oneway)))
    #expect(connection.reply(written: Array(text.utf8)).isEmpty)
    #expect(connection.reply(written: Array(text.utf8)).isEmpty)
    #expect(connection.currentCall == nil)
  }

  @Test mutating func `pipelined calls are carried out one after another, in their order`() {
    connection.receive(Self.echo("a").frame + Self.info.frame + Self.echo("b").frame)
    #expect(connection.nextAction() == .call(Self.echo("a")))
    #expect(connection.nextAction() == nil)
    #expect(!connection.wantsBytes)
    _ = connection.reply([:])
    guard case .send(let info)? = connection.nextAction() else {
      Issue.record("GetInfo was not answered.")
      return
    }
    #expect(String(decoding: info, as: UTF8.self).contains("Example"))
    #expect(connection.nextAction() == .call(Self.echo("b")))
    #expect(connection.nextAction() == nil)
    #expect(connection.wantsBytes)
    #expect(connection.fail(.permissionDenied).count > 1)
  }

  @Test mutating func `a call with more has replies that continue, and a last one`() {
    let watch = VarlinkCall(method: Samples.method("Watch"), mode: .more)
    connection.receive(watch.frame + Self.ping.frame)
    #expect(connection.nextAction() == .call(watch))
    for _ in 0..<3 {
      let reply = connection.reply(["event": "e"], continues: true)
      #expect(reply == Samples.frame(#"{"parameters":{"event":"e"},"continues":true}"#))
      #expect(connection.nextAction() == nil)
    }
    #expect(connection.fail(VarlinkError(name: Samples.method("Gone"))).last == 0)
    #expect(connection.nextAction() == .call(Self.ping))
  }

  @Test mutating func `a reply is taken apart around its lists`() {
    let parameters: JSONObject = ["a": 1, "first": [], "b": "x", "second": [], "c": ["d": []]]
    connection.receive(Self.ping.frame)
    #expect(connection.nextAction() == .call(Self.ping))
    let pieces = connection.reply(parameters, around: ["first", "second"])
    #expect(
      pieces.map { String(decoding: $0, as: UTF8.self) } == [
        #"{"parameters":{"a":1,"first":["#, #"],"b":"x","second":["#, "],\"c\":{\"d\":[]}}}\0",
      ])
    connection.receive(VarlinkCall(method: Self.ping.method, mode: .oneway).frame)
    _ = connection.nextAction()
    #expect(connection.reply(parameters, around: ["first", "second"]).isEmpty)
  }

  @Test mutating func `a oneway call has no reply, not even an error`() {
    let unknown = VarlinkCall(method: "a.b.C", mode: .oneway)
    let info = VarlinkCall(method: Self.info.method, mode: .oneway)
    connection.receive(
      Self.echo("a", mode: .oneway).frame + unknown.frame + info.frame
        + Self.echo("b", mode: .oneway).frame)
    #expect(connection.nextAction() == .call(Self.echo("a", mode: .oneway)))
    #expect(connection.reply(["text": "a"]).isEmpty)
    #expect(connection.nextAction() == .call(Self.echo("b", mode: .oneway)))
    #expect(connection.fail(.permissionDenied).isEmpty)
    connection.receive(Self.ping.frame)
    #expect(connection.nextAction() == .call(Self.ping))
    #expect(connection.reply([:]) == Self.pong)
  }

  @Test mutating func `an error of the interface is answered, and the connection stays`() {
    connection.receive(VarlinkCall(method: "a.b.C").frame + Self.ping.frame)
    #expect(
      connection.nextAction() == .send(VarlinkReply.failure(.interfaceNotFound("a.b")).frame))
    #expect(connection.nextAction() == .call(Self.ping))
  }

  static let broken = [
    "", "x", "[]", "{}", #"{"method":1}"#, #"{"method":"a.B","x":1}"#,
    #"{"method":"a.B","more":true,"oneway":true}"#, #"{"method":"a.B","parameters":[]}"#,
    #"{"method":"a.B","parameters":{"a":[[[[[[]]]]]]}}"#,
    #"{"method":"a.B","parameters":{"a":1,"a":2}}"#,
  ]

  @Test("A broken message closes the connection, after the calls before it", arguments: broken)
  mutating func refuse(text: String) {
    connection.receive(Self.ping.frame + Samples.frame(text) + Self.ping.frame)
    #expect(connection.nextAction() == .call(Self.ping))
    _ = connection.reply([:])
    guard case .close? = connection.nextAction() else {
      Issue.record("The connection was not closed.")
      return
    }
    #expect(connection.nextAction() == nil)
    #expect(!connection.wantsBytes)
    connection.receive(Self.ping.frame)
    #expect(connection.nextAction() == nil)
  }

  @Test mutating func `a frame is as long as its method may have it`() {
    let padding = String(repeating: "x", count: 300)
    connection.receive(Self.echo(padding).frame)
    #expect(connection.nextAction() == .close(.frameTooLong(limitBytes: 200)))
  }

  @Test mutating func `a method may have longer frames than the others`() throws {
    var thing = Samples.thing.objectValue ?? [:]
    thing["name"] = .string(String(repeating: "x", count: 600))
    let call = VarlinkCall(
      method: Samples.method("Store"), parameters: ["thing": .object(thing), "flag": true])
    connection.receive(call.frame)
    #expect(connection.nextAction() == .call(call))
    _ = connection.reply(["stored": 1])
    thing["name"] = .string(String(repeating: "x", count: 1000))
    let long = VarlinkCall(
      method: call.method, parameters: ["thing": .object(thing), "flag": true])
    connection.receive(long.frame)
    #expect(connection.nextAction() == .close(.frameTooLong(limitBytes: 1000)))
  }

  @Test mutating func `a frame without an end closes the connection at the longest limit`() {
    connection.receive([UInt8](repeating: 0x20, count: 1000))
    #expect(connection.nextAction() == nil)
    #expect(connection.wantsBytes)
    connection.receive([0x20])
    #expect(connection.nextAction() == .close(.frameTooLong(limitBytes: 1000)))
  }

  @Test mutating func `while a call is carried out a client cannot pile up bytes`() {
    connection.receive(Self.ping.frame)
    #expect(connection.nextAction() == .call(Self.ping))
    var received = 0
    while connection.wantsBytes, received < 1_000_000 {
      connection.receive([UInt8](repeating: 0x20, count: 100))
      received += 100
    }
    #expect(received == 1100)
    #expect(connection.nextAction() == nil)
    // An owner that reads on nevertheless loses the client.
    for _ in 0..<1000 {
      connection.receive([UInt8](repeating: 0x20, count: 100))
    }
    guard case .close(.tooMuchPipelined)? = connection.nextAction() else {
      Issue.record("The connection was not closed.")
      return
    }
    #expect(connection.reply([:]).isEmpty)
  }

  @Test mutating func `each frame that is not whole has a number, while it is the client's turn`() {
    #expect(connection.partialFrame == nil)
    connection.receive(Self.ping.frame.prefix(5))
    #expect(connection.partialFrame == 0)
    connection.receive(Self.ping.frame.dropFirst(5) + Self.ping.frame + [0x20])
    #expect(connection.nextAction() == .call(Self.ping))
    #expect(connection.partialFrame == nil)
    _ = connection.reply([:])
    #expect(connection.nextAction() == .call(Self.ping))
    #expect(connection.partialFrame == 2)
    connection.close()
    #expect(connection.partialFrame == nil)
  }

  @Test mutating func `a client that went away has its reply dropped`() {
    connection.receive(Self.ping.frame)
    #expect(connection.nextAction() == .call(Self.ping))
    connection.close()
    #expect(connection.reply([:]).isEmpty)
    #expect(connection.currentCall == nil)
    #expect(connection.nextAction() == nil)
  }

  @Test func `the actions are the same wherever the stream is split`() {
    let stream = Self.info.frame + Self.echo("é").frame + Samples.frame("{}")
    for split in 0...stream.count {
      var connection = connection
      var actions: [VarlinkConnection.Action] = []
      for part in [stream[..<split], stream[split...]] {
        connection.receive(part)
        while let action = connection.nextAction() {
          actions.append(action)
          if case .call = action { _ = connection.reply([:]) }
        }
      }
      #expect(actions.count == 3)
      #expect(actions[1] == .call(Self.echo("é")))
      #expect(actions[2] == .close(.missingMember("method")))
    }
  }
}
