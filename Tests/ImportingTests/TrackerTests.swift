import CivilTime
import ControlInterface
import FollowupCore
import Importing
import TestSupport
import Testing
import When

@Suite("Trackers")
struct TrackerTests {
  private static let now = try! Instant(rfc3339: "2026-11-28T12:00:00Z")

  private func read(_ text: String, mapping: String? = nil) throws -> ImportReport {
    let zones = ZoneDatabase()
    var tracker = TrackerImport(
      mapping: try mapping.map { try TrackerMapping(Array($0.utf8)) } ?? TrackerMapping(),
      known: .init(userZone: "Europe/Berlin", applications: []), zones: zones, now: Self.now)
    tracker.read(Array(text.utf8), file: "t.csv")
    return tracker.report
  }

  private func lines(_ report: ImportReport) -> [String] {
    report.events.map { event in
      let sentence = event.body.payload?.sentence(\.rfc3339) ?? ""
      return "\(event.application) \(event.at?.text ?? "") \(sentence)"
    }
  }

  @Test("A spreadsheet's row is an application with all that it says")
  func spreadsheet() throws {
    let report = try read(
      "\u{FEFF}"
        + #"""
        Company,Job Title,Date Applied,Time Zone,Status,Outcome Date,Contact,E-Mail,Salary,Interview Date,Round,Notes
        "Acme, Inc.",Engineer,2026-10-01,America/New_York,Rejected,2026-11-02,Jo Doe,jo@acme.example,85k,2026-10-12 10:00,Phone screen,"Said:
        ""maybe"""
        Globex,,N/A,,Applied,,,,,,,

        """#)
    #expect(report.refused.isEmpty, "\(report.refused)")
    #expect(
      lines(report) == [
        "acme-inc 2026-10-01T16:00:00Z application added: Acme, Inc., Engineer, zone America/New_York",
        "acme-inc 2026-10-01T16:00:00Z contact  added: Jo Doe <jo@acme.example>",
        "acme-inc 2026-10-12T14:00:00Z phone interview",
        "acme-inc 2026-10-01T16:00:00Z you gave a salary of 85000",
        "acme-inc 2026-10-01T16:00:00Z note: Said:\n\"maybe\"",
        "acme-inc 2026-11-02T17:00:00Z they turned you down",
        "globex 2026-11-28T12:00:00Z application added: Globex",
      ])
    #expect(Set(report.events.map(\.key)).count == report.events.count)
    #expect(
      report.passedOver.map { "\($0.file):\($0.line): \($0.message)" } == [
        "t.csv:4: The line does not say when you applied to \"Globex\", so it counts as now."
      ])
  }

  @Test("A table without a date of the application is dated now, and says so")
  func undated() throws {
    let report = try read("Company,Beworben\nAcme,2026-10-01\nGlobex,2026-10-02\n")
    #expect(report.events.map(\.at?.text) == ["2026-11-28T12:00:00Z", "2026-11-28T12:00:00Z"])
    #expect(report.passedOver.map(\.line) == [1])
    let named = try read(
      "Company,Beworben\nAcme,2026-10-01\n", mapping: "[columns]\napplied = [\"Beworben\"]\n")
    #expect(named.events.map(\.at?.text) == ["2026-10-01T10:00:00Z"])
    #expect(named.passedOver.isEmpty)
  }

  @Test("JobSync's table is read as it is, and its JSON, too")
  func jobSync() throws {
    let header =
      "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status"
    let report = try read(
      header + "\r\n1,2026-10-01,Yes,2026-10-02,Acme,Engineer,Full Time,Berlin,Indeed,Offer\r\n"
        + "2,2026-10-01,No,N/A,Globex,Clerk,Full Time,N/A,N/A,Draft\r\n")
    #expect(report.refused.isEmpty, "\(report.refused)")
    #expect(lines(report).count == 2)
    #expect(lines(report).last?.hasSuffix("they made an offer") == true)
    #expect(report.passedOver.map(\.line) == [3])
    let json = """
      {"jobs":[{"Company":{"label":"Acme"},"JobTitle":{"label":"Engineer"},
      "appliedDate":"2026-10-02T08:00:00.000Z","Status":{"label":"Applied","value":"applied"}}]}
      """
    #expect(
      lines(try read(json)) == ["acme 2026-10-02T08:00:00Z application added: Acme, Engineer"])
  }

  @Test(
    "When it was sent is found by each usual name",
    arguments: ["Applied At", "appliedAt", "Sent", "Date sent", "date_of_application"])
  func sent(header: String) throws {
    #expect(
      lines(try read("Company,\(header)\nAcme,2026-10-01")) == [
        "acme 2026-10-01T10:00:00Z application added: Acme"
      ])
  }

  @Test("An outcome may stand among the stages")
  func outcomeAsStage() throws {
    let report = try read("Company,Applied,Stage\nA,2026-10-01,Offer\nB,,Wishlist\nC,,Phone screen")
    #expect(report.refused.isEmpty, "\(report.refused)")
    #expect(
      lines(report) == [
        "a 2026-10-01T10:00:00Z application added: A", "a 2026-11-28T12:00:00Z they made an offer",
        "c 2026-11-28T12:00:00Z application added: C",
      ])
    #expect(report.passedOver.map(\.line) == [3, 4])
  }

  @Test("The separator that the first line names is taken", arguments: ["\n", "\r\n", "\r"])
  func namedSeparator(end: String) throws {
    let report = try read("sep=|\(end)Company|Role\(end)A, B; C|Clerk\(end)D|\"x")
    #expect(lines(report) == [])
    #expect(report.refused.map(\.line) == [4])
    #expect(lines(try read("sep=|\(end)Company|Role\(end)A, B; C|Clerk")).count == 1)
  }

  @Test("The round of an interview may be its application's status")
  func roundAsStatus() throws {
    let report = try read(
      "company,status,applied,interview\nAcme,Phone interview,2026-10-01,2026-10-20 10:00\n"
        + "Globex,Second round,2026-10-01,\n")
    #expect(report.refused.isEmpty, "\(report.refused)")
    #expect(lines(report).count == 3)
    #expect(lines(report)[1].contains("phone interview"), "\(lines(report))")
  }

  @Test(
    "What is wrong is refused with its line",
    arguments: [
      ("company,applied\nAcme,31/12/2026\n", 2, "applied: "),
      ("company,applied\nAcme,2027-01-02\n", 2, "lies in the future"),
      ("company\nAcme,x\n", 2, "2 values for 1 columns"),
      ("company\n\"Acme\n", 2, "never closed"), ("company\n\"A\"b\n", 2, "closing quotation mark"),
      ("company,status\nAcme,Maybe\n", 2, "status is \"Maybe\""),
      ("company,interview\nAcme,2026-11-20 10:00\n", 2, "stage"),
      ("company,salary\nAcme,85.000\n", 2, "read differently"),
      ("company,zone\nAcme,Mars\n", 2, "Mars"),
      ("role\nEngineer\n", 1, "No column names the employer"),
      ("company,role\n,Engineer\n", 2, "names no employer"), ("[1]", 1, "no array of objects"),
      ("[{\"company\":\"A\"},{\"company\":\"B\",\"zone\":\"X/Y\"}]", 1, "Object 2"),
      ("{", 1, "JSON"),
    ])
  func refused(text: String, line: Int, words: String) throws {
    let report = try read(text)
    #expect(report.refused.first?.line == line)
    #expect(report.refused.first?.message.contains(words) == true, "\(report.refused)")
  }

  @Test("A mapping file names columns, words and rounds")
  func mapping() throws {
    let mapping = """
      [columns]
      company = ["Firma"]
      interview = ["Gespräch"]
      stage = ["Runde"]
      [status]
      rejected = ["Absage"]
      [stages]
      phone = ["Telefonat"]
      """
    let report = try read(
      "Firma;Status;Gespräch;Runde\nAcme;Absage;2026-11-20 10:00;Telefonat\n", mapping: mapping)
    #expect(lines(report).map { $0.split(separator: " ").last } == ["Acme", "interview", "down"])
    for (text, line) in [("[columns]\nfirm = [\"x\"]", 2), ("[column]\na = []", 2), ("a = 1", 1)] {
      #expect(throws: TrackerError.self) { try TrackerMapping(Array(text.utf8)) }
      do { _ = try TrackerMapping(Array(text.utf8)) } catch { #expect(error.line == line) }
    }
  }

  @Test("A mapping file says whether dates in figures begin with the day or the month")
  func dateOrder() throws {
    let table = "Company;Applied\r\nA;03/04/2026\r\nB;10.11.2026 9:30\r\nC;2026-11-02\r\n"
    let unsaid = try read(table).refused
    #expect(unsaid.map(\.line) == [2, 3, 1])
    #expect(unsaid.last?.message.contains("order = \"day-first\"") == true)
    for (order, dates) in [
      ("day-first", ["2026-04-03T10:00:00Z", "2026-11-10T08:30:00Z", "2026-11-02T11:00:00Z"]),
      ("month-first", ["2026-03-04T11:00:00Z", "2026-10-11T07:30:00Z", "2026-11-02T11:00:00Z"]),
    ] {
      let report = try read(table, mapping: "[dates]\norder = \"\(order)\"")
      #expect(report.refused.isEmpty && report.events.map { $0.at?.text } == dates)
    }
    let impossible = try read(
      "Company,Applied\nA,31/11/2026\nB,04/13/2026\n", mapping: "[dates]\norder = \"day-first\"")
    #expect(impossible.refused.map(\.line) == [2, 3])
    for wrong in ["order = \"dmy\"", "order = 1", "first = \"day\""] {
      #expect(throws: TrackerError.self) { try TrackerMapping(Array("[dates]\n\(wrong)".utf8)) }
    }
  }

  @Test("A cell that a spreadsheet would take for a formula is none, and comes back")
  func formulas() throws {
    for text in ["=1+1", "+49 1", "-x", "@a", "a,\"b\"\nc", "", "'=x"] {
      let row = try CSV.rows("h,i\r\n\(CSV.cell(text)),x\r\n")[1]
      #expect(!row.cells[0].hasPrefix("=") && CSV.value(row.cells[0]) == text || text == "'=x")
    }
  }
}
