import JSON
import TestSupport
import Testing

@Suite(
  "A machine whose time is not the daemon's", .requires(.container), .serialized, .inContainer())
struct StandstillTests {
  let container: Container

  init() async throws {
    container = try #require(Container.current)
    try await container.configure()
    try await container.beginAnew()
  }

  private func instant(_ words: String = "now") async throws -> String {
    try await container.runSuccessfully("date", ["-u", "-d", words, "+%FT%TZ"]).lines[0]
  }

  /// Records a call that ends in some seconds; returns when.
  private func recordCall(_ name: String, thatEndsIn seconds: Int) async throws -> String {
    try await container.followupctl("add", name, "--company", "Acme Corp.")
    try await container.followupctl("contact", name, "Jo Doe <jo@acme.example>", "--may", "email")
    let end = try await instant("\(seconds) seconds")
    let begin = try await instant("\(end) - 60 seconds")
    try await container.followupctl(
      "interview", name, "phone", "--at", begin, "--duration", "1m", "--with", "Jo Doe")
    return end
  }

  @Test("Stopped across a window's opening and continued, the daemon tells it at once, and once")
  func opening() async throws {
    let pid = try await container.property("MainPID")
    // On a machine that is slow now, the call may have ended before the daemon was stopped.
    for seconds in [3, 6, 12, 24] {
      let name = "asleep-\(seconds)"
      let end = try await recordCall(name, thatEndsIn: seconds)
      var wasStoppedBefore = false
      try await container.whileStopped(pid) {
        wasStoppedBefore = try await instant() < end
        try await eventually("the call has ended", within: .seconds(40)) {
          try await instant() > end ? () : nil
        }
        try await container.runSuccessfully("journalctl", ["--sync"], as: .root)
        let told = try await container.review(["FOLLOWUP_APPLICATION=\(name)"])
        #expect(!wasStoppedBefore || told.isEmpty)
      }
      let entry = try await container.awaitEntry(["FOLLOWUP_APPLICATION=\(name)"])
      #expect(entry["FOLLOWUP_PHASE"] == "opens")
      #expect(entry["MESSAGE"]?.contains("told late") == false)
      try await container.followupctl("status")
      try await container.runSuccessfully("journalctl", ["--sync"], as: .root)
      #expect(try await container.review(["FOLLOWUP_APPLICATION=\(name)"]).count == 1)
      if wasStoppedBefore { return }
    }
    Issue.record("The daemon was never stopped before the call had ended.")
  }

  @Test("Commands that come while it is stopped are answered when it goes on, and recorded once")
  func commands() async throws {
    let pid = try await container.property("MainPID")
    let names = (1...3).map { "patient-\($0)" }
    let before = try await connectionCount()
    try await withThrowingTaskGroup(of: Output.self) { group in
      try await container.whileStopped(pid) {
        for name in names {
          group.addTask { [container] in
            try await container.followupctl("add", name, "--company", "Acme Corp.")
          }
        }
        try await eventually("all commands wait for the daemon") {
          try await connectionCount() >= before + names.count ? () : nil
        }
      }
      for try await output in group { #expect(output.stdout.contains("Recorded")) }
    }
    for name in names {
      let log = try await container.followupctl("log", name, "--json").stdout
      #expect(log.split(separator: "application.added").count == 2, "\(log)")
    }
  }

  /// How many sockets bear the name of the daemon's: the one that listens, and one for each client.
  private func connectionCount() async throws -> Int {
    let sockets = try await container.runSuccessfully("cat", ["/proc/net/unix"], as: .root)
    return sockets.lines.count { $0.hasSuffix("/io.followup.Control") }
  }

  @Test("The machine's zone changes: the daemon goes by the new one at once, and repeats nothing")
  func zone() async throws {
    let calls = try await RecentCalls(5, on: "traveller")
    try await container.receive(calls)
    try await container.awaitDeliveries(of: calls)
    try await container.followupctl("add", "homeless", "--company", "Acme Corp.")
    try await container.followupctl("contact", "homeless", "Jo <jo@acme.example>", "--may", "email")

    let link = "ln -s /usr/share/zoneinfo/$0 /etc/new && mv -T /etc/new /etc/localtime"
    try await moves("Asia/Tokyo", by: link, opening: "T00:00:00Z")
    try await moves("America/Phoenix", by: link, opening: "T16:00:00Z")
    let again = "rm /etc/localtime && ln -s ../usr/share/zoneinfo/$0 /etc/localtime"
    try await moves("Asia/Kolkata", by: again, opening: "T03:30:00Z")
    // A copy says no name: it is that of the zone of the same content, whatever the file beside it says.
    let copy = "cp /usr/share/zoneinfo/$0 /etc/new && mv -T /etc/new /etc/localtime"
    try await moves("Asia/Tokyo", by: "rm -f /etc/timezone; \(copy)", opening: "T00:00:00Z")
    try await moves("America/Phoenix", by: copy, opening: "T16:00:00Z")
    // One that is nowhere in the database is called by its rule, unless the file beside it names a zone
    // that keeps the same times.
    let own =
      "echo 'Zone Own 9 - JST' | zic -d /etc/zones - && mv -T /etc/zones/Own /etc/localtime"
    try await moves("JST-9", by: own, opening: "T00:00:00Z")
    try await moves("Asia/Tokyo", by: "echo $0 > /etc/timezone", opening: "T00:00:00Z")
    try await moves("JST-9", by: "echo America/Phoenix > /etc/timezone", opening: "T00:00:00Z")
    try await moves("Etc/UTC", by: link, opening: "T09:00:00Z")

    #expect(try await container.miscounted(calls) == [])
  }

  /// Changes the zone, and waits until the daemon has it and has moved the hour at which the
  /// employer's day begins.
  private func moves(_ zone: String, by script: String, opening: String) async throws {
    let pid = try await container.property("MainPID")
    try await container.runSuccessfully("sh", ["-ec", script, zone], as: .root)
    try await eventually("\"\(zone)\" and \(opening) after: \(script)") { [container] in
      let status = try await container.followupctl("status", "--json").stdout
      let next = try await container.followupctl("next", "homeless", "--json").stdout
      let isThere = status.contains("\"zone\":\"\(zone)\"") && next.contains("\"zone\":\"\(zone)\"")
      return isThere && next.contains("\(opening)\",\"closes\"") ? () : nil
    }
    #expect(try await container.property("MainPID") == pid)
  }
}
