import TestSupport
import Testing

@Suite("The service of a user", .requires(.container), .serialized, .inContainer())
struct ServiceTests {
  let container: Container

  init() async throws {
    container = try #require(Container.current)
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
  }

  @Test("The first command starts the daemon through its socket")
  func socketActivation() async throws {
    try await container.runSuccessfully("systemctl", ["--user", "stop", "followupd.service"])
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    #expect(try await container.property("ActiveState") == "inactive")
    try await container.followupctl("add", "first", "--company", "First Ltd.")
    #expect(try await container.property("ActiveState") == "active")
  }

  @Test("A reminder is in the user's journal, by its fields, and says nothing private")
  func reminder() async throws {
    try await container.recordCallThatEnds("acme")
    let entry = try await container.awaitEntry(["FOLLOWUP_APPLICATION=acme"])
    #expect(entry["MESSAGE_ID"] == "c07b512539044fa1a7ae3df7c4c96cd8")
    #expect(entry["PRIORITY"] == "5")
    #expect(entry["FOLLOWUP_ACTION"] == "thank-you")
    #expect(entry["FOLLOWUP_PHASE"] == "opens")
    #expect(entry["FOLLOWUP_CHANNEL"] == "email")
    #expect(entry["FOLLOWUP_RULE"] == "stage-window")
    #expect(entry["FOLLOWUP_REMINDER"]?.hasPrefix("acme/thank-you/") == true)
    let opens = try #require(entry["FOLLOWUP_OPENS"])
    let closes = try #require(entry["FOLLOWUP_CLOSES"])
    #expect(opens.hasSuffix("Z") && closes.hasSuffix("Z") && opens < closes)
    #expect(entry["_SYSTEMD_USER_UNIT"] == "followupd.service")
    #expect(!entry.text.contains("acme.example"))
  }

  @Test("A person whose name has lines of a journal entry forges no field")
  func forged() async throws {
    let forged = "0a6d9bad1d8047e5816bf3316f6e810d"
    let person =
      #"Jo\nMESSAGE_ID=\#(forged)\nFOLLOWUP_PHASE=late\n\nPRIORITY=0\nFORGED\n\u0004\u0000\u0000\u0000"#
    try await container.followupctl("status")
    let calls = try await RecentCalls(1, on: "forger", with: person)
    try await container.receive(calls)
    try await container.awaitDeliveries(of: calls)
    try await container.runSuccessfully("journalctl", ["--sync"], as: .root)
    let matches = ["_UID=\(Container.userID)", "_SYSTEMD_USER_UNIT=followupd.service"]
    let output = try await container.runSuccessfully(
      "journalctl", ["-o", "json", "--quiet"] + matches, as: .root)
    let entries = try output.lines.map { try Entry($0) }
    let ours = entries.filter { $0.text.contains("forger-1") }
    #expect(ours.count == 1)
    #expect(ours.first?["MESSAGE"]?.contains(#"Jo\u{A}MESSAGE_ID="#) == true, "\(output)")
    #expect(ours.first?["MESSAGE_ID"] == "c07b512539044fa1a7ae3df7c4c96cd8")
    #expect(ours.first?["PRIORITY"] == "5")
    #expect(ours.first?["FOLLOWUP_PHASE"] == "opens")
    #expect(!entries.contains { $0["MESSAGE_ID"] == forged || $0["FORGED"] != nil })
  }

  @Test("journalctl -x explains a reminder, with the commands that answer it")
  func explanation() async throws {
    try await container.recordCallThatEnds("explained")
    _ = try await container.awaitEntry(["FOLLOWUP_APPLICATION=explained"])
    let output = try await container.runSuccessfully(
      "journalctl", ["--user", "-x", "-t", "followupd", "FOLLOWUP_APPLICATION=explained"])
    #expect(output.stdout.contains("Follow-up with explained may be made: thank-you"))
    #expect(output.stdout.contains("followupctl why explained thank-you"))
    #expect(!output.stdout.contains("@"), "\(output)")
  }

