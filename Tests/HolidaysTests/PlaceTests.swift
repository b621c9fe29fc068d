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
  func regions(_ zone: String, code: String) {
    #expect(Shipped.tables.region(ofZone: zone)?.code == code)
  }

  @Test(
    "An older name is the zone that it links to, unless it has a region of its own",
    arguments: [
      ("US/Eastern", "US"), ("Asia/Calcutta", "IN"), ("GB", "GB-ENG"), ("Australia/ACT", "AU-NSW"),
      ("America/Montreal", "CA-QC"), ("Canada/Eastern", "CA-ON"), ("Japan", "JP"),
    ])
  func links(_ name: String, code: String) {
    #expect(Shipped.tables.region(ofZone: name)?.code == code)
  }

  @Test(
    "A zone that is no place has no region",
    arguments: ["UTC", "Etc/UTC", "Etc/GMT+5", "CET", "EST5EDT", "GMT", "Zulu", "", "Atlantis"])
  func nowhere(_ name: String) {
    #expect(Shipped.tables.region(ofZone: name) == nil)
  }

  @Test("Every zone's country has a list, but Ukraine and the Chagos Islands")
  func everyZone() throws {
    let zones = ZoneDatabase()
    for name in zones.identifiers() {
      guard let country = zones.country(ofZone: name) else { continue }
      guard let region = Shipped.tables.region(ofZone: name) else {
        #expect(["UA", "IO"].contains(country), "\(name)")
        continue
      }
      #expect(region.country == country, "\(name)")
      _ = try Shipped.tables.holidays(in: region)
    }
  }

  @Test("A zone's country is that of its name in the table, and links never lead in a circle")
  func hostileLinks() throws {
    try withTemporaryFolder { folder in
      try folder.appending("zone.tab").write(
        "#XX\t+5230+01322\tOld/Name\nDE\t+5230+01322\tEurope/Berlin\nDE,CH\t+0+0\tTwo\n")
      try folder.appending("tzdata.zi").write(
        "# version 2031z\nL Europe/Berlin A\nL A B\nL B C\nL D E\nL E D\nZ Old/Name 1 - LMT\n")
      let zones = ZoneDatabase(directory: folder)
      #expect(zones.country(ofZone: "C") == "DE")
      #expect(["D", "Old/Name", "Two", "XX"].allSatisfy { zones.country(ofZone: $0) == nil })
    }
    #expect(ZoneDatabase(directory: "/nowhere").country(ofZone: "Europe/Berlin") == nil)
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
