import Glibc
import SystemPackage

/// A desktop of a test's own: a session bus on which nothing starts by itself, and a display without
/// a screen.
package struct Desktop: Sendable {
  /// The variables by which a program finds this desktop, and no other.
  package let environment: [String: String]
  private let folder: FilePath

  private var address: String { "unix:path=\(folder)/bus" }

  /// Opens a desktop, gives it to `body`, and ends it afterwards.
  package static func open<Result>(
    _ body: (Desktop) async throws -> Result
  ) async throws -> Result {
    try await openWithoutBus { desktop in
      try await desktop.withBus { _ in try await body(desktop) }
    }
  }

  /// Opens a desktop whose bus is not there yet, gives it to `body`, and ends it afterwards.
  package static func openWithoutBus<Result>(
    _ body: (Desktop) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      // Without -noreset it begins anew when its last client goes, and the next one may find it so.
      let display = Command(
        "Xvfb",
        ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"])
      return try await withProcess(display) { server in
        let number = try await number(from: server)
        let environment = [
          "DISPLAY": ":\(number)", "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(folder)/bus",
          "LANG": "C.UTF-8",
        ]
        return try await body(Desktop(environment: environment, folder: folder))
      }
    }
  }

  /// Starts the session bus, at the same address each time, gives it to `body`, and ends it afterwards.
  package func withBus<Result>(
    _ body: (RunningProcess) async throws -> Result
  ) async throws -> Result {
    let configuration = folder.appending("bus.conf")
    try configuration.write(Self.busConfiguration(address))
    let bus = Command(
      "dbus-daemon", ["--config-file=\(configuration)", "--nofork", "--print-address"])
    return try await withProcess(bus) { bus in
      try await bus.line(containing: "unix:path=")
      return try await body(bus)
    }
  }

  /// Starts dunst on this desktop, gives it to `body`, and ends it afterwards.
  package func withNotificationServer<Result>(
    _ body: (NotificationServer) async throws -> Result
  ) async throws -> Result {
    let menu = folder.appending("menu")
    let choice = folder.appending("choice")
    try menu.write(
      "#!/bin/sh\ngrep -F -e \"$(cat '\(choice)')\"\n", permissions: .ownerReadWriteExecute)
    let configuration = folder.appending("dunstrc")
    // What is shown stays until it is closed.
    try configuration.write("[global]\ndmenu = \(menu)\n[urgency_normal]\ntimeout = 0\n")
    let command = Command(
      "dunst", ["-conf", configuration.string, "-print"],
      environment: .inherited(environment.mapValues(Optional.some)))
    return try await withProcess(command) { process in
      do {
        try await eventually("a name on the bus") { try await serverHasName() ? () : nil }
      } catch let error as TimeLimitExceeded {
        throw TimeLimitExceeded(
          awaited: "\(error.awaited) for dunst, which wrote: \(process.written)",
          limit: error.limit)
      }
      return try await body(
        NotificationServer(process: process, desktop: self, choice: choice))
    }
  }

  private func serverHasName() async throws -> Bool {
    let answer = try await run(
      "busctl",
      [
        "--address=\(address)", "call",
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
        "s", "org.freedesktop.Notifications",
      ])
    return answer.stdout == "b true\n"
  }

  /// Xvfb writes the number of the display that it found free, and a line's end.
  private static func number(from server: RunningProcess) async throws -> Int {
    while true {
      if let number = Int(try await server.line(containing: "")) { return number }
    }
  }

  private static func busConfiguration(_ address: String) -> String {
    """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>\(address)</listen>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
  }
}
