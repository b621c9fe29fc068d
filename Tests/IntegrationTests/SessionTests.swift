import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("The two programs together")
struct SessionTests {
  /// Records an application with a first call in New York that ended on Friday, 20 November 2026.
  private func recordCall(_ workspace: Workspace) async throws {
    try await workspace.followupctl(
      "add", "acme", "--company", "Acme Corp.", "--zone", "America/New_York", "--channel", "email",
      "--at", "2026-11-10 10:00")
    try await workspace.followupctl(
      "contact", "acme", "Jo Doe <jo@acme.example>", "--may", "email", "--may", "phone", "--at",
      "2026-11-10 10:00")
    try await workspace.followupctl(
      "interview", "acme", "phone", "--at", "2026-11-20 14:00", "--duration", "1h", "--with", "jo")
  }

  @Test("A worked example of the policy comes out of next")
  func next() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await recordCall(workspace)
        let next = try await workspace.followupctl(
          "next", "acme", "--as-of", "2026-11-22 12:00", "--json"
        ).stdout
        #expect(
          next.contains(#""opens":"2026-11-25T14:00:00Z","closes":"2026-11-27T22:00:00Z""#),
          "\(next)")
      }
    }
  }

  @Test(
    "check says so by its status, with a reason",
    arguments: [
      ("email", "2026-11-25 10:00", Int32(0), "Allowed"),
      ("email", "2026-11-24 10:00", 3, "Not yet"),
      ("phone", "2026-11-25 10:00", 4, "stated-channel"),
    ])
  func check(channel: String, at: String, status: Int32, words: String) async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await recordCall(workspace)
        let answer = try await workspace.run(
          ["check", "acme", "check-in", "--via", channel, "--at", at])
        #expect(answer.status == .exited(status))
        #expect(answer.stdout.contains(words), "\(answer)")
      }
    }
  }

  @Test("Killed at any time, the daemon comes again with the same answers")
  func killed() async throws {
    try await Workspace.open { workspace in
      let question = ["next", "acme", "--as-of", "2026-11-22 12:00", "--json"]
      let before = try await workspace.withDaemon { daemon in
        try await recordCall(workspace)
        let answer = try await workspace.run(question)
        daemon.send(signal: SIGKILL)
        _ = try await daemon.end()
        return answer
      }
      let after = try await workspace.withDaemon { _ in try await workspace.run(question) }
      #expect(before.succeeded)
      #expect(before.stdout == after.stdout)
      let verified = try await workspace.run(["log", "--verify"])
      #expect(verified.succeeded, "\(verified)")
    }
  }

  /// Sends calls to a socket, each over a connection of its own that it then says is all, and prints
  /// the answers.
  private static let finished = """
    import socket, sys
    for number in range(20):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(sys.argv[1])
            client.sendall(sys.argv[2].replace("NAME", f"a{number}").encode() + b"\\0")
            client.shutdown(socket.SHUT_WR)
            print(client.makefile("rb").read())
    """

  @Test("A client that has said all is answered what it recorded", .requires(.python))
  func finishedClient() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        let call =
          #"{"method":"io.followup.Control.Record","parameters":{"events":[{"application":"NAME","#
          + #""kind":"application.added","company":"Acme Corp."}]}}"#
        let answers = try await runPython(Self.finished, [workspace.socket.string, call]).lines
        #expect(answers.count { $0.contains(#""kind":"application.added""#) } == 20, "\(answers)")
      }
    }
  }

  @Test("SIGTERM ends the daemon with 0, and the socket is gone")
  func terminated() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { daemon in
        daemon.send(signal: SIGTERM)
        let end = try await daemon.end()
        #expect(end == .exited(0))
        #expect(!workspace.socket.exists)
      }
      let unreachable = try await workspace.run(["list"])
      #expect(unreachable.status == .exited(69))
      #expect(unreachable.stderr.contains("systemctl --user start followupd.socket"))
    }
  }

  @Test("With its three options, the daemon touches nothing else")
  func touchesNothingElse() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in try await recordCall(workspace) }
      #expect(workspace.folder.names.sorted() == ["events", "followup.toml", "holidays", "logs"])
    }
  }
}
