import SystemPackage
import TestSupport
import Testing

/// The calls that a command makes of the daemon, as the kernel sees them.
@Suite("One call a command", .requires(.programs(["strace"])))
struct OneCallTests {
  /// Runs followupctl under strace.
  ///
  /// - Returns: what it returned, and the methods that it called.
  private func traced(
    _ workspace: Workspace, _ arguments: [String], injecting fault: String? = nil
  ) async throws -> (output: Output, methods: [String]) {
    let trace = workspace.folder.appending("trace")
    let inject = fault.map { ["-e", "inject=\($0)"] } ?? []
    let output = try await run(
      "strace",
      ["-f", "-s", "200", "-e", "trace=sendto,write", "-o", trace.string] + inject
        + [Programs.followupctl.string] + arguments,
      environment: .only(workspace.environment))
    let prefix = "io.followup.Control."
    let methods = try trace.text().split(separator: "\n").compactMap { line -> String? in
      guard line.contains("sendto("), let start = line.firstRange(of: prefix)?.upperBound else {
        return nil
      }
      return String(line[start...].prefix { $0.isLetter })
    }
    return (output, methods)
  }

  @Test func `Each command calls one method, once`() async throws {
    let commands: [([String], String)] = [
      (["add", "bolt", "--company", "Bolt", "--at", "yesterday 9:00"], "Record"),
      (["heard", "acme", "--at", "2h ago"], "Record"),
      (["interview", "acme", "phone", "--at", "tomorrow 9:00"], "Record"),
      (["expect", "acme", "--by", "fri"], "Record"), (["undo"], "Undo"),
      (["skip", "acme", "check-in"], "Skip"), (["allow-mail"], "AllowMail"),
      (["next"], "ListFollowUps"),
      (["next", "acme", "--as-of", "fri 9:00"], "ListFollowUps"), (["list"], "ListApplications"),
      (["show", "acme"], "ListApplications"), (["why", "acme"], "Explain"),
      (["check", "acme", "check-in", "--at", "fri 9:00"], "Check"), (["log"], "ListEvents"),
      (["status"], "GetStatus"), (["figures"], "GetFigures"),
      (["timeline", "acme"], "ListTimelines"),
    ]
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl(
          "add", "acme", "--company", "Acme", "--zone", "America/New_York", "--at", "30 days ago")
        for (arguments, method) in commands {
          let (output, methods) = try await traced(workspace, arguments)
          #expect(methods == [method], "\(arguments): \(output)")
        }
      }
    }
  }

  @Test func `What was recorded ends with 0, though the connection fails afterwards`() async throws
  {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme")
        let (output, methods) = try await traced(
          workspace, ["mistake", "acme", "a typo"], injecting: "sendto:error=EPIPE:when=2+")
        #expect(output.succeeded, "\(output)")
        #expect(output.stdout.hasPrefix("Recorded for acme: mistake: a typo"))
        #expect(methods == ["Record"])
        try await workspace.awaitEvents("mistake.noted")
      }
    }
  }

  @Test func `What was recorded is said to be, where the answer cannot be written`() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme")
        let (output, _) = try await traced(
          workspace, ["mistake", "acme", "a typo"], injecting: "write:error=ENOSPC:when=1")
        #expect(output.status == .exited(1), "\(output)")
        #expect(output.stderr.contains("It is done and recorded. The answer cannot be written"))
        try await workspace.awaitEvents("mistake.noted")
      }
    }
  }
}
