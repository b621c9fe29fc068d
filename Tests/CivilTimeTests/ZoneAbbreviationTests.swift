import CivilTime
import Testing

/// The table of abbreviations, held against the system's tz database.
struct ZoneAbbreviationTests {
  private let database = ZoneDatabase()

  private func abbreviations(of zone: Zone) -> Set<String> {
    Set(
      ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"].map {
        zone.abbreviation(at: try! Instant(rfc3339: $0)).uppercased()
      })
  }

  @Test(
    "Each zone that is named bears the abbreviation",
    arguments: ZoneAbbreviation.fromDatabase.sorted { $0.key < $1.key })
  func bears(abbreviation: String, zones: [String]) throws {
    for name in zones where name != "UTC" {
      let zone = try database.zone(named: name)
      #expect(abbreviations(of: zone).contains(abbreviation), "\(name) is not at \(abbreviation)")
    }
  }

  @Test func `Each abbreviation that a place bears is in the table`() throws {
    for name in database.identifiers() where name.contains("/") && !name.hasPrefix("Etc/") {
      let zone = try database.zone(named: name)
      for abbreviation in abbreviations(of: zone) where abbreviation.allSatisfy(\.isLetter) {
        #expect(ZoneAbbreviation.zones(for: abbreviation) != nil, "\(abbreviation) of \(name)")
      }
    }
  }

  @Test(
    "An abbreviation is never answered with another",
    arguments: ["PST", "CST", "IST", "AEST", "BST", "MSK", "EDT", "EST", "et", "GMT+2", "EST6EDT"])
  func suggestions(name: String) {
    let suggestions = database.suggestions(for: name)
    #expect(suggestions.allSatisfy { $0.contains("/") || $0 == "UTC" }, "\(suggestions)")
    #expect(ZoneAbbreviation.zones(for: name) == nil || !suggestions.isEmpty)
  }

  @Test(
    "What is no place's clock is refused with what would be right",
    arguments: [
      ("EST5EDT", "America/New_York"), ("CST6CDT", "America/Chicago"),
      ("MST7MDT", "America/Denver"),
      ("PST8PDT", "America/Los_Angeles"), ("EST5", "America/New_York"),
      ("CET-1CEST", "Europe/Berlin"),
      ("MET-1MEST", "Europe/Berlin"), ("GMT0", "Europe/London"), ("Etc/GMT", "Europe/London"),
      ("Greenwich", "Europe/London"), ("GMT+5", "5 h ahead of UTC"), ("GMT-5", "5 h behind UTC"),
      ("UTC+2", "2 h ahead of UTC"), ("+05:30", "05:30 h ahead of UTC"),
      ("Etc/GMT+5", "5 h behind UTC"),
      ("Etc/GMT-14", "14 h ahead of UTC"), ("Factory", "no zone"), ("posixrules", "no zone"),
    ])
  func noPlace(name: String, right: String) throws {
    let error = try #require(#expect(throws: ZoneError.self) { try database.zone(ofPlace: name) })
    #expect("\(error)".contains(right), "\(error)")
  }

  @Test(
    "A country's or a region's old name is a place's, and UTC means one thing",
    arguments: ["UTC", "Etc/UTC", "Zulu", "GB", "PRC", "US/Eastern", "Japan", "Europe/Berlin"])
  func places(name: String) { #expect(throws: Never.self) { try database.zone(ofPlace: name) } }

  @Test(
    "A city's name leads to its zone, and a mistyped name to the nearest",
    arguments: [
      ("new york", "America/New_York"), ("Berlin", "Europe/Berlin"),
      ("europe/berlin", "Europe/Berlin"), ("Europe/Berlni", "Europe/Berlin"),
    ])
  func places(name: String, zone: String) {
    #expect(database.suggestions(for: name).first == zone)
  }
}
