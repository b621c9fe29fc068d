import SystemPackage
import TestSupport
import Testing

@Suite("The units", .requires(.container), .serialized, .inContainer())
struct UnitTests {
  private static let runtime = "/run/user/\(Container.userID)"
  let container: Container

  init() async throws {
    container = try #require(Container.current)
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.followupctl("status")
  }

  @Test("A start leaves nothing of the sandbox in the journal")
  func silentStart() async throws {
    try await container.runSuccessfully(
      "systemctl", ["--user", "restart", "followupd.socket", "followupd.service"])
    try await container.followupctl("status")
    try await container.runSuccessfully("journalctl", ["--sync"], as: .root)
    let output = try await container.runSuccessfully(
      "journalctl", ["--user", "--priority=notice", "--quiet", "-o", "cat"])
    #expect(!output.stdout.contains("namespace"), "\(output)")
  }

  @Test("The folders that are opened for writing are made before each start, for the user alone")
  func folders() async throws {
    let remove = ["-c", "rm -rf .local/share/followup .local/state/followup"]
    try await container.runSuccessfully("sh", remove)
    try await container.runSuccessfully("systemctl", ["--user", "restart", "followupd.service"])
    for folder in [".local", ".local/share/followup/events", ".local/state/followup"] {
      let mode = try await container.runSuccessfully("stat", ["--format=%a", folder])
      #expect(mode.stdout == "700\n", "\(folder)")
    }
  }

  @Test("The interface is in the registry for as long as the socket is there")
  func registry() async throws {
    let link = "\(Self.runtime)/varlink/registry/io.followup.Control"
    let target = try await container.runSuccessfully("realpath", [link])
    #expect(target.stdout == "\(Self.runtime)/followup/io.followup.Control\n")
    try await container.runSuccessfully("systemctl", ["--user", "stop", "followupd.socket"])
    let left = try await container.run("test", ["-L", link])
    #expect(!left.succeeded)
  }

  @Test(
    "Keys are out of the service's sight", arguments: [".ssh", ".gnupg", ".local/share/keyrings"])
  func keys(folder: String) async throws {
    try await container.runSuccessfully(
      "sh", ["-c", "mkdir -p \(folder) && touch \(folder)/secret"])
    try await container.runSuccessfully("systemctl", ["--user", "restart", "followupd.service"])
    let pid = try await container.property("MainPID")
    let secret = "\(Container.home)/\(folder)/secret"
    let seen = try await container.run("test", ["-e", "/proc/\(pid)/root\(secret)"], as: .root)
    #expect(!seen.succeeded)
    try await container.runSuccessfully("test", ["-e", secret], as: .root)
  }

  @Test("systemctl status tells how many applications there are, and what is next")
  func statusText() async throws {
    let before = try await container.property("StatusText")
    try await container.followupctl("add", "counted", "--company", "Counted Ltd.")
    let after = try await container.property("StatusText")
    #expect(before == "0 applications" && after.hasPrefix("1 application"), "\(before), \(after)")
  }

  @Test("The unit of a notification's draft opens a mail program, which may stay")
  func draft() async throws {
    let folder = "\(Container.home)/bin"
    let program = """
      #!/bin/sh
      printf '%s\\n' "$#" "$1" > ~/opened
      sleep 1000 > /dev/null 2>&1 &
      echo $! > ~/stays

      """
    try await container.runSuccessfully(
      "sh", ["-c", "mkdir -p bin && cat > bin/xdg-open && chmod +x bin/xdg-open"], input: program)
    try await container.runSuccessfully(
      "systemctl", ["--user", "set-environment", "PATH=\(folder):/usr/bin:/bin"])
    // At night it would wait for the morning.
    try await container.configure()
    try await container.recordCallThatEnds("drafted")
    _ = try await container.awaitEntry(["FOLLOWUP_APPLICATION=drafted"])
    let name = try await container.runSuccessfully(
      "systemd-escape",
      ["--template=followup-draft@.service", "drafted/thank-you/--to=jo-doe"])
    try await container.runSuccessfully("systemctl", ["--user", "start", name.lines[0]])
    let opened = try await container.runSuccessfully("cat", ["opened"])
    #expect(opened.lines.count == 2 && opened.lines[0] == "1", "\(opened)")
    #expect(opened.lines[1].hasPrefix("mailto:jo@acme.example?subject=Thank%20you"), "\(opened)")
    try await container.runSuccessfully("sh", ["-c", "kill \"$(cat stays)\""])
    try await container.runSuccessfully("systemctl", ["--user", "unset-environment", "PATH"])
  }

  @Test(
    "Without lingering, status says that the daemon ends with the last session, and what keeps it")
  func lingering() async throws {
    let advice = "loginctl enable-linger keeps it"
    let mark = "/var/lib/systemd/linger/\(Container.user)"
    #expect(try await !container.followupctl("status").stdout.contains(advice))
    try await container.runSuccessfully("mv", [mark, "/root/"], as: .root)
    #expect(try await container.followupctl("status").stdout.contains(advice))
    try await container.runSuccessfully("mv", ["/root/\(Container.user)", mark], as: .root)
  }
}
