import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

private let unknownMethod = "org.freedesktop.DBus.Error.UnknownMethod"
private let serviceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown"

@Suite("The session bus", .requires(.programs(["dbus-daemon"])))
struct BusTests {
  private static let driver = "org.freedesktop.DBus"

  private static func driverCall(_ member: String, _ arguments: [BusValue] = []) -> BusCall {
    BusCall(
      destination: driver, path: "/org/freedesktop/DBus", interface: driver, member: member,
      arguments: arguments)
  }

  @Test("answers calls, with values of every shape")
  func calls() async throws {
    try await withPrivateBus { address, daemon in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      #expect(bus.uniqueName == nil, "Nothing waits for the name")
      let names = try bus.answer(to: Self.driverCall("ListNames"), on: loop).get()
      let own = try #require(bus.uniqueName)
      #expect(names.body.first?.strings?.contains(own) == true)
      #expect(names.sender == Self.driver)
      let credentials = try bus.answer(
        to: Self.driverCall("GetConnectionCredentials", [.string(own)]), on: loop
      ).get()
      let properties = try #require(credentials.body.first?.properties)
      #expect(properties["ProcessID"] == .uint32(UInt32(getpid())))
      #expect(properties["UnixUserID"] == .uint32(geteuid()))
      #expect(daemon.pid > 0)
    }
  }

