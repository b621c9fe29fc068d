import CSystemd
import SystemPackage
import TestSupport

@testable import Systemd

/// Starts a message bus for a test, and ends it afterwards.
///
/// It starts no services, and takes two match rules a connection besides its own. `body` does not
/// wait, so that all of it runs on one thread, as an event loop needs.
func withPrivateBus<Result>(
  _ body: (_ address: String, _ daemon: RunningProcess) throws -> Result
) async throws -> Result {
  try await withTemporaryFolder { folder in
    let configuration = folder.appending("bus.conf")
    try configuration.write(
      """
      <busconfig>
        <type>session</type>
        <listen>unix:path=\(folder)/bus</listen>
        <policy context="default">
          <allow send_destination="*"/>
          <allow receive_sender="*"/>
          <allow own="*"/>
        </policy>
        <limit name="max_match_rules_per_connection">2</limit>
      </busconfig>
      """)
    let daemon = Command(
      "dbus-daemon", ["--config-file=\(configuration)", "--nofork", "--print-address"])
    return try await withProcess(daemon) { process in
      let address = try await process.line(containing: "unix:")
      return try body(address, process)
    }
  }
}

extension Bus {
  /// What a receiver would read in a message with these arguments.
  func sealedBody(of arguments: [BusValue]) throws(SystemdError) -> [BusValue] {
    var message: OpaquePointer?
    try check(
      sd_bus_message_new_method_call(handle, &message, "a.b", "/", "a.b", "C"), "make a message")
    defer { sd_bus_message_unref(message) }
    for argument in arguments { try argument.append(to: message!) }
    try check(sd_bus_message_seal(message, 1, 0), "seal a message")
    return try BusMessageReader.values(of: message!)
  }
}

extension Bus {
  /// This connection's own name on the bus; nil before the bus has given it one.
  var uniqueName: String? {
    // Before, libsystemd would wait for it.
    guard sd_bus_is_ready(handle) > 0 else { return nil }
    var name: UnsafePointer<CChar>?
    guard sd_bus_get_unique_name(handle, &name) >= 0 else { return nil }
    return name.map { String(cString: $0) }
  }
}
