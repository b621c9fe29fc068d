import JSON
import SystemPackage
import TestSupport
import Testing

/// Timelines and figures from a real daemon's log.
@Suite("Timelines and figures") struct TimelineCommandTests {
  @Test func `A timeline has what stands, with windows, days off and promised dates`() async throws
  {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl(
          "add", "acme", "--company", "Acme", "--zone", "America/New_York", "--at", "10 days ago")
        try await workspace.followupctl(
          "contact", "acme", "Jo Doe <jo@acme.example>", "--may", "email", "--at", "10 days ago")
        try await workspace.followupctl(
          "interview", "acme", "phone", "--at", "3 days ago", "--with", "jo")
        try await workspace.followupctl("expect", "acme", "--by", "+1d")
        try await workspace.followupctl("mistake", "acme", "nothing")
        try await workspace.followupctl("undo")
        let output = try await workspace.followupctl("timeline", "acme", "--json")
        let reply = try JSONReader.parse(Array(output.stdout.utf8)).objectValue
        let timeline = reply?["timelines"]?.arrayValue?.first?.objectValue
        let items = timeline?["items"]?.arrayValue ?? []
        #expect(timeline?["company"]?.stringValue == "Acme")
        #expect(timeline?["stage"]?.stringValue == "phone")
        let interview = items.first { $0["kind"]?.stringValue == "interview" }
        #expect(interview?["contacts"]?.arrayValue?.map(\.stringValue) == ["Jo Doe"])
        let kinds = items.compactMap { $0.objectValue?["kind"]?.stringValue }
        #expect(kinds.filter { $0 != "window" } == ["applied", "interview", "promise"])
        #expect(kinds.contains("window"))
        #expect((timeline?["daysOff"]?.arrayValue?.count ?? 0) >= 8)
        let figures = try await workspace.followupctl("figures")
        #expect(figures.stdout.contains("1 application: 1 under way, 0 dormant, 0 over; 0 offers."))
      }
    }
  }
}
