import CivilTime
import Holidays
import Testing

/// Which regions zones have, how their employers' weeks go, and until when their days are known: every
/// row, in a few words each.
struct RegionFactsTests {
  private static let defaults = """
    ES-CE Africa/Ceuta; ES-CN Atlantic/Canary; CH-ZH Europe/Zurich; GB-ENG Europe/London
    AU-NSW Australia/Sydney Australia/Broken_Hill Australia/Lord_Howe; AU-VIC Australia/Melbourne
    AU-QLD Australia/Brisbane Australia/Lindeman; AU-SA Australia/Adelaide; AU-NT Australia/Darwin
    AU-WA Australia/Perth Australia/Eucla; AU-TAS Australia/Hobart Antarctica/Macquarie
    CA-ON America/Toronto America/Atikokan; CA-QC America/Montreal America/Blanc-Sablon
    CA-BC America/Vancouver America/Creston America/Dawson_Creek America/Fort_Nelson
    CA-AB America/Edmonton; CA-SK America/Regina America/Swift_Current; CA-MB America/Winnipeg
    CA-NS America/Halifax America/Glace_Bay; CA-NB America/Moncton
    CA-NL America/St_Johns America/Goose_Bay; CA-YT America/Whitehorse America/Dawson
    CA-NU America/Iqaluit America/Resolute America/Rankin_Inlet America/Cambridge_Bay
    CA-NT America/Inuvik
    """

  /// The region of each zone whose country's own list misleads.
  private static func misleading() -> [String: String] {
    var regions: [String: String] = [:]
    for row in defaults.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let words = row.split(separator: " ").map(String.init)
      for zone in words.dropFirst() { regions[zone] = words[0] }
    }
    return regions
  }

  @Test("A zone has a part of its country where the national list misleads, and nowhere else")
  func everyDefault() {
    let misleading = Self.misleading()
    #expect(misleading.count == 40)
    for (zone, code) in misleading {
      #expect(Shipped.tables.region(ofZone: zone)?.code == code, "\(zone)")
    }
    let zones = ZoneDatabase()
    for zone in zones.identifiers() {
      guard let region = Shipped.tables.region(ofZone: zone), !region.isCountry else { continue }
      let name = misleading[zone] == nil ? zones.canonicalName(of: zone) : zone
      #expect(misleading[name] == region.code, "\(zone)")
    }
  }

  @Test(
    "Where the parts of a country differ, and none stands for the others, a zone has the country",
    arguments: [
      ("Europe/Berlin", "DE"), ("Europe/Madrid", "ES"), ("America/New_York", "US"),
      ("America/Los_Angeles", "US"), ("Pacific/Honolulu", "US"),
      ("America/Indiana/Indianapolis", "US"), ("US/Eastern", "US"), ("Asia/Kolkata", "IN"),
      ("America/Sao_Paulo", "BR"), ("Asia/Kuala_Lumpur", "MY"), ("Asia/Kuching", "MY"),
    ])
  func national(_ zone: String, code: String) {
    #expect(Shipped.tables.region(ofZone: zone)?.code == code)
  }

  @Test("A zone without a country is no place on land")
  func nowhere() {
    let abbreviations: Set = [
      "CET", "CST6CDT", "EET", "EST", "EST5EDT", "Factory", "GMT", "GMT+0", "GMT-0", "GMT0",
      "Greenwich", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "UCT", "UTC", "Universal", "WET",
      "Zulu",
    ]
    let zones = ZoneDatabase()
    for zone in zones.identifiers() where zones.country(ofZone: zone) == nil {
      #expect(zone.hasPrefix("Etc/") || abbreviations.contains(zone), "\(zone)")
    }
  }

  @Test("Every region works Monday to Friday, but for those that are known to differ")
  func weeks() throws {
    var weeks: [String: Set<Weekday>] = ["BN": week("mon tue wed thu sat")]
    let fromSunday = week("sun mon tue wed thu")
    for code in "BH DZ EG IL IQ JO KW OM QA SA SD SY YE BD MV LY PS MY-02 MY-03 MY-11".split(
      separator: " ")
    { weeks[String(code)] = fromSunday }
    let doubtful: Set = ["IR", "AF", "DJ", "NP"]
    var seen: Set<String> = []
    for named in try Shipped.tables.index().regions {
      let region = named.region
      let list = try Shipped.list(region.code)
      #expect(list.areWorkdaysDoubtful == doubtful.contains(region.country), "\(region)")
      guard !list.areWorkdaysDoubtful else { continue }
      let stated = [region.code, region.country].first { weeks[$0] != nil }
      if let stated { seen.insert(stated) }
      let expected = stated.flatMap { weeks[$0] } ?? week("mon tue wed thu fri")
      #expect(list.workdays == expected, "\(region)")
    }
    #expect(seen == Set(weeks.keys))
  }

  private func week(_ days: String) -> Set<Weekday> {
    Set(days.split(separator: " ").map { Weekday(named: String($0))! })
  }

  @Test("Every list has the years 2024 to 2036, but for those whose days are known no further")
  func ends() throws {
    let ends = [
      "LK": 2026, "UZ": 2026, "CN": 2027, "AZ": 2028, "IN": 2035, "NP": 2035, "MU": 2035,
    ]
    for named in try Shipped.tables.index().regions {
      let years = try Shipped.tables.holidays(in: named.region).years
      #expect(years == 2024...(ends[named.region.country] ?? 2036), "\(named.region)")
    }
  }

  @Test(
    "A holiday on a weekend stays in the list, and the day kept instead is a day of its own",
    arguments: [
      ("GB-ENG", "2027-12-25", "Christmas Day"),
      ("GB-ENG", "2027-12-27", "Christmas Day (observed)"),
      ("US", "2026-07-04", "Independence Day"), ("US", "2026-07-03", "Independence Day (observed)"),
      ("JP", "2026-05-03", "Constitution Day"),
    ])
  func observed(_ code: String, day: String, name: String) throws {
    #expect(try Shipped.list(code).holidays(on: date(day)).map(\.name) == [name])
  }

  @Test(
    "A part of a country that ISO 3166-2 does not have has no list",
    arguments: ["IT-AO", "MO-I", "MO-M", "BQ-BON", "BQ-SAB", "BQ-STA"])
  func noStandard(_ code: String) throws {
    #expect(throws: RegionError.self) { try Shipped.tables.region(named: code) }
  }
}
