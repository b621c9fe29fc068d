import Glibc
import TestSupport
import Testing

@Suite("A desktop that comes and goes", .requires(.desktop), .serialized)
struct UnsteadyDesktopTests {
  /// As many as are one notification, which has a line for each.
  private let many = 4

  /// How often each call was shown.
  private func counts(_ calls: RecentCalls, in texts: [String]) -> [Int] {
    let lines = texts.flatMap { $0.split(separator: "\n") }
    return calls.names.map { name in
      lines.count { line in [" – ", ": ", ", "].contains { line.hasPrefix(name + $0) } }
    }
  }

  private func awaitShown(_ calls: RecentCalls, on server: NotificationServer) async throws {
    try await eventually("\(calls.names) on the desktop") {
      counts(calls, in: server.texts).contains(0) ? nil : ()
    }
  }

  /// Shows one more call, after which nothing that was to be shown before can be still to come.
  private func settle(
    _ name: String, on server: NotificationServer, of workspace: Workspace
  ) async throws {
    let last = try await RecentCalls(1, on: name)
    try await workspace.receive(last)
    try await awaitShown(last, on: server)
    try await workspace.awaitDesktop("notifications are shown")
  }

  @Test("No bus at log-in, then one without a server, then a server: each is shown once")
  func allComeLater() async throws {
    try await Desktop.openWithoutBus { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await workspace.withDaemon { _ in
          let calls = try await RecentCalls(many)
          try await workspace.receive(calls)
          try await workspace.awaitEvents("reminder.delivered", count: many)
          try await desktop.withBus { _ in
            try await workspace.awaitDesktop("no notification server at present, \(many) waiting")
            try await desktop.withNotificationServer { server in
              try await awaitShown(calls, on: server)
              try await settle("last", on: server, of: workspace)
              #expect(counts(calls, in: server.texts).allSatisfy { $0 == 1 })
            }
          }
        }
      }
    }
  }

  /// A daemon, and a server that stands still after it was sent `calls`.
  private func withStoppedServer(
    on desktop: Desktop, in workspace: Workspace, sent calls: RecentCalls,
    _ body: (NotificationServer) async throws -> Void
  ) async throws {
    try await desktop.withNotificationServer { server in
      // What it can do is known from then on.
      try await settle("before-\(calls.names[0])", on: server, of: workspace)
      try await server.closeAll()
      server.process.send(signal: SIGSTOP)
      // What is stopped cannot end in order.
      defer { server.process.send(signal: SIGKILL) }
      try await workspace.receive(calls)
      let waiting = "notifications are shown, \(calls.names.count) waiting"
      try await workspace.awaitDesktop(waiting)
      try await body(server)
    }
  }

  private func withDesktop(
    _ body: (Desktop, Workspace, RunningProcess) async throws -> Void
  ) async throws {
    try await Desktop.openWithoutBus { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await workspace.withDaemon { daemon in try await body(desktop, workspace, daemon) }
      }
    }
  }

  @Test("A server that stood still and goes on shows what it was sent, once")
  func serverGoesOn() async throws {
    try await withDesktop { desktop, workspace, _ in
      try await desktop.withBus { _ in
        let calls = try await RecentCalls(many)
        try await withStoppedServer(on: desktop, in: workspace, sent: calls) { server in
          let more = try await RecentCalls(many, on: "more")
          try await workspace.receive(more)
          try await workspace.awaitDesktop("notifications are shown, \(2 * many) waiting")
          server.process.send(signal: SIGCONT)
          try await awaitShown(calls, on: server)
          try await awaitShown(more, on: server)
          try await settle("last", on: server, of: workspace)
          #expect(counts(calls, in: server.texts).allSatisfy { $0 == 1 })
          #expect(counts(more, in: server.texts).allSatisfy { $0 == 1 })
        }
      }
    }
  }

  @Test("What was done while the server stood still goes from the screen as soon as it is there")
  func doneMeanwhile() async throws {
    try await withDesktop { desktop, workspace, _ in
      try await desktop.withBus { _ in
        let calls = try await RecentCalls(1)
        try await withStoppedServer(on: desktop, in: workspace, sent: calls) { server in
          try await workspace.followupctl("sent", calls.names[0], "thank-you")
          server.process.send(signal: SIGCONT)
          try await awaitShown(calls, on: server)
          try await server.displays(0)
          let history = try await server.history()
          #expect(history.first?.summary == "\(calls.names[0]) – thank-you")
        }
      }
    }
  }

  @Test("What a server that was killed had not confirmed is shown by the next one, once")
  func serverKilled() async throws {
    try await withDesktop { desktop, workspace, _ in
      try await desktop.withBus { _ in
        let calls = try await RecentCalls(many)
        try await withStoppedServer(on: desktop, in: workspace, sent: calls) { server in
          #expect(server.texts.count == 1)
        }
        try await workspace.awaitDesktop("no notification server at present, \(many) waiting")
        try await desktop.withNotificationServer { server in
          try await awaitShown(calls, on: server)
          try await settle("last", on: server, of: workspace)
          #expect(counts(calls, in: server.texts).allSatisfy { $0 == 1 })
        }
      }
    }
  }

  @Test("The bus killed with notifications under way, three times: the next one gets them, once")
  func busKilled() async throws {
    try await withDesktop { desktop, workspace, _ in
      for round in 1...3 {
        let calls = try await RecentCalls(many, on: "round-\(round)")
        try await desktop.withBus { bus in
          try await withStoppedServer(on: desktop, in: workspace, sent: calls) { _ in
            bus.send(signal: SIGKILL)
            try await workspace.awaitDesktop("no session bus")
          }
        }
        try await showAfterwards(calls, on: desktop, in: workspace)
      }
    }
  }

  @Test("The bus killed and back while the daemon stands still: it finds the new one")
  func busKilledUnseen() async throws {
    try await withDesktop { desktop, workspace, daemon in
      for round in 1...3 {
        let calls = try await RecentCalls(many, on: "round-\(round)")
        try await desktop.withBus { bus in
          try await withStoppedServer(on: desktop, in: workspace, sent: calls) { _ in
            daemon.send(signal: SIGSTOP)
            bus.send(signal: SIGKILL)
          }
        }
        try await showAfterwards(calls, on: desktop, in: workspace) {
          daemon.send(signal: SIGCONT)
        }
      }
    }
  }

  /// Brings the bus back, on which a server shows what waits, and where a choice still counts.
  private func showAfterwards(
    _ calls: RecentCalls, on desktop: Desktop, in workspace: Workspace, then: () -> Void = {}
  ) async throws {
    try await desktop.withBus { _ in
      try await desktop.withNotificationServer { server in
        then()
        try await awaitShown(calls, on: server)
        try await server.closeAll()
        let name = "last-\(calls.names[0])"
        try await settle(name, on: server, of: workspace)
        #expect(counts(calls, in: server.texts).allSatisfy { $0 == 1 })
        try await server.choose("Sent")
        try await eventually("\(name) is recorded as sent") {
          let log = try await workspace.run(["log", "\(name)-1", "--json"]).stdout
          return log.contains("touch.sent") ? () : nil
        }
      }
    }
  }

  @Test(
    "The server restarted ten times while reminders come due: each is shown, and again only once")
  func serverRestarted() async throws {
    try await withDesktop { desktop, workspace, _ in
      try await desktop.withBus { _ in
        var rounds: [RecentCalls] = []
        var texts: [[String]] = []
        for round in 1...10 {
          let calls = try await RecentCalls(1, on: "round-\(round)")
          rounds.append(calls)
          try await desktop.withNotificationServer { server in
            try await workspace.receive(calls)
            if round.isMultiple(of: 2) {
              try await awaitShown(calls, on: server)
              try await workspace.awaitDesktop("notifications are shown")
            }
            server.process.send(signal: SIGKILL)
            _ = try await server.process.end()
            texts.append(server.texts)
          }
        }
        try await desktop.withNotificationServer { server in
          try await settle("last", on: server, of: workspace)
          texts.append(server.texts)
        }
        for (index, calls) in rounds.enumerated() {
          let counts = texts.map { self.counts(calls, in: $0)[0] }
          #expect(counts.contains(1) && counts.allSatisfy { $0 <= 1 }, "\(texts)")
          // The second server from then on has confirmed it, and the second after that has told it again.
          #expect(counts.dropFirst(index + 5).allSatisfy { $0 == 0 }, "\(texts)")
        }
      }
    }
  }
}

extension Workspace {
  /// Waits until `status` says this of the desktop, and no more.
  fileprivate func awaitDesktop(_ summary: String) async throws {
    try await eventually("\"\(summary)\" of the desktop") {
      let status = try await run(["status", "--json"]).stdout
      let quoted = "\"desktop\":\"\(summary)"
      return status.contains(summary == "no session bus" ? quoted : quoted + "\"") ? () : nil
    }
  }
}
