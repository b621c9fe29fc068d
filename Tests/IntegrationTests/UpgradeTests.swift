import JSON
import SystemPackage
import TestSupport
import Testing

/// Logs and configurations as other versions left them, in `Frozen`: a folder for each.
@Suite("A new version of the programs")
struct UpgradeTests {
  private static let frozen = FilePath(#filePath).removingLastComponent().appending("Frozen")

  /// Opens a workspace with what the version 1.0.0 had written.
  private func withVersionOne(_ body: (Workspace) async throws -> Void) async throws {
    let old = Self.frozen.appending("1.0.0")
    let configuration = try old.appending("followup.toml").text()
    try await Workspace.open(configuration: configuration) { workspace in
      try workspace.log.makeFolder()
      let log = try old.appending("desk.jsonl").text()
      try workspace.log.appending("desk.jsonl").write(log)
      try await body(workspace)
    }
  }

  @Test("reads the log of 1.0.0 as it was meant, and goes on in the same file")
  func log() async throws {
    try await withVersionOne { workspace in
      try await workspace.withDaemon { _ in
        let status = try await workspace.followupctl("status", "--json").stdout
        #expect(status.contains(#""logState":"recording""#) && status.contains(#""problems":[]"#))
        let shown = try await workspace.followupctl("show", "acme", "--json")
        let acme = try JSONReader.parse(shown.standardOutput)["applications"]?.arrayValue?.first
        #expect(acme?["company"]?.stringValue == "Acme, Inc.")
        #expect(
          acme?["contacts"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == [
            "Jo Doe", "Ann Roe",
          ])
        #expect(
          acme?["interviews"]?.arrayValue?.compactMap { $0["state"]?.stringValue } == [
            "held", "cancelled",
          ])
        #expect(acme?["promise"]?["by"]?.stringValue == "2026-11-20")
        try await workspace.followupctl("note", "acme", "after the upgrade")
        let verified = try await workspace.followupctl("log", "--verify")
        #expect(verified.stdout.contains("The log is whole"))
      }
      let before = try Self.frozen.appending("1.0.0/desk.jsonl").text()
      let after = try workspace.log.appending("desk.jsonl").text()
      #expect(after.hasPrefix(before) && after.contains("after the upgrade"))
    }
  }

  @Test("takes the configuration of 1.0.0 as it stands")
  func configuration() async throws {
    try await withVersionOne { workspace in
      try await workspace.followupctl("config", "check")
      let shown = try await workspace.followupctl("config", "show").stdout
      for setting in [
        #"employer.days = ["Mon", "Tue", "Wed", "Thu"]"#, "policy.max_check_ins = 1",
        #"policy.check_in.phone.opens = "2bd""#, #"holidays."America/New_York" = ["2026-11-26"]"#,
        #"log.device = "desk""#,
      ] {
        #expect(shown.contains(setting), "\(shown)")
      }
    }
  }

  @Test("keeps what a later version wrote, and passes over what it does not know")
  func later() async throws {
    try await withVersionOne { workspace in
      let file = workspace.log.appending("newer.jsonl")
      let written = try Self.frozen.appending("newer/newer.jsonl").text()
      try file.write(written)
      try await workspace.withDaemon { _ in
        let shown = try await workspace.followupctl("show", "umbrella")
        #expect(shown.stdout.contains("Umbrella") && shown.stdout.contains("Kim Ash"))
        let status = try await workspace.followupctl("status", "--json").stdout
        #expect(status.contains(#""logState":"recording""#))
        try await workspace.followupctl("heard", "umbrella", "--from", "kim")
        let verified = try await workspace.run(["log", "--verify"])
        #expect(verified.succeeded && verified.stdout.contains("newer"), "\(verified)")
      }
      #expect(try file.text() == written)
    }
  }
}
