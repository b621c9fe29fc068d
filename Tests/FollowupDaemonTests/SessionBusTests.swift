import CSystemd
import FollowupRuntime
import TestSupport
import Testing

@testable import FollowupDaemon
@testable import Systemd

@Suite("The notification server on the session bus", .requires(.desktop))
struct SessionBusTests {
  private static let name = "org.freedesktop.Notifications"

  /// What a program says that takes the server's name.
  private func answer(
    on desktop: Desktop, _ prepare: (Bus) throws -> Void = { _ in }
  ) throws -> Result<NotificationQueue.Capabilities, ServerFailure>? {
    let address = try #require(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    let loop = try EventLoop()
    let program = try Bus(address: address, on: loop) {}
    try prepare(program)
    let bus = try SessionBus(on: loop, environment: ["DBUS_SESSION_BUS_ADDRESS": address])
    bus.connect()
    let driver = "org.freedesktop.DBus"
    let call = BusCall(
      destination: driver, path: "/org/freedesktop/DBus", interface: driver,
      member: "RequestName", arguments: [.string(Self.name), .uint32(0)])
    var said: Result<NotificationQueue.Capabilities, ServerFailure>?
    try program.send(call) { _ in
      bus.askCapabilities(of: Self.name) { answer in
        #expect(said == nil, "It is said once.")
        said = answer
        loop.exit()
      }
    }
    let limit = try loop.addTimer(clock: .monotonic) { loop.exit() }
    limit.start(.patience)
    _ = try loop.run()
    return said
  }

  @Test("A server that has its name and no object yet is not ready, which is no refusal")
  func nameAlone() async throws {
    try await Desktop.open { desktop in
      guard case .failure(.notReady(let words))? = try answer(on: desktop) else {
        Issue.record("It is something else.")
        return
      }
      #expect(words.hasPrefix("org.freedesktop.DBus.Error.Unknown"))
    }
  }

  @Test("A server that leaves the first question unread until another one comes is asked again")
  func firstUnread() async throws {
    try await Desktop.open { desktop in
      let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
      counter.initialize(to: 0)
      defer { counter.deallocate() }
      let said = try answer(on: desktop) { program in
        try check(
          sd_bus_add_object(
            program.handle, nil, "/org/freedesktop/Notifications",
            { message, count, _ in
              let number = count!.assumingMemoryBound(to: Int.self)
              number.pointee += 1
              return number.pointee == 1 ? 1 : reply(to: message!)
            }, counter), "add an object")
      }
      #expect(said == .success(.init(["body"], server: "late")))
    }
  }
}

/// Answers as a notification server that knows nothing but a body.
private func reply(to call: OpaquePointer) -> Int32 {
  var answer: OpaquePointer?
  sd_bus_message_new_method_return(call, &answer)
  defer { sd_bus_message_unref(answer) }
  if sd_bus_message_is_method_call(call, nil, "GetCapabilities") > 0 {
    try? BusValue.strings(["body"]).append(to: answer!)
  } else {
    for text in ["late", "", "", ""] { try? BusValue.string(text).append(to: answer!) }
  }
  return sd_bus_send(nil, answer, nil)
}
