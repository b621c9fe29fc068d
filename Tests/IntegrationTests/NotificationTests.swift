import Glibc
import JSON
import TestSupport
import Testing

@Suite("Reminders on the desktop", .requires(.desktop), .serialized)
struct NotificationTests {
  /// A daemon on a desktop with a notification server, and a reminder on the screen.
  private func withReminder(
    _ body: (Workspace, NotificationServer) async throws -> Void
  ) async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await desktop.withNotificationServer { server in
          try await workspace.withDaemon { _ in
            try await workspace.recordCallThatEnds("acme")
            try await server.shows("acme – thank-you")
            try await body(workspace, server)
          }
        }
      }
    }
  }

  @Test("A window that opens is shown, with whom to write to and until when, and no address")
  func shown() async throws {
    try await withReminder { workspace, server in
      try await workspace.awaitEvents("reminder.delivered")
      try await server.closeAll()
      let history = try await server.history()
      #expect(history.map(\.summary) == ["acme – thank-you"])
      #expect(history.first?.application == "followup")
      let body = history.first?.body ?? ""
      #expect(
        body.hasPrefix("Until ") && body.contains("To Jo Doe by email, Acme Corp."), "\(body)")
      #expect(body.hasSuffix("followupctl sent acme thank-you"), "dunst has no buttons to click")
      #expect(history.first?.body.contains("jo@acme.example") == false)
    }
  }

  /// Servers differ in what they take for a hint: of one that is a variant within a variant, some
  /// refuse the notification, and some show none.
  @Test("On the bus, a notification has the protocol's types, its urgency a byte")
  func types() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        let monitor = Command(
          "busctl",
          ["--user", "--json=short", "monitor", "--match=type='method_call',member='Notify'"],
          environment: .inherited(desktop.environment.mapValues(Optional.some)))
        try await withProcess(monitor) { monitor in
          try await monitor.line(containing: "Monitoring bus")
          try await desktop.withNotificationServer { server in
            try await workspace.withDaemon { _ in
              try await workspace.recordCallThatEnds("acme")
              try await server.shows("acme – thank-you")
            }
          }
          let line = try await monitor.line(containing: "\"Notify\"")
          let payload = try JSONReader.parse(Array(line.utf8))["payload"]
          #expect(payload?["type"]?.stringValue == "susssasa{sv}i")
          let hints = payload?["data"]?.arrayValue?[6]
          #expect(hints?["urgency"] == ["type": "y", "data": 1])
          #expect(hints?["desktop-entry"] == ["type": "s", "data": "io.followup.Followup"])
        }
      }
    }
  }

  @Test("\"Sent\" records that it was sent, and the notification goes")
  func sent() async throws {
    try await withReminder { workspace, server in
      try await server.choose("Sent")
      try await workspace.awaitEvents("touch.sent")
      let displayed = try await server.displayedCount()
      #expect(displayed == 0)
    }
  }

  @Test("\"Draft\" asks the service manager for one, and a card stays that can say \"Sent\"")
  func draft() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        let monitor = Command(
          "busctl",
          ["--user", "--json=short", "monitor", "--match=type='method_call',member='StartUnit'"],
          environment: .inherited(desktop.environment.mapValues(Optional.some)))
        try await withProcess(monitor) { monitor in
          try await monitor.line(containing: "Monitoring bus")
          try await desktop.withNotificationServer { server in
            try await workspace.withDaemon { daemon in
              try await workspace.recordCallThatEnds("acme")
              try await server.shows("acme – thank-you")
              try await server.choose("Draft")
              let line = try await monitor.line(containing: "\"StartUnit\"")
              let call = try JSONReader.parse(Array(line.utf8))
              #expect(call["destination"]?.stringValue == "org.freedesktop.systemd1")
              let unit = #"followup-draft@acme-thank\x2dyou-\x2d\x2dto\x3djo\x2ddoe.service"#
              #expect(call["payload"]?["data"] == [.string(unit), "replace"])
              // There is no service manager on this bus.
              try await daemon.line(containing: "No draft was opened: nobody answers")
              try await server.choose("Sent")
              try await workspace.awaitEvents("touch.sent")
            }
          }
        }
      }
    }
  }

  @Test("\"Snooze\" puts the reminder off, and the notification goes")
  func snooze() async throws {
    try await withReminder { workspace, server in
      try await server.choose("Snooze")
      try await workspace.awaitEvents("reminder.snoozed")
      let displayed = try await server.displayedCount()
      #expect(displayed == 0)
      let check = try await workspace.run(["check", "acme", "thank-you"])
      #expect(check.succeeded, "Snoozing moves reminders, never what is allowed.")
    }
  }

  @Test("snooze in the shell takes the notification down, as its own button does")
  func snoozedInTheShell() async throws {
    try await withReminder { workspace, server in
      try await workspace.awaitEvents("reminder.delivered")
      try await workspace.followupctl("snooze", "acme", "thank-you", "--for", "2h")
      try await server.displays(0)
    }
  }

  @Test("A click says why, and records nothing")
  func why() async throws {
    try await withReminder { workspace, server in
      try await workspace.awaitEvents("reminder.delivered")
      let before = try await workspace.followupctl("log", "--json").stdout
      try await server.click()
      try await server.shows("acme – thank-you")
      try await server.closeAll()
      let history = try await server.history()
      #expect(history.first?.body.contains("stage-window") == true, "\(history)")
      let after = try await workspace.followupctl("log", "--json").stdout
      #expect(before == after)
    }
  }

  @Test("Without a server at log-in a notification waits for one, and is shown once")
  func serverComesLater() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await workspace.withDaemon { _ in
          try await workspace.recordCallThatEnds("acme")
          try await workspace.awaitEvents("reminder.delivered")
          try await desktop.withNotificationServer { server in
            try await server.shows("acme – thank-you")
            try await server.closeAll()
            let history = try await server.history()
            #expect(history.count == 1)
          }
        }
      }
    }
  }

  @Test("What a dead server had shown unread, and what opens meanwhile, is shown by the next one")
  func serverDies() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await workspace.withDaemon { _ in
          try await desktop.withNotificationServer { server in
            try await workspace.recordCallThatEnds("acme")
            try await server.shows("acme – thank-you")
            server.process.send(signal: SIGKILL)
            _ = try await server.process.end()
          }
          try await workspace.recordCallThatEnds("bloom")
          try await workspace.awaitEvents("reminder.delivered", count: 2)
          try await desktop.withNotificationServer { server in
            try await server.shows("acme – thank-you")
            try await server.shows("bloom – thank-you")
            try await workspace.followupctl("sent", "acme", "thank-you")
            try await server.displays(1)
            try await server.choose("Sent")
            try await workspace.awaitEvents("touch.sent", count: 2)
          }
        }
      }
    }
  }

  @Test("Ended in order, the daemon takes its card down, and the next one shows it again")
  func ended() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await desktop.withNotificationServer { server in
          try await workspace.withDaemon { _ in
            try await workspace.recordCallThatEnds("acme")
            try await server.shows("acme – thank-you")
            try await workspace.awaitEvents("reminder.delivered")
          }
          try await server.displays(0)
          try await workspace.withDaemon { _ in
            try await server.displays(1)
            try await server.choose("Sent")
            try await workspace.awaitEvents("touch.sent")
          }
        }
      }
    }
  }

  @Test(
    "Killed after the reminder, the daemon comes again, tells nothing twice, and knows the card")
  func killed() async throws {
    try await Desktop.open { desktop in
      try await Workspace.open(desktop: desktop) { workspace in
        try await desktop.withNotificationServer { server in
          try await workspace.withDaemon { daemon in
            try await workspace.recordCallThatEnds("acme")
            try await server.shows("acme – thank-you")
            try await workspace.awaitEvents("reminder.delivered")
            daemon.send(signal: SIGKILL)
            let end = try await daemon.end()
            #expect(end == .signalled(SIGKILL))
          }
          try await workspace.withDaemon { _ in
            try await workspace.recordCallThatEnds("bloom")
            try await server.shows("bloom – thank-you")
            try await workspace.followupctl("sent", "acme", "thank-you")
            try await server.displays(1)
          }
          try await server.closeAll()
          let titles = try await server.history().map(\.summary)
          #expect(titles.filter { $0.hasPrefix("acme") }.count == 1, "\(titles)")
        }
      }
    }
  }
}
