import FollowupRuntime
import Systemd
import TestSupport
import Testing

@testable import FollowupDaemon

@Suite("The notification server on the session bus", .requires(.desktop))
struct SessionBusTests {
  /// What is said of a server whose program has taken the name, and does nothing more.
  private func answerOfNameAlone(
    on address: String
  ) throws -> Result<NotificationQueue.Capabilities, ServerFailure>? {
    let loop = try EventLoop()
    let program = try Bus(address: address, on: loop) {}
    let bus = try SessionBus(on: loop, environment: ["DBUS_SESSION_BUS_ADDRESS": address])
    bus.connect()
    let name = "org.freedesktop.Notifications"
    let driver = "org.freedesktop.DBus"
    let call = BusCall(
      destination: driver, path: "/org/freedesktop/DBus", interface: driver,
      member: "RequestName", arguments: [.string(name), .uint32(0)])
    var said: Result<NotificationQueue.Capabilities, ServerFailure>?
    try program.send(call) { _ in
      bus.askCapabilities(of: name) {
        said = $0
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
      let address = try #require(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
      guard case .failure(.notReady(let words))? = try answerOfNameAlone(on: address) else {
        Issue.record("It is something else.")
        return
      }
      #expect(words.hasPrefix("org.freedesktop.DBus.Error.Unknown"))
    }
  }
}
