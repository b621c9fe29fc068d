import TestSupport
import Testing

@Suite("Corrections, through the real programs")
struct CorrectionTests {
  @Test func `What was taken back and deleted stays so over a restart, and log marks it`()
    async throws
  {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl(
          "add", "acme", "--company", "Acme", "--zone", "America/New_York", "--role", "Cook",
          "--at", "2026-11-02")
        try await workspace.followupctl("change", "acme", "--no-role", "--zone", "Europe/Berlin")
        try await workspace.followupctl("add", "bolt", "--company", "Bolt")
        try await workspace.followupctl("contact", "bolt", "Al Roe <al@bolt.example>")
        let deleted = try await workspace.followupctl("delete", "bolt")
        #expect(deleted.stdout.contains("contact al-roe added"))
      }
      try await workspace.withDaemon { _ in
        let list = try await workspace.followupctl("list", "--json").stdout
        #expect(list.contains(#""role":null"#) && list.contains(#""zone":"Europe/Berlin""#))
        #expect(!list.contains("bolt"))
        let log = try await workspace.followupctl("log", "--json")
        #expect(log.stdout.count(of: #""undoneBy":""#) == 2)
        try await workspace.followupctl("undo", deletion(in: log.stdout))
        #expect(try await workspace.followupctl("show", "bolt").stdout.contains("al@bolt.example"))
      }
    }
  }

  @Test func `An offer's answer says what it makes due elsewhere`() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        for name in ["acme", "bolt"] {
          try await workspace.followupctl(
            "add", name, "--company", name, "--at", "2026-11-02")
          try await workspace.followupctl(
            "contact", name, "Jo Doe <jo@\(name).example>", "--may", "email")
        }
        try await workspace.followupctl("interview", "bolt", "phone", "--at", "+2d 10:00")
        let answer = try await workspace.followupctl(
          "outcome", "acme", "offer", "--until", "+8d")
        #expect(answer.stdout.contains("bolt: offer-news to Jo Doe by email is open until"))
      }
    }
  }

  /// The id of the event that undid the first.
  private func deletion(in log: String) -> String {
    let mark = #""undoneBy":""#
    guard let range = log.firstRange(of: mark) else { return "" }
    return String(log[range.upperBound...].prefix { $0 != "\"" })
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func count(of mark: String) -> Int { ranges(of: mark).count }
}
