import JSON
import Synchronization
import Testing
import Varlink
import VarlinkDescriptions

@Suite struct VarlinkServiceTests {
  private static let info = "org.varlink.service.GetInfo"
  private static let description = "org.varlink.service.GetInterfaceDescription"

  @Test func `the service says who it is and what interfaces it has`() {
    let reply: JSONObject = [
      "vendor": "Example", "product": "Tests", "version": "1", "url": "https://example.org/",
      "interfaces": ["org.varlink.service", "org.example.test-1.x9"],
    ]
    #expect(
      Samples.service.answer(VarlinkCall(method: Self.info))
        == .reply(.success(reply, continues: false)))
  }

  @Test(arguments: [VarlinkService.ownInterface, Samples.interface])
  func `the service describes each of its interfaces`(interface: VarlinkInterface) {
    let call = VarlinkCall(
      method: Self.description, parameters: ["interface": .string(interface.name)])
    let reply: JSONObject = ["description": .string(interface.description)]
    #expect(Samples.service.answer(call) == .reply(.success(reply, continues: false)))
  }

  @Test func `an interface is described whenever a client asks, and not before`() {
    let count = Mutex(0)
    let service = VarlinkService(
      vendor: "Example", product: "Tests", version: "1", url: "https://example.org/",
      interfaces: [
        VarlinkService.Interface(name: Samples.interface.name, methods: ["Ping"]) {
          count.withLock { $0 += 1 }
          return Samples.interface
        }
      ])
    _ = service.answer(VarlinkCall(method: Self.info))
    _ = service.answer(VarlinkCall(method: Samples.method("Ping")))
    #expect(count.withLock { $0 } == 0)
    let call = VarlinkCall(
      method: Self.description, parameters: ["interface": .string(Samples.interface.name)])
    for number in 1...2 {
      _ = service.answer(call)
      #expect(count.withLock { $0 } == number)
    }
  }

  static let errors: [(VarlinkCall, VarlinkError)] = [
    (VarlinkCall(method: "org.example.none.M"), .interfaceNotFound("org.example.none")),
    (VarlinkCall(method: "M"), .interfaceNotFound("")),
    (VarlinkCall(method: ""), .interfaceNotFound("")),
    (
      VarlinkCall(method: Self.description, parameters: ["interface": "a.b"]),
      .interfaceNotFound("a.b")
    ),
    (VarlinkCall(method: "org.varlink.service.Get"), .methodNotFound("org.varlink.service.Get")),
    (VarlinkCall(method: Samples.method("Thing")), .methodNotFound(Samples.method("Thing"))),
    (VarlinkCall(method: Self.description), .invalidParameter("interface")),
    (
      VarlinkCall(method: Self.description, parameters: ["interface": 1]),
      .invalidParameter("interface")
    ),
    (VarlinkCall(method: Self.info, parameters: ["x": 1]), .invalidParameter("x")),
    (
      VarlinkCall(method: Samples.method("Ping"), mode: .upgrade),
      .methodNotImplemented(Samples.method("Ping"))
    ),
    (VarlinkCall(method: Self.info, mode: .upgrade), .methodNotImplemented(Self.info)),
    (VarlinkCall(method: Samples.method("Watch")), .expectedMore),
    (VarlinkCall(method: Samples.method("Watch"), mode: .oneway), .expectedMore),
  ]

  @Test(
    "A call that the interfaces do not allow is answered with the standard's error",
    arguments: errors)
  func refuse(call: VarlinkCall, error: VarlinkError) throws {
    #expect(Samples.service.answer(call) == .reply(.failure(error)))
    try VarlinkService.ownInterface.validate(error: error)
  }

  @Test(arguments: [
    VarlinkCall(method: Samples.method("Ping")),
    VarlinkCall(method: Samples.method("Ping"), mode: .more),
    VarlinkCall(method: Samples.method("Ping"), mode: .oneway),
    VarlinkCall(method: Samples.method("Echo"), parameters: ["text": "a"]),
    VarlinkCall(method: Samples.method("Watch"), parameters: ["from": 1], mode: .more),
  ])
  func `a call that its interface allows is left to the program`(call: VarlinkCall) {
    #expect(Samples.service.answer(call) == .call(call))
  }

  @Test func `every error of the standard is described`() throws {
    let errors: [VarlinkError] = [
      .interfaceNotFound("a"), .methodNotFound("a"), .methodNotImplemented("a"),
      .invalidParameter("a"), .permissionDenied, .expectedMore,
    ]
    for error in errors {
      try VarlinkService.ownInterface.validate(error: error)
    }
  }
}
