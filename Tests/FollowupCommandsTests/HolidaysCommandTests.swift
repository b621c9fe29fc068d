import CivilTime
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
        "The list has the years 2024 to 2026 alone.",
      ])
    #expect(text(try listing("UTC", nil, 2027))[0].hasPrefix("no holidays are known for UTC"))
    #expect(text(try listing("Asia/Tokyo", "none", 2027))[0].hasPrefix("the region is \"none\""))
  }

  private func run(_ arguments: [String]) -> Run {
    Run(arguments, variables: ["FOLLOWUP_SOCKET": "/s", "FOLLOWUP_CONFIG": "/nowhere/c.toml"])
  }

  @Test func `a year that is none and a region without a list are refused`() {
    #expect(run(["holidays", "DE", "--year", "0"]).errors.contains("from 1 to 9999"))
    #expect(run(["holidays", "Bavaria"]).errors.contains("is not a region"))
  }
}
