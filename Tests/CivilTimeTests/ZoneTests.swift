import CivilTime
import Testing

struct ZoneTests {
  private let database = ZoneDatabase()

  @Test(
    "A local time is one instant: after a gap, and the first in a fold",
    arguments: [
      ("Europe/Berlin", "2026-11-20 15:00", "2026-11-20T14:00:00Z"),
      ("Europe/Berlin", "2027-03-28 01:59:59", "2027-03-28T00:59:59Z"),
      ("Europe/Berlin", "2027-03-28 02:00", "2027-03-28T01:00:00Z"),
      ("Europe/Berlin", "2027-03-28 02:59:59", "2027-03-28T01:00:00Z"),
      ("Europe/Berlin", "2027-03-28 03:00", "2027-03-28T01:00:00Z"),
      ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z"),
      ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z"),
      ("Europe/Berlin", "2026-10-25 24:00", "2026-10-25T23:00:00Z"),
      ("America/New_York", "2026-11-01 01:00", "2026-11-01T05:00:00Z"),
      ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z"),
      ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z"),
      ("Pacific/Apia", "2011-12-29 24:00", "2011-12-30T10:00:00Z"),
      ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00Z"),
      ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30T10:00:00Z"),
      ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04T03:00:00Z"),
      ("Asia/Kathmandu", "2026-01-01 00:00", "2025-12-31T18:15:00Z"),
      ("UTC", "2026-01-01 00:00", "2026-01-01T00:00:00Z"),
    ])
  func instants(_ name: String, local: String, instant: String) throws {
    let zone = try database.zone(named: name)
    #expect(zone.instant(of: try CivilDateTime(iso8601: local)).rfc3339 == instant)
  }

  @Test(
    "A day starts when its date first shows",
    arguments: [
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04 01:00"),
      ("Pacific/Apia", "2011-12-30", "2011-12-31 00:00"),
      ("Asia/Beirut", "2024-03-31", "2024-03-31 01:00"),
      ("America/Havana", "2026-11-01", "2026-11-01 00:00"),
    ])
  func startOfDay(_ name: String, date: String, shows: String) throws {
    let zone = try database.zone(named: name)
    let start = zone.startOfDay(try CivilDate(iso8601: date))
    #expect(zone.civil(at: start).description == shows)
    #expect(zone.date(at: start - .microseconds(1)) < zone.date(at: start))
  }

  @Test("Parts of a second are dropped, before 1970 too")
  func fractions() {
    #expect(
      Zone.utc.civil(at: Instant(microsecondsSinceEpoch: -1)).description == "1969-12-31 23:59:59")
    #expect(Zone.utc.date(at: Instant(microsecondsSinceEpoch: -1)).description == "1969-12-31")
    #expect(
      Zone.utc.civil(at: Instant(microsecondsSinceEpoch: 999_999)).description == "1970-01-01 00:00"
    )
  }

  @Test("Dublin calls its winter daylight saving, as its zone file does")
  func negativeSaving() throws {
    let dublin = try database.zone(named: "Europe/Dublin")
    let winter = try Instant(rfc3339: "2050-01-01T00:00:00Z")
    #expect(dublin.isDaylightSaving(at: winter))
    #expect(dublin.offsetSeconds(at: winter) == 0)
    #expect(!dublin.isDaylightSaving(at: winter + .days(180)))
  }

  @Test("The ends of time have a civil time within the calendar in every direction")
  func ends() throws {
    for name in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Dublin"] {
      let zone = try database.zone(named: name)
      #expect(zone.date(at: .distantPast) == .earliest)
      #expect(zone.date(at: .distantFuture) == .latest)
      #expect(zone.startOfDay(.earliest) >= .distantPast)
      #expect(zone.startOfDay(.latest) <= .distantFuture)
    }
  }

  @Test("A local time that a gap skips and a fold soon after shows is the one shown")
  func gapThenFold() throws {
    let file = TZifBytes(
      transitions: [0, 600], typeIndices: [1, 0], types: [(0, 0, 0), (3600, 1, 4)],
      names: "AAA\0BBB\0", footer: "\nAAA0\n")
    let zone = try Zone(identifier: "Test/Zone", tzif: file.bytes)
    let shown = try CivilDateTime(iso8601: "1970-01-01 00:30")
    #expect(zone.instant(of: shown) == Instant(secondsSinceEpoch: 1800))
    let skipped = try CivilDateTime(iso8601: "1970-01-01 00:05")
    #expect(zone.instant(of: skipped) == Instant(secondsSinceEpoch: 0))
    let first = try CivilDateTime(iso8601: "1970-01-01 01:05")
    #expect(zone.instant(of: first) == Instant(secondsSinceEpoch: 300))
  }

  @Test("Zones are equal where name and times are")
  func equality() throws {
    let again = ZoneDatabase()
    let berlin = try database.zone(named: "Europe/Berlin")
    #expect(try again.zone(named: "Europe/Berlin") == berlin)
    #expect(try again.zone(named: "Europe/Berlin").hashValue == berlin.hashValue)
    #expect(try database.zone(named: "Europe/Paris") != berlin)
    let other = try Zone(identifier: "Europe/Berlin", tzif: TZifBytes().bytes)
    #expect(other != berlin)
    #expect(berlin.description == "Europe/Berlin")
  }
}
