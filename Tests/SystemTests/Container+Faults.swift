import JSON
import TestSupport

/// What befalls the user's daemon, and what is left of it in the log.
extension Container {
  private static let log = "~/.local/share/followup/events"

  /// Starts the daemon on an empty log.
  func beginAnew() async throws {
    try await runSuccessfully("systemctl", ["--user", "stop", "followupd.service"])
    try await runSuccessfully("sh", ["-c", "rm -rf \(Self.log) ~/.local/state/followup"])
    try await runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await followupctl("status")
  }

  /// Puts another device's file into the user's log at one stroke, as a file synchroniser does.
  func receive(_ calls: RecentCalls) async throws {
    let script =
      "mkdir -p \(Self.log) && cat > ~/arriving && mv ~/arriving \(Self.log)/\(calls.file)"
    try await runSuccessfully("sh", ["-c", script], input: calls.text)
  }

  /// How often each reminder of these was recorded as delivered.
  func deliveries(of calls: RecentCalls) async throws -> [Int] {
    let output = try await runSuccessfully("sh", ["-c", "cat \(Self.log)/*.jsonl"])
    var counts: [String: Int] = [:]
    for line in output.lines where line.contains("\"reminder.delivered\"") {
      let reminder = try JSONReader.parse(Array(line.utf8))["reminder"]?.stringValue
      counts[reminder ?? "", default: 0] += 1
    }
    return calls.reminders.map { counts[$0] ?? 0 }
  }

  /// Waits until each reminder of these was recorded as delivered.
  func awaitDeliveries(of calls: RecentCalls) async throws {
    try await eventually("\(calls.names.count) deliveries", within: .seconds(120)) {
      try await deliveries(of: calls).contains(0) ? nil : ()
    }
  }

  /// The reminders of these that are not in the user's journal once, and were not recorded as delivered
  /// once.
  func miscounted(_ calls: RecentCalls) async throws -> [String] {
    let entries = try await entries(of: calls)
    let deliveries = try await deliveries(of: calls)
    return zip(calls.reminders, zip(entries, deliveries)).filter { $1 != (1, 1) }.map {
      "\($0): \($1.0) entries, \($1.1) deliveries"
    }
  }

  /// How often each reminder of these is in the user's journal.
  private func entries(of calls: RecentCalls) async throws -> [Int] {
    try await runSuccessfully("journalctl", ["--sync"], as: .root)
    var counts: [String: Int] = [:]
    for entry in try await review(["FOLLOWUP_PHASE=opens"]) {
      counts[entry["FOLLOWUP_REMINDER"] ?? "", default: 0] += 1
    }
    return calls.reminders.map { counts[$0] ?? 0 }
  }

  /// Sends a process a signal.
  func signal(_ name: String, to pid: String) async throws {
    try await runSuccessfully("kill", ["-s", name, pid], as: .root)
  }

  /// Stops a process for as long as `body` lasts.
  func whileStopped(_ pid: String, _ body: () async throws -> Void) async throws {
    try await signal("STOP", to: pid)
    do {
      try await body()
    } catch {
      try await signal("CONT", to: pid)
      throw error
    }
    try await signal("CONT", to: pid)
  }

  /// Stops journald for as long as `body` lasts.
  func whileJournalStops(_ body: () async throws -> Void) async throws {
    let output = try await runSuccessfully(
      "systemctl", ["show", "--value", "-p", "MainPID", "systemd-journald.service"], as: .root)
    try await whileStopped(output.lines[0], body)
  }
}
