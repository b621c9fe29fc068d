import CivilTime
import Holidays
import SystemPackage
import TestSupport
import Testing

struct PlaceTests {
  @Test(
    "A zone's region is that of its own name",
    arguments: [
      ("Europe/London", "GB-ENG"), ("Europe/Berlin", "DE"), ("Europe/Busingen", "DE"),
      ("America/Toronto", "CA-ON"), ("America/Montreal", "CA-QC"), ("Europe/Zurich", "CH-ZH"),
      ("Atlantic/Canary", "ES-CN"), ("Europe/Madrid", "ES"), ("Asia/Riyadh", "SA"),
      ("Asia/Brunei", "BN"), ("Atlantic/Reykjavik", "IS"), ("Australia/Sydney", "AU-NSW"),
      ("Africa/Abidjan", "CI"), ("Africa/Accra", "GH"), ("America/New_York", "US"),
    ])
  func regions(_ zone: String, code: String) throws {
    let place = try #require(try Shipped.tables.place(ofZone: zone))
    #expect(place.region.code == code)
  }

  @Test(
    "An older name is the zone that it links to",
    arguments: [
      ("US/Eastern", "America/New_York", "US"), ("Asia/Calcutta", "Asia/Kolkata", "IN"),
      ("GB", "Europe/London", "GB-ENG"), ("Australia/ACT", "Australia/Sydney", "AU-NSW"),
      ("America/Montreal", "America/Toronto", "CA-QC"), ("Japan", "Asia/Tokyo", "JP"),
    ])
  func links(_ name: String, zone: String, code: String) throws {
    let place = try #require(try Shipped.tables.place(ofZone: name))
    #expect(place.zone.name == zone)
    #expect(place.region.code == code)
  }

  @Test(
    "A zone that is no place has no region",
    arguments: [
      "UTC", "Etc/UTC", "Etc/GMT+5", "CET", "EST5EDT", "GMT", "Zulu", "", "Europe/Atlantis",
    ])
  func nowhere(_ name: String) throws {
    #expect(try Shipped.tables.place(ofZone: name) == nil)
  }

  @Test(
    "Every zone's country has a list, but Ukraine and the Chagos Islands; defaults are its parts")
  func everyZone() throws {
    let zones = ZoneDatabase()
    for name in zones.identifiers() {
      guard let listed = zones.listedZone(named: name) else { continue }
      guard let place = try Shipped.tables.place(ofZone: name) else {
        #expect(["UA", "IO"].contains(listed.country), "\(name)")
        continue
      }
      #expect(place.region.country == listed.country, "\(name)")
      _ = try Shipped.tables.holidays(in: place.region)
    }
  }

  @Test("Links are followed as they are written, and never in a circle")
  func hostileLinks() throws {
    try withTemporaryFolder { folder in
      try folder.appending("zone.tab").write(
        "#DE\t+5230+01322\tOld/Name\nDE\t+5230+01322\tEurope/Berlin\nXX\n")
      try folder.appending("tzdata.zi").write(
        "# version 2031z\nL Europe/Berlin A\nL A B\nL B C\nL D E\nL E D\nZ Old/Name 1 - LMT\n")
      let zones = ZoneDatabase(directory: folder)
      #expect(zones.listedZone(named: "C")?.name == "Europe/Berlin")
      #expect(zones.listedZone(named: "C")?.country == "DE")
      #expect(zones.listedZone(named: "D") == nil)
      #expect(zones.listedZone(named: "Old/Name") == nil)
      #expect(zones.listedZone(named: "XX") == nil)
    }
    #expect(ZoneDatabase(directory: "/nowhere").listedZone(named: "Europe/Berlin") == nil)
  }

  @Test(
    "A region is known by its code, in upper or lower case",
    arguments: [("DE-BY", "DE-BY"), ("de-by", "DE-BY"), ("us", "US"), ("MY-03", "MY-03")])
  func codes(_ text: String, code: String) throws {
    #expect(try Shipped.tables.index().region(named: text).code == code)
  }

  @Test(
    "What is no region is refused, with what could be meant",
    arguments: [
      ("England", "Perhaps GB-ENG (England) is meant."),
      ("united kingdom", "Perhaps GB (the United Kingdom) is meant."),
      ("UK", "Perhaps GB (the United Kingdom) is meant."),
      ("UK-ENG", "Perhaps GB-ENG (England) is meant."), ("GB-EN", "GB-ENG (England), GB-NIR"),
      ("GB-England", "GB-ENG (England), GB-NIR"), ("bayer", "Perhaps DE-BY (Bayern) is meant."),
      ("Wales", "Perhaps GB-WLS (Wales) is meant."), ("south", "AU-NSW (New South Wales)"),
      ("DE-B\u{1B}", "DE-BB (Brandenburg)"),
      ("", "such as DE-BY"), ("Narnia", "such as DE-BY"), ("AU-NSW-W", "AU-NSW (New South Wales)"),
    ])
  func refusals(_ text: String, said: String) throws {
    let index = try Shipped.tables.index()
    let error = try #require(throws: RegionError.self) { try index.region(named: text) }
    #expect(error.description.contains(said), "\(error)")
    #expect(!error.description.unicodeScalars.contains("\u{1B}"))
  }
}