  @Test("passes on what the one that was called refuses")
  func refusals() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      let unknown = #expect(throws: BusError.self) {
        try bus.answer(to: Self.driverCall("NoSuchMethod"), on: loop).get()
      }
      #expect(unknown?.name == unknownMethod)
      #expect(
        unknown?.description.hasPrefix(
          "The call on the bus failed with \(unknownMethod): ")
          == true)

      for startsService in [true, false] {
        let call = BusCall(
          destination: "org.example.Nobody", path: "/", interface: "org.example.Nobody",
          member: "Call", startsService: startsService)
        let nobody = #expect(throws: BusError.self) { try bus.answer(to: call, on: loop).get() }
        #expect(
          nobody?.name == (startsService ? serviceUnknown : BusError.nameHasNoOwner))
      }
    }
  }

  @Test("refuses at once what D-Bus does not allow")
  func invalid() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      let calls = [
        BusCall(destination: "no name", path: "/", interface: "a.b", member: "C"),
        BusCall(destination: "a.b", path: "no path", interface: "a.b", member: "C"),
        BusCall(
          destination: "a.b", path: "/", interface: "a.b", member: "C",
          arguments: [.string("\0")]),
      ]
      for call in calls {
        let error = #expect(throws: SystemdError.self) {
          try bus.send(call) { _ in Issue.record("It was sent.") }
        }
        #expect(error?.errno == .invalidArgument)
      }
      #expect(throws: SystemdError.self) { try bus.addMatch(rule: "no rule") { _ in } }
    }
  }

  @Test("says when a name gets another owner, for as long as the match is kept")
  func signals() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      var installed = false
      var signals: [BusMessage] = []
      var match: BusMatch? = try bus.addMatch(
        rule: "type='signal',sender='\(Self.driver)',member='NameOwnerChanged',"
          + "arg0='org.example.Name'",
        installed: { error in
          #expect(error == nil)
          installed = true
        }, handler: { signals.append($0) })
      withExtendedLifetime(match) {}
      try loop.run(until: "the match") { installed }

      let other = try Bus(address: address, on: loop) {}
      let request = Self.driverCall("RequestName", [.string("org.example.Name"), .uint32(0)])
      #expect(try other.answer(to: request, on: loop).get().body == [.uint32(1)])
      try loop.run(until: "the new owner") { signals.count == 1 }
      let name = try #require(other.uniqueName)
      #expect(signals[0].body == [.string("org.example.Name"), .string(""), .string(name)])
      #expect(signals[0].sender == Self.driver)
      #expect(signals[0].member == "NameOwnerChanged")
      #expect(signals[0].interface == Self.driver)
      #expect(signals[0].path == "/org/freedesktop/DBus")

      match = nil
      let release = Self.driverCall("ReleaseName", [.string("org.example.Name")])
      _ = try other.answer(to: release, on: loop).get()
      _ = try bus.answer(to: Self.driverCall("GetId"), on: loop).get()
      #expect(signals.count == 1)
    }
  }

  @Test("tells a match that the bus refuses, and stays connected")
  func refusedMatch() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) { Issue.record("It was closed.") }
      var answers: [BusError?] = []
      let matches = try (1...3).map { number in
        try bus.addMatch(
          rule: "type='signal',member='M\(number)'", installed: { answers.append($0) }
        ) { _ in }
      }
      try loop.run(until: "all matches") { answers.count == 3 }
      #expect(answers.prefix(2) == [nil, nil])
      #expect(answers[2]?.name == "org.freedesktop.DBus.Error.LimitsExceeded")
      _ = try bus.answer(to: Self.driverCall("GetId"), on: loop).get()
      withExtendedLifetime(matches) {}
    }
  }

  @Test("gives a call up after its time-out")
  func timeout() async throws {
    try await withPrivateBus { address, daemon in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      _ = try bus.answer(to: Self.driverCall("GetId"), on: loop).get()
      daemon.send(signal: SIGSTOP)
      defer { daemon.send(signal: SIGCONT) }
      var call = Self.driverCall("GetId")
      call.timeoutMicroseconds = 20_000
      let start = SystemClock.monotonic.nowMicroseconds()
      let error = #expect(throws: BusError.self) { try bus.answer(to: call, on: loop).get() }
      #expect(error?.name == BusError.noReply)
      #expect(SystemClock.monotonic.nowMicroseconds() - start >= 20_000)
    }
  }

  @Test("that ends answers what was asked, says so once, and may be dropped there and then")
  func disconnection() async throws {
    try await withPrivateBus { address, daemon in
      let loop = try EventLoop()
      var bus: Bus?
      var ends = 0
      bus = try Bus(address: address, on: loop) {
        ends += 1
        bus = nil
      }
      _ = try bus?.answer(to: Self.driverCall("GetId"), on: loop).get()
      daemon.send(signal: SIGSTOP)
      var answer: Result<BusMessage, BusError>?
      try bus?.send(Self.driverCall("GetId")) { answer = $0 }
      try loop.runReady()
      #expect(answer == nil)
      daemon.send(signal: SIGKILL)
      try loop.run(until: "the end of the bus") { ends > 0 }
      #expect(throws: BusError.self) { try answer?.get() }
      #expect(bus == nil)
      try loop.runReady()
      #expect(ends == 1)
    }
  }

  @Test("that has ended refuses calls")
  func callAfterTheEnd() async throws {
    try await withPrivateBus { address, daemon in
      let loop = try EventLoop()
      var ended = false
      let bus = try Bus(address: address, on: loop) { ended = true }
      daemon.send(signal: SIGKILL)
      try loop.run(until: "the end of the bus") { ended }
      let error = #expect(throws: SystemdError.self) {
        try bus.send(Self.driverCall("GetId")) { _ in Issue.record("It was sent.") }
      }
      #expect(error?.errno == .socketNotConnected)
      #expect(bus.uniqueName == nil)
    }
  }

  @Test("dropped while calls wait for answers never answers them")
  func dropped() async throws {
    final class Witness {}
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      weak var witness: Witness?
      do {
        let captured = Witness()
        witness = captured
        let bus = try Bus(address: address, on: loop) {}
        try bus.send(Self.driverCall("GetId")) { _ in
          withExtendedLifetime(captured) {}
          Issue.record("The bus is gone.")
        }
      }
      #expect(witness == nil)
      #expect(try loop.runReady() == 0)
    }
  }

  @Test("may be dropped by the handler of an answer")
  func droppedByAnswer() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      var bus: Bus? = try Bus(address: address, on: loop) {}
      var answered = false
      try bus?.send(Self.driverCall("GetId")) { _ in
        bus = nil
        answered = true
      }
      try loop.run(until: "the answer") { answered }
      try loop.runReady()
      #expect(bus == nil)
    }
  }

  @Test("has nothing to do while nobody speaks")
  func idle() async throws {
    try await withPrivateBus { address, _ in
      let loop = try EventLoop()
      let bus = try Bus(address: address, on: loop) {}
      _ = try bus.answer(to: Self.driverCall("GetId"), on: loop).get()
      try loop.runReady()
      #expect(try loop.runOnce(timeoutMicroseconds: 50_000) == false)
    }
  }

  @Test("that the environment does not name is told apart from one that does not answer")
  func noBus() async {
    await #expect(processExitsWith: .success) {
      unsetenv("DBUS_SESSION_BUS_ADDRESS")
      unsetenv("XDG_RUNTIME_DIR")
      let loop = try EventLoop()
      let none = #expect(throws: SystemdError.self) { try Bus(userBusOn: loop) {} }
      #expect(none?.errno == Errno(rawValue: ENOMEDIUM))
      setenv("XDG_RUNTIME_DIR", "/no/such/folder", 1)
      let silent = #expect(throws: SystemdError.self) { try Bus(userBusOn: loop) {} }
      #expect(silent?.errno == .noSuchFileOrDirectory)
    }
  }
}

extension Bus {
  /// Sends a call, and runs the loop until its answer is there.
  fileprivate func answer(
    to call: BusCall, on loop: EventLoop
  ) throws -> Result<BusMessage, BusError> {
    var answer: Result<BusMessage, BusError>?
    try send(call) { answer = $0 }
    try loop.run(until: "the answer to \(call.member)") { answer != nil }
    return answer!
  }
}
