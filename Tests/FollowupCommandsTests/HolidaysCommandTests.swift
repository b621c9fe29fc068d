import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import Holidays
import SystemPackage
import TestSupport
import Testing

/// What `followupctl holidays` lists, from the lists that are shipped.
@Suite struct HolidaysCommandTests {
  private let lists = HolidayTables(
    folders: [Programs.repository.appending("config").appending("holidays")],
    zones: ZoneDatabase())

  private func listing(
    _ zone: String, _ region: String?, _ year: Int, policy: Policy = Policy()
  ) throws -> HolidayListing {
    let calendar = BusinessCalendar(
      zone: try ZoneDatabase().zone(named: zone), recorded: region.flatMap { RegionChoice($0) },
      policy: policy, holidays: lists)
    return HolidayListing(of: calendar, in: year)
  }

  private func text(_ listing: HolidayListing) -> [String] {
    Renderer(now: Run.now, userZone: nil, zones: ZoneDatabase(), systemZone: { .utc })
      .page(of: .holidays(listing))
      .rendered(isColoured: false, width: nil).split(separator: "\n").map(String.init)
  }

  @Test func `a region's days are listed with their names, and the user's own among them`() throws {
    var policy = Policy()
    policy.holidays = ["GB": [CivilDate(year: 2026, month: 12, day: 24)!]]
    policy.workdays = ["GB-ENG": [CivilDate(year: 2026, month: 12, day: 28)!]]
    let lines = text(try listing("Europe/London", nil, 2026, policy: policy))
    #expect(lines.first == "England (GB-ENG), 2026: business hours are Mon–Fri 09:00–17:00.")
    #expect(lines.contains("  Fri 25 Dec 2026  Christmas Day"))
    #expect(lines.contains("  Thu 24 Dec 2026  your own"))
    #expect(!lines.contains { $0.contains("28 Dec") })
    #expect(lines.count == 10)
  }

  @Test func `what is an estimate, doubtful or not known is said`() throws {
    #expect(
      text(try listing("Asia/Riyadh", nil, 2027)).contains(
        "  Tue 9 Mar 2027   Eid al-Fitr Holiday (an estimate)"))
    #expect(text(try listing("Asia/Tehran", nil, 2026))[1].contains("differ: set days under"))
    #expect(
      text(try listing("Asia/Colombo", nil, 2027)) == [
        "Sri Lanka (LK), 2027: business hours are Mon–Fri 09:00–17:00.",
        "The list has the years 2024 to 2026 only.",
      ])
    #expect(text(try listing("UTC", nil, 2027))[0].hasPrefix("no holidays are known for UTC"))
    #expect(
      text(try listing("UTC", "ZZ", 2027))[0].hasPrefix("no holidays are known for the region ZZ"))
    #expect(text(try listing("Asia/Tokyo", "none", 2027))[0].hasPrefix("the region is \"none\""))
  }

  private func run(
    _ arguments: [String], configuration: String = "/nowhere/c.toml", daemon: FakeDaemon? = nil
  ) -> Run {
    Run(
      arguments, daemon: daemon,
      variables: ["FOLLOWUP_SOCKET": "/s", "FOLLOWUP_CONFIG": configuration], holidays: lists)
  }

  @Test(arguments: [
    ("", #"region = "zone" # default: Germany (DE), assumed from Europe/Berlin"#),
    (
      "[you]\nzone = \"Europe/London\"\n",
      #"region = "zone" # default: England (GB-ENG), assumed from Europe/London"#
    ),
    (
      "[employer]\nzone = \"Asia/Tokyo\"\n",
      #"region = "zone" # default: Japan (JP), assumed from Asia/Tokyo"#
    ),
    ("[employer]\nregion = \"DE-BY\"\n", #"region = "DE-BY" # line 2: Bayern"#),
    (
      "[employer]\nregion = \"GB\"\n",
      #"region = "GB" # line 2: Germany (DE), assumed from Europe/Berlin"#
    ),
    ("[employer]\nregion = \"none\"\n", #"region = "none" # line 2"#),
    (
      "[employer]\nzone = \"UTC\"\n",
      #"region = "zone" # default: no holidays are known for UTC"#
    ),
  ])
  func `config show says whose holidays are counted where none was recorded`(
    text: String, said: String
  ) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("followup.toml")
      try file.write(text)
      let lines = run(["config", "show"], configuration: file.string).lines
      #expect(lines.contains("employer." + said), "\(lines.filter { $0.contains("region") })")
    }
  }

  @Test func `config show has the region for programs, too`() {
    #expect(
      run(["config", "show", "--json"]).output.contains(
        #""usualRegion":{"zone":"Europe/Berlin","region":"DE","name":"Germany","isAssumed":true}"#))
  }

  @Test func `status has each list for programs, with its last year and why it is used`() {
    let daemon = FakeDaemon()
    daemon.answer(GetStatusMethod.self, Reports.status)
    let output = run(["status", "--json"], daemon: daemon).output
    #expect(
      output.contains(
        #"{"region":"GB-ENG","name":"England","lastYear":2036,"reason":"assumed","#
          + #""zone":"Europe/London","applications":["globex"],"others":1}"#), "\(output)")
  }

  @Test func `a year that is none and a region without a list are refused`() {
    #expect(run(["holidays", "DE", "--year", "0"]).errors.contains("from 1 to 9999"))
    #expect(run(["holidays", "Bavaria"]).errors.contains("is not a region"))
  }
}
