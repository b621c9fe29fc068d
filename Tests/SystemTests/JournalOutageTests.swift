import TestSupport
import Testing

@Suite("journald that stands still", .requires(.container), .serialized, .inContainer())
struct JournalOutageTests {
  let container: Container

  init() async throws {
    container = try #require(Container.current)
    try await container.configure()
    try await container.beginAnew()
  }

  /// More calls than the socket of journald and the daemon's own queue hold together.
  private func tooMany(on device: String) async throws -> RecentCalls {
    let held = try await container.runSuccessfully("cat", ["/proc/sys/net/unix/max_dgram_qlen"])
    return try await RecentCalls((Int(held.lines[0]) ?? 0) + 320, on: device)
  }

  /// Waits until nothing more goes to journald, nor into the queue for it.
  private func awaitFullQueue() async throws {
    try await eventually("reminders wait for the journal", within: .seconds(120)) { [container] in
      // On a machine that is slow now, all that has just arrived may take longer than an answer may.
      let status = try await container.run("followupctl", ["status", "--json"])
      return status.stdout.contains("The journal takes no entries") ? () : nil
    }
  }

  @Test("Meanwhile everything is answered, and afterwards every reminder is there, once")
  func outage() async throws {
    let calls = try await tooMany(on: "outage")
    try await container.whileJournalStops {
      try await container.receive(calls)
      try await awaitFullQueue()
      for round in 1...5 {
        let next = try await container.followupctl("next", "outage-\(round)")
        #expect(next.stdout.contains("outage-\(round)"))
        let name = "meanwhile-\(round)"
        try await container.followupctl("add", name, "--company", "Acme Corp.")
        let status = try await container.followupctl("status")
        #expect(status.stdout.contains("The journal takes no entries"))
      }
      #expect(try await container.deliveries(of: calls).contains(0))
    }
    try await container.awaitDeliveries(of: calls)
    #expect(try await container.miscounted(calls) == [])
    let status = try await container.followupctl("status")
    #expect(!status.stdout.contains("The journal takes no entries"))
  }

  @Test("Told to end meanwhile, the daemon ends, and tells the rest after its next start")
  func end() async throws {
    let calls = try await tooMany(on: "end")
    let pid = try await container.property("MainPID")
    try await container.whileJournalStops {
      try await container.receive(calls)
      try await awaitFullQueue()
      // Not by systemctl: the user's manager waits 10 s for journald with each line that it writes.
      try await container.signal("TERM", to: pid)
      try await eventually("the daemon ends") { [container] in
        try await container.run("test", ["-e", "/proc/\(pid)"]).succeeded ? nil : ()
      }
      #expect(try await container.deliveries(of: calls).contains(0))
    }
    try await eventually("the service has ended") { [container] in
      try await container.property("ActiveState") == "inactive" ? () : nil
    }
    #expect(try await container.property("Result") == "success")
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.followupctl("status")
    try await container.awaitDeliveries(of: calls)
    #expect(try await container.miscounted(calls) == [])
  }

  @Test("Restarted while reminders come due, it gets every one of them")
  func restart() async throws {
    for round in 1...3 {
      let calls = try await RecentCalls(100, on: "restart-\(round)")
      try await container.receive(calls)
      try await container.runSuccessfully(
        "systemctl", ["restart", "systemd-journald.service"], as: .root)
      try await container.awaitDeliveries(of: calls)
      #expect(try await container.miscounted(calls) == [])
    }
  }
}
