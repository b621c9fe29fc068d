import SystemPackage
import TestSupport
import Testing

@Suite("Imports")
struct ImportTests {
  /// An invitation of Acme's; `lines` come last.
  private func invitation(
    _ start: String, sequence: Int = 0, method: String = "REQUEST", uid: String = "i1@acme.example",
    title: String = "Interview"
  ) -> String {
    """
    BEGIN:VCALENDAR\r
    METHOD:\(method)\r
    BEGIN:VEVENT\r
    UID:\(uid)\r
    SEQUENCE:\(sequence)\r
    DTSTAMP:20260101T12000\(sequence)Z\r
    SUMMARY:\(title)\r
    ORGANIZER;CN="Doe, Jo":mailto:Jo@Acme.example\r
    ATTENDEE;CN=Pat Roe:mailto:pat@cand.example\r
    ATTENDEE;CN=Mo Lee:mailto:mo@acme.example\r
    DTSTART;TZID=Eastern Standard Time:\(start)\r
    DURATION:PT45M\r
    END:VEVENT\r
    END:VCALENDAR\r

    """
  }

  private func withAcme(_ body: (Workspace) async throws -> Void) async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        try await workspace.followupctl(
          "add", "acme", "--company", "Acme Corp.", "--zone", "America/New_York")
        try await workspace.followupctl("contact", "acme", "Al Bo <al@acme.example>")
        try await body(workspace)
      }
    }
  }

  private func write(_ text: String, _ name: String, in workspace: Workspace) throws -> String {
    let path = workspace.folder.appending(name)
    try path.write(text)
    return path.string
  }

  @Test("An invitation is recorded, moved and cancelled, and each file only once")
  func versions() async throws {
    try await withAcme { workspace in
      let first = try write(invitation("20280103T100000"), "a.ics", in: workspace)
      let moved = try write(invitation("20280104T110000", sequence: 1), "b.ics", in: workspace)
      let off = try write(
        invitation("20280104T110000", sequence: 2, method: "CANCEL"), "c.ics", in: workspace)
      let dry = try await workspace.followupctl(
        "import", first, "--stage", "phone", "--dry-run")
      #expect(dry.stdout.contains("Would record for acme: phone interview, 45 min"))
      let recorded = try await workspace.followupctl("import", first, "--stage", "phone")
      #expect(
        recorded.stdout.contains("with doe-jo, mo-lee, Mon 3 Jan 2028 10:00 EST"), "\(recorded)")
      for (file, words) in [
        (first, "Known already for acme: phone interview, 45 min"),
        (moved, "moved to Tue 4 Jan 2028"),
        (moved, "Known already"), (first, "is an older version than what is recorded"),
        (off, "cancelled"), (off, "Known already for acme: phone interview cancelled"),
        (moved, "Known already"), (first, "is an older version"),
      ] {
        let answer = try await workspace.followupctl("import", file)
        #expect(answer.stdout.contains(words), "\(answer)")
      }
      let log = try await workspace.followupctl("log")
      #expect(log.stdout.split(separator: "\n").filter { $0.contains("interview") }.count == 3)
      #expect(!log.stdout.contains("Pat Roe"))
    }
  }

  @Test(
    "The user, and who does not come, are not those that the interview is with, nor is an employer theirs"
  )
  func own() async throws {
    try await withAcme { workspace in
      let mine = "pat@acme.example"
      let invited = invitation("20280103T100000").replacing("pat@cand.example", with: mine)
      let asking = invited.replacing("Jo@Acme.example", with: mine.uppercased())
      let files = [
        try write(invited, "a.ics", in: workspace), try write(asking, "b.ics", in: workspace),
        try write(
          asking.replacing("mo@acme.example", with: "mo@elsewhere.example"), "c.ics", in: workspace),
        try write(
          invited.replacing("CN=Mo Lee", with: "PARTSTAT=DECLINED;CN=Mo Lee"), "d.ics",
          in: workspace),
      ]
      func shown(_ file: String) async throws -> Output {
        try await workspace.run(["import", "--dry-run", "--stage", "phone", file])
      }
      let (jo, mo) = ("\"Doe, Jo\" <jo@acme.example>", "Mo Lee <mo@acme.example>")
      #expect(try await shown(files[0]).stdout.contains("with \(jo), Pat Roe <\(mine)>, \(mo),"))
      try workspace.configuration.write("mail.own = [\"\(mine)\"]\n")
      #expect(try await shown(files[0]).stdout.contains("with \(jo), \(mo), Mon"))
      #expect(try await shown(files[1]).stdout.contains("with \(mo), Mon"))
      #expect(try await shown(files[3]).stdout.contains("with \(jo), Mon"))
      #expect(try await shown(files[2]).stderr.contains("names no address of a contact"))
      try workspace.configuration.write("mail.own = 3\n")
      #expect(try await shown(files[0]).stderr.contains("does not say which addresses are yours"))
    }
  }

  @Test("What is not known is asked for, and then nothing is recorded of any file")
  func questions() async throws {
    try await withAcme { workspace in
      let good = try write(invitation("20280103T100000"), "a.ics", in: workspace)
      let second = try write(
        invitation("20280105T100000", uid: "i2@acme.example"), "b.ics", in: workspace)
      let bad = try write(
        invitation("20280230T100000", uid: "i3@acme.example"), "c.ics", in: workspace)
      let elsewhere = try write(
        invitation("20280106T100000", uid: "i4", title: "Acme talk").replacing(
          "cme.example", with: "gency.example"),
        "d.ics", in: workspace)
      let letter = try write("Dear Jo,\nthank you.\n", "letter.txt", in: workspace)
      for (files, words) in [
        ([good], "say which with --stage"),
        ([good, bad, "--stage", "phone"], "c.ics, line 11: DTSTART is \"20280230T100000\""),
        ([elsewhere, "--stage", "phone"], "such as --to acme"),
        ([good, letter, "--stage", "phone"], "letter.txt, line 1: This is none of what"),
      ] {
        let answer = try await workspace.run(["import"] + files)
        #expect(answer.status == .exited(1))
        #expect(answer.stderr.contains("Nothing was recorded."), "\(answer)")
        #expect(answer.stderr.contains(words), "\(answer)")
      }
      #expect(!(try await workspace.followupctl("log").stdout.contains("interview")))
      try await workspace.followupctl("import", good, "--stage", "phone")
      let other = try await workspace.run(["import", second, "--stage", "phone"])
      #expect(other.stderr.contains("may be the phone interview of acme"), "\(other)")
      try await workspace.followupctl("import", second, "--stage", "phone", "--another")
    }
  }

  @Test("An undone import is not recorded again, unless that is asked for")
  func again() async throws {
    try await withAcme { workspace in
      let file = try write(invitation("20280103T100000"), "a.ics", in: workspace)
      try await workspace.followupctl("import", file, "--stage", "phone")
      try await workspace.followupctl("undo")
      let known = try await workspace.followupctl("import", file, "--stage", "phone")
      #expect(known.stdout.contains("Known already"), "\(known)")
      #expect(!(try await workspace.followupctl("show", "acme").stdout.contains("Interviews")))
      try await workspace.followupctl("import", file, "--stage", "phone", "--again")
      #expect(try await workspace.followupctl("show", "acme").stdout.contains("Interviews"))
    }
  }

  @Test("More events than fit into a call are recorded in several, and known the next time")
  func many() async throws {
    try await Workspace.open { workspace in
      try await workspace.withDaemon { _ in
        let rows = (1...300).map { "Firm \($0),Clerk,2026-10-\(10 + $0 % 20)" }
        let table = "company,role,applied\n" + rows.joined(separator: "\n") + "\n"
        let file = try write(table, "many.csv", in: workspace)
        try await workspace.followupctl("import", file)
        #expect(
          try await workspace.followupctl("log", "--json").stdout.contains("\"Firm 300\""))
        let again = try await workspace.followupctl("import", file)
        #expect(again.stdout.contains("Known already"), "\(again.stdout.prefix(300))")
        let log = try await workspace.followupctl("log", "--verify")
        #expect(log.stdout.contains("The log is whole: 300 records."), "\(log)")
      }
    }
  }
}
