import TestSupport
import Testing

@Suite("A desktop of a test's own", .requires(.desktop, .programs(["notify-send"])))
struct DesktopTests {
  @Test("A notification is shown, chosen from and remembered")
  func notification() async throws {
    try await Desktop.open { desktop in
      try await desktop.withNotificationServer { server in
        let send = Command(
          "notify-send",
          ["--wait", "-A", "sent=Sent", "-A", "snooze=Snooze", "-A", "default=Why", "Acme", "a<b"],
          environment: .inherited(desktop.environment.mapValues(Optional.some)))
        try await withProcess(send) { sender in
          try await server.shows("Acme")
          let displayed = try await server.displayedCount()
          #expect(displayed == 1)
          try await server.choose("Snooze")
          try await sender.line(containing: "snooze")
        }
        let displayed = try await server.displayedCount()
        #expect(displayed == 0)
        let history = try await server.history()
        #expect(history.map(\.summary) == ["Acme"])
        #expect(history.map(\.body) == ["a<b"])
      }
    }
  }

  @Test("A notification server may die and come again on the same desktop")
  func restart() async throws {
    try await Desktop.open { desktop in
      for _ in 1...2 {
        try await desktop.withNotificationServer { server in
          let displayed = try await server.displayedCount()
          #expect(displayed == 0)
        }
      }
    }
  }
}
