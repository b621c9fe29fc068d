import TestSupport
import Testing

@Suite("An installation", .requires(.container), .inContainer())
struct InstallationTests {
  let container: Container

  init() throws {
    container = try #require(Container.current)
  }

  @Test("The user's service manager is up, and nothing failed")
  func userManager() async throws {
    let state = try await container.run("systemctl", ["--user", "is-system-running"])
    #expect(state.stdout == "running\n", "\(state)")
  }

  @Test("The installed units verify silently")
  func verify() async throws {
    let units = ["followupd.service", "followupd.socket"]
    let output = try await container.run("systemd-analyze", ["--user", "verify"] + units)
    #expect(output.succeeded)
    #expect(output.stdout + output.stderr == "")
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
    #expect(output.lines.filter { $0.contains("followupd: ") }.count == 9, "\(output)")
  }

  @Test("The manual pages are found", arguments: ["followupctl", "followupd"])
  func manual(page: String) async throws {
    let output = try await container.run("man", ["--where", page])
    #expect(output.stdout.contains("/usr/local/"), "\(output)")
  }
}
