import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import Holidays
import SystemPackage
import TestSupport
import Testing

/// Lists of holidays that are replaced while the daemon runs.
@Suite struct HolidayListsTests {
  private func write(_ holiday: String, to folder: FilePath) throws {
    try folder.appending("zones.toml").write("[zones]\n\"Europe/Zurich\" = \"CH-ZH\"\n")
    try folder.appending("DE.toml").write(
      """
      country = "DE"
      name = "Germany"
      years = [2026, 2027]
      [national]
      "Day Off" = [\(holiday)]
      """)
  }

  @Test func `after a reload reminders come by the lists as they are now`() throws {
    try withTemporaryFolder { folder in
      // Wednesday 25 November 2026, 10:46 in Berlin.
      let host = FakeHost(Instant(secondsSinceEpoch: 1_795_600_000))
      let outlet = FakeOutlet()
      host.configure("[you]\nquiet = \"none\"\n[log]\nsettle = \"0s\"\n")
      try write("2026-11-27", to: folder)
      let runtime = try Runtime(
        on: host, zones: LastGoodZones(tz: "UTC") { ZoneDatabase() },
        holidays: HolidayTables(folders: [folder], zones: ZoneDatabase()), outlets: [outlet])
      host.runtime = runtime
      runtime.start()
      let events: [EventBody] = [
        .applicationAdded(.init(.init(company: "Acme", zone: "Europe/Berlin"))),
        .contactAdded(.init(.init(contact: "jo", name: "Jo Doe", may: [.email]))),
        .interviewAdded(.init(stage: .phone, durationMinutes: 60, with: ["jo"])),
      ]
      for body in events {
        runtime.driver.record([EventDraft(application: "acme", at: host.time, body: body)]) { _ in }
        host.settle()
      }
      host.pass(.hours(30))
      _ = outlet.takeTold()
      // Without the day off, the third business day is the Monday.
      try write("2027-11-27", to: folder)
      runtime.reloadConfiguration()
      host.pass(.hours(90))
      #expect(outlet.takeTold() == ["acme/check-in/desk/3/opens"])
    }
  }
}
