import TestSupport
import Testing

/// An office reviews on one host what the daemons of many people told on others: the journal's own
/// sender and receiver carry it from one network namespace to another.
@Suite("An office that collects journals", .requires(.container), .inContainer())
struct OfficeTests {
  /// Where the receiver is reached, and where it keeps what it is sent.
  private static let address = "10.77.0.2"
  private static let folder = "/var/log/office"
  private let container: Container

  init() async throws { container = try #require(Container.current) }

  @Test("What was told on one host is reviewed on another, and says nothing private")
  func review() async throws {
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.recordCallThatEnds("acme")
    _ = try await container.awaitEntry(["FOLLOWUP_APPLICATION=acme"])
    try await startReceiver()
    try await startSender()

    let matches = ["FOLLOWUP_ACTION=thank-you", "FOLLOWUP_PHASE=opens"]
    let entry = try await eventually("the entry has arrived", within: .seconds(60)) {
      try await entries(matches).first
    }
    #expect(entry["FOLLOWUP_APPLICATION"] == "acme")
    #expect(entry["_UID"] == String(Container.userID))
    #expect(entry["_HOSTNAME"] != nil && entry["_MACHINE_ID"] != nil)
    let all = try await entries([])
    for entry in all {
      #expect(!entry.text.contains("acme.example"), "\(entry.text)")
      #expect(!entry.text.contains("Acme Corp."), "\(entry.text)")
    }
    #expect(try await entries(["FOLLOWUP_PHASE=late"]).isEmpty)
    #expect(try await entries(["_UID=1"]).isEmpty)
  }

  /// The entries of all daemons that have arrived, by more matches.
  private func entries(_ matches: [String]) async throws -> [Entry] {
    let arguments = ["--directory", Self.folder, "-t", "followupd", "-o", "json", "--quiet"]
    let output = try await container.run("journalctl", arguments + matches, as: .root)
    return try output.lines.map { try Entry($0) }
  }

  /// The other host: a network of its own, with one cable to the first.
  private func startReceiver() async throws {
    try await container.runSuccessfully("mkdir", [Self.folder], as: .root)
    try await container.runSuccessfully(
      "systemd-run",
      [
        "--quiet", "--unit=receiver", "--property=PrivateNetwork=yes",
        "/usr/lib/systemd/systemd-journal-remote", "--listen-http=0.0.0.0:19532",
        "--output=\(Self.folder)/",
      ], as: .root)
    let shown = try await container.runSuccessfully(
      "systemctl", ["show", "--value", "-p", "MainPID", "receiver.service"], as: .root)
    let receiver = try #require(shown.lines.first)
    let script = """
      set -eu
      ip link add office type veth peer name office-peer netns "$1"
      ip address add 10.77.0.1/24 dev office
      ip link set office up
      nsenter --target "$1" --net ip address add \(Self.address)/24 dev office-peer
      nsenter --target "$1" --net ip link set office-peer up
      """
    try await container.runSuccessfully("sh", ["-c", script, "sh", receiver], as: .root)
  }

  private func startSender() async throws {
    try await container.runSuccessfully(
      "systemd-run",
      [
        "--quiet", "--unit=sender", "--property=Restart=always", "--property=RestartSec=1",
        "/usr/lib/systemd/systemd-journal-upload", "--save-state=/run/sender",
        "--url=http://\(Self.address):19532",
      ], as: .root)
  }
}
