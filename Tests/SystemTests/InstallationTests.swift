import TestSupport
import Testing

@Suite("An installation", .requires(.container), .inContainer())
struct InstallationTests {
  let container: Container

  /// Each test runs beside two notification servers of one name, as other packages install them, of
  /// which one fails: what else a machine has is no fault of ours.
  init() async throws {
    container = try #require(Container.current)
    let script = """
      cd /etc/systemd/user
      mkdir -p basic.target.wants
      for server in one another; do
        printf '[Service]\\nType=dbus\\nBusName=org.freedesktop.Notifications\\nExecStart=/bin/false\\n' \
          > $server-notification-server.service
        ln -sf ../$server-notification-server.service basic.target.wants/
      done
      """
    try await container.runSuccessfully("sh", ["-ec", script], as: .root)
    try await container.runSuccessfully("systemctl", ["--user", "daemon-reload"])
    _ = try await container.run("systemctl", ["--user", "start", "basic.target"])
  }

  @Test("The user's service manager is up, and nothing of ours failed")
  func userManager() async throws {
    let state = try await container.run("systemctl", ["--user", "is-system-running", "--wait"])
    #expect(["running\n", "degraded\n"].contains(state.stdout), "\(state)")
    let failed = try await container.run(
      "systemctl", ["--user", "list-units", "--failed", "--all", "--no-legend", "followupd.*"])
    #expect(failed.stdout == "", "\(failed)")
  }

  @Test("The installed units verify silently")
  func verify() async throws {
    let units = [
      "followupd.service", "followupd.socket", "followupd-folders.service",
      "followup-draft@acme.service",
    ]
    let output = try await container.run(
      "systemd-analyze", ["--user", "--recursive-errors=no", "verify"] + units)
    #expect(output.succeeded, "\(output)")
    let lines = (output.stdout + output.stderr).split(separator: "\n")
    #expect(lines.filter { $0.contains("followup") } == [])
  }

  @Test("The service's exposure is at most 1.5")
  func exposure() async throws {
    let output = try await container.run(
      "systemd-analyze", ["--user", "--threshold=15", "security", "followupd.service"])
    #expect(output.succeeded, "\(output)")
  }

  @Test("The catalog explains our entries")
  func catalog() async throws {
    let output = try await container.runSuccessfully("journalctl", ["--list-catalog"])
    #expect(output.lines.filter { $0.contains("followupd: ") }.count == 10, "\(output)")
  }

  @Test("The manual pages are found", arguments: ["followupctl", "followupd"])
  func manual(page: String) async throws {
    let output = try await container.run("man", ["--where", page])
    #expect(output.stdout.contains("/usr/local/"), "\(output)")
  }
}