  @Test("Killed, it comes again with the same answers, and tells nothing twice")
  func killed() async throws {
    try await container.recordCallThatEnds("killed")
    _ = try await container.awaitEntry(["FOLLOWUP_APPLICATION=killed"])
    let before = try await container.followupctl("next", "killed", "--json")
    let pid = try await container.property("MainPID")
    try await container.runSuccessfully(
      "systemctl", ["--user", "kill", "--signal=KILL", "followupd.service"])
    try await eventually("systemd starts the daemon again") { [container] in
      let now = try await container.property("MainPID")
      let isActive = try await container.property("ActiveState") == "active"
      return isActive && now != pid && now != "0" ? () : nil
    }
    let after = try await container.followupctl("next", "killed", "--json")
    #expect(windows(before) == windows(after))
    #expect(try await container.review(["FOLLOWUP_APPLICATION=killed"]).count == 1)
  }

  /// What `next` says without the instant that it was asked for.
  private func windows(_ output: Output) -> Substring {
    output.stdout.drop { $0 != "[" }
  }

  @Test("Stopped, it ends with 0, and the next command starts it again")
  func stopped() async throws {
    try await container.followupctl("add", "stopped", "--company", "Stopped Ltd.")
    try await container.runSuccessfully("systemctl", ["--user", "stop", "followupd.service"])
    #expect(try await container.property("Result") == "success")
    #expect(try await container.property("ExecMainStatus") == "0")
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    let list = try await container.followupctl("list", "--all")
    #expect(list.stdout.contains("stopped"))
  }

  @Test("A bad configuration is refused on reload, with its line, and the daemon goes on")
  func reload() async throws {
    try await container.followupctl("status")
    try await container.configure("[you]\nquiet = \"none\"\n[policy]\nmax_chek_ins = 3\n")
    let reload = try await container.run("systemctl", ["--user", "reload", "followupd.service"])
    #expect(reload.status == .exited(1), "\(reload)")
    let entry = try await container.awaitEntry(["MESSAGE_ID=c64b26bd89924c858a599a537bc4f2cb"])
    #expect(entry["MESSAGE"]?.contains("4") == true, "\(entry.text)")
    #expect(entry["MESSAGE"]?.contains("max_check_ins") == true, "\(entry.text)")
    #expect(try await container.property("ActiveState") == "active")
    #expect(try await container.property("StatusText").contains("the configuration was refused"))
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "reload", "followupd.service"])
    #expect(try await !container.property("StatusText").contains("refused"))
  }

  @Test("The user's bus starts again behind its socket: the daemon is on it without being asked")
  func busRestarted() async throws {
    try await container.followupctl("status")
    for _ in 1...3 {
      try await container.runSuccessfully("systemctl", ["--user", "restart", "dbus.service"])
      try await eventually("the daemon is on the new bus") { [container] in
        let clients = try await container.run("busctl", ["--user", "--unique", "--no-legend"])
        return clients.stdout.contains(" followupd ") ? () : nil
      }
      let status = try await container.followupctl("status", "--json").stdout
      #expect(status.contains(#""desktop":"no notification server at present"#), "\(status)")
    }
  }

  @Test("Nobody else is answered, not even root")
  func otherUsers() async throws {
    try await container.followupctl("status")
    let socket = "/run/user/\(Container.userID)/followup/io.followup.Control"
    for person in [Container.Person.root, .other("nobody")] {
      let answer = try await container.run(
        "followupctl", ["list", "--all", "--socket", socket], as: person)
      #expect(!answer.succeeded)
      #expect(answer.stdout == "")
    }
  }
}

@Suite("With a volatile journal", .requires(.container), .inContainer(journal: .volatile))
struct VolatileJournalTests {
  @Test("A reminder is in the system's journal, and status says where")
  func reminder() async throws {
    let container = try #require(Container.current)
    try await container.configure()
    try await container.runSuccessfully("systemctl", ["--user", "start", "followupd.socket"])
    try await container.recordCallThatEnds("acme")
    let entry = try await container.awaitEntry(
      ["_UID=\(Container.userID)", "FOLLOWUP_APPLICATION=acme"], as: .root, among: [])
    #expect(entry["FOLLOWUP_PHASE"] == "opens")
    let own = try await container.run("journalctl", ["--user", "-t", "followupd", "--quiet"])
    #expect(own.stdout == "")
    let status = try await container.followupctl("status")
    #expect(status.stdout.contains("_UID=\(Container.userID)"), "\(status)")
  }
}
