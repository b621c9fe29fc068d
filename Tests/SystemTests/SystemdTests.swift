import TestSupport
import Testing

/// What differs between the versions of systemd. `make systemd-test` runs it under several; a part that
/// the container's systemd does not have yet is passed over.
@Suite("varlinkctl", .requires(.container), .serialized, .inContainer())
struct VarlinkctlTests {
  private static let interface = "io.followup.Control"
  private static let socket = "/run/user/\(Container.userID)/followup/\(interface)"
  let container: Container

  init() async throws {
    container = try #require(Container.current)
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.followupctl("status")
  }

  /// How varlinkctl ends; nil if the container has none.
  private func varlinkctl(_ words: String...) async throws -> Output? {
    guard try await container.has("varlinkctl") else { return nil }
    return try await container.run("varlinkctl", words)
  }

  @Test(
    "The service and its interface are introspected",
    arguments: [
      (["info", socket], "Product: followupd"),
      (["list-interfaces", socket], interface),
      (["introspect", socket, interface], "method Monitor("),
    ])
  func introspection(words: [String], expected: String) async throws {
    guard try await container.has("varlinkctl") else { return }
    let said = try await container.runSuccessfully("varlinkctl", words)
    #expect(said.stdout.contains(expected), "\(said)")
  }

  @Test(
    "A method is called, with parameters as an argument and from standard input",
    arguments: [
      (["{}"], ""), ([], "{}"),
    ])
  func call(parameters: [String], input: String) async throws {
    guard try await container.has("varlinkctl") else { return }
    let words = ["call", Self.socket, "\(Self.interface).ListEvents"] + parameters
    let said = try await container.runSuccessfully("varlinkctl", words, input: input)
    #expect(said.stdout.contains("events"), "\(said)")
  }

  @Test("An error is told by its name, and ends varlinkctl with 1")
  func errors() async throws {
    guard
      let said = try await varlinkctl(
        "call", Self.socket, "\(Self.interface).ListFollowUps", #"{"application":"nobody"}"#)
    else { return }
    #expect(said.status == .exited(1))
    #expect(said.stderr.contains("\(Self.interface).UnknownApplication"), "\(said)")
  }

  @Test("With more, a monitor is told the state first")
  func more() async throws {
    guard try await container.has("varlinkctl") else { return }
    let words = ["--more", "call", Self.socket, "\(Self.interface).Monitor", "{}"]
    try await withProcess(container.command("varlinkctl", words)) { monitor in
      _ = try await monitor.line(containing: "followUps")
    }
  }

  @Test("The registry of systemd 260 and later lists the interface")
  func registry() async throws {
    guard let help = try await varlinkctl("--help"), help.stdout.contains("list-registry") else {
      return
    }
    let said = try #require(try await varlinkctl("--user", "list-registry"))
    #expect(said.stdout.contains(Self.interface), "\(said)")
  }
}

@Suite("A soft reboot", .requires(.container), .inContainer())
struct SoftRebootTests {
  @Test("The log is whole after it, and nothing is told twice")
  func softReboot() async throws {
    let container = try #require(Container.current)
    let help = try await container.run("systemctl", ["--help"])
    guard help.stdout.contains("soft-reboot") else { return }
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.recordCallThatEnds("acme")
    _ = try await container.awaitEntry(["FOLLOWUP_APPLICATION=acme"])
    let before = try await container.runSuccessfully("cat", ["/proc/sys/kernel/random/boot_id"])
    _ = try await container.run("systemctl", ["soft-reboot"], as: .root)
    // Some versions do not start the managers of those who linger again.
    try await eventually("the user's manager is back", within: .seconds(60)) {
      let start = try await container.run(
        "systemctl", ["start", "user@\(Container.userID).service"], as: .root)
      let started = try await container.run(
        "systemctl", ["--user", "start", "followupd.socket"])
      let count = try await container.run(
        "systemctl", ["show", "--value", "-p", "SoftRebootsCount"], as: .root)
      return start.succeeded && started.succeeded && count.lines != ["0"] ? () : nil
    }
    let after = try await container.runSuccessfully("cat", ["/proc/sys/kernel/random/boot_id"])
    #expect(before.stdout == after.stdout)
    let verified = try await container.followupctl("log", "--verify")
    #expect(verified.stdout.contains("The log is whole"))
    try await container.followupctl("next", "acme")
    #expect(try await container.review(["FOLLOWUP_APPLICATION=acme"]).count == 1)
  }
}
