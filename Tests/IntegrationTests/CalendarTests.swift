import SystemPackage
import TestSupport
import Testing

@Suite("Calendars in and out")
struct CalendarTests {
  private static let holidays = """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    UID:1
    DTSTART;VALUE=DATE:20261228
    DTEND;VALUE=DATE:20261230
    SUMMARY:Shutdown
    END:VEVENT
    BEGIN:VEVENT
    UID:2
    DTSTART;VALUE=DATE:20201201
    RRULE:FREQ=YEARLY
    SUMMARY:Founders’ day
    END:VEVENT
    BEGIN:VEVENT
    UID:3
    DTSTART:20261229T100000Z
    SUMMARY:Party
    END:VEVENT
    END:VCALENDAR

    """

  @Test("The days of a calendar count as days off, and are named")
  func holidays() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        let file = workspace.folder.appending("office.ics")
        try file.write(Self.holidays)
        try await workspace.followupctl(
          "add", "acme", "--company", "Acme", "--zone", "America/New_York", "--at",
          "2026-11-02 10:00")
        try await workspace.followupctl("contact", "acme", "Jo <jo@acme.example>", "--may", "email")
        let before = try workspace.configuration.text()
        let added = try await workspace.followupctl("holidays", "import", file.string)
        #expect(added.stdout.contains("Mon 28 Dec 2026  Shutdown"), "\(added)")
        #expect(added.stdout.contains("line 14: Party has a time of day"), "\(added)")
        let again = try await workspace.followupctl("holidays", "import", file.string)
        #expect(again.stdout.contains("There is nothing new to add."), "\(again)")
        #expect(try workspace.configuration.text() == before)
        let listed = try await workspace.followupctl("holidays", "acme", "--year", "2026")
        #expect(listed.stdout.contains("Tue 29 Dec 2026  Shutdown"), "\(listed)")
        let shown = try await workspace.followupctl("config", "show")
        #expect(shown.stdout.contains("holidays.\"*\".Shutdown"), "\(shown)")
        try await workspace.followupctl("interview", "acme", "phone", "--at", "2026-11-27 10:00")
        let why = try await workspace.followupctl("why", "acme", "check-in")
        #expect(why.stdout.contains("Tue 1 Dec 2026 is \"Founders’ day\""), "\(why)")
      }
    }
  }

  @Test("The calendar file is what export prints, and libical reads it")
  func file() async throws {
    try await Workspace.open { workspace in
      let calendar = workspace.folder.appending("out/follow-ups.ics")
      try workspace.configuration.write(
        "[you]\nzone = \"Etc/UTC\"\n[calendar]\nfile = \"\(calendar)\"\n")
      try await workspace.withDaemon { _ in
        try await workspace.followupctl("add", "acme", "--company", "Acme")
        try await workspace.followupctl(
          "contact", "acme", "Jo, é <jo@acme.example>", "--may", "email")
        try await workspace.followupctl("interview", "acme", "phone", "--at", "+3d", "--with", "jo")
        let written = try await eventually("the calendar has the interview") {
          let text = try? calendar.text()
          return text?.contains("phone interview") == true ? text : nil
        }
        #expect(try await workspace.followupctl("export", "--ics").stdout == written)
        let read = try await runSuccessfully(
          Programs.folder.appending("followup-read").string,
          ["invitation", calendar.string, "--stage", "phone", "--to", "none"])
        #expect(read.stdout.contains("\\\"acme: phone interview with Jo, é\\\""), "\(read)")
        let other = try await workspace.followupctl("export", "--ics", "acme")
        #expect(other.stdout.contains("phone interview"))
      }
    }
  }
}
