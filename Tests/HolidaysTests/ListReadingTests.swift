import CivilTime
import Holidays
import SystemPackage
import TestSupport
import Testing

struct ListReadingTests {
  private static let list = """
    country = "XX"
    years = [2024, 2026]
    workdays = ["sun", "mon"]
    [national]
    "New Year's Day" = ["01-01"]
    "Moving Day" = [2024-02-29, 2025-03-01]
    [national.estimated]
    "Moon Day" = [2026-05-05]
    [region.A]
    not = [2025-01-01]
    workdays = ["tue"]
    "Our Day" = [2025-06-06]
    [names]
    A = "the Far End"
    """

  /// Reads the list of XX-A from a folder with these files.
  private func read(_ list: String) throws -> RegionHolidays {
    try withTemporaryFolder { folder in
      try folder.appending("XX.toml").write(list)
      let tables = HolidayTables(folders: ["/nowhere", folder], zones: ZoneDatabase())
      return try tables.holidays(in: #require(Region(code: "XX-A")))
    }
  }

  @Test("A region has its country's days, without those that it takes away, and its own")
  func composition() throws {
    let list = try read(Self.list)
    let days = list.holidays(from: date("2024-01-01"), through: date("2026-12-31"))
    #expect(
      days.map { "\($0.date) \($0.name)\($0.isEstimate ? "?" : "")" } == [
        "2024-01-01 New Year's Day", "2024-02-29 Moving Day", "2025-03-01 Moving Day",
        "2025-06-06 Our Day", "2026-01-01 New Year's Day", "2026-05-05 Moon Day?",
      ])
    #expect(list.workdays == [.tuesday])
    #expect(list.name == "the Far End")
  }

  @Test(
    "A damaged list is refused with the line, and what would be right",
    arguments: [
      ("country = \"XX\"", "country = \"YY\"", 1, "The list of XX says so in country."),
      ("country = \"XX\"\n", "", 1, "needs country, years and [national]"),
      ("[2024, 2026]", "[2026, 2024]", 2, "the first and the last year"),
      ("[2024, 2026]", "[2024]", 2, "the first and the last year"),
      ("[2024, 2026]", "[1, 9999]", 2, "the first and the last year"),
      ("[2024, 2026]", "\"2024\"", 2, "an array"),
      ("[\"sun\", \"mon\"]", "[\"sunday\", \"moon\"]", 3, "days of the week such as \"mon\""),
      ("workdays = [\"sun\"", "weekend = [\"sun\"", 3, "weekend cannot stand here"),
      ("[\"01-01\"]", "[\"1-1\"]", 5, "such as \"12-25\""),
      ("[\"01-01\"]", "[\"02-29\"]", 5, "such as \"12-25\""), ("[\"01-01\"]", "[]", 5, "not empty"),
      ("[\"01-01\"]", "[1]", 5, "such as \"12-25\""),
      ("2025-03-01]", "2027-03-01]", 6, "dates from 2024 to 2026"),
      ("2025-03-01]", "2025-02-30]", 6, "that month has the days 1 to 28"),
      ("[names]\nA =", "[names]\na =", 14, "is not a region's code"),
      ("[\"tue\"]", "true", 11, "an array"),
      ("[2025-06-06]", "{ a = 1 }", 12, "an array"),
    ])
  func damage(_ old: String, new: String, line: Int, said: String) throws {
    let text = Self.list.replacing(old, with: new, maxReplacements: 1)
    let error = try #require(throws: HolidaysError.self) { try read(text) }
    guard case .damaged(let path, line, _, _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path.lastComponent?.string == "XX.toml")
    #expect(error.description.contains(said), "\(error)")
  }

  @Test(
    "A damaged index of names, or of zones, is refused likewise",
    arguments: [
      ("regions.toml", "[names]\nXX = \"Nowhere\"\nXX-A = 1", 3, "it takes a string"),
      ("regions.toml", "[names]\nXXA = \"\"", 2, "is not a region's code"),
      ("regions.toml", "[name]", 1, "names can"), ("zones.toml", "[zone]", 1, "zones can"),
      ("zones.toml", "[zones]\n\"Europe/Berlin\" = \"Berlin\"", 2, "is not a region's code"),
    ])
  func index(file: String, text: String, line: Int, said: String) throws {
    try withTemporaryFolder { folder in
      try folder.appending(FilePath.Component(file)!).write(text)
      let tables = HolidayTables(folders: [folder], zones: ZoneDatabase())
      #expect(tables.region(ofZone: "Europe/Berlin") == nil)
      let problem =
        if case .failure(let error) = indexOf(tables), file == "regions.toml" {
          error.description
        } else {
          try #require(tables.problem)
        }
      #expect(problem.contains("line \(line)") && problem.contains(said), "\(problem)")
    }
  }

  private func indexOf(_ tables: HolidayTables) -> Result<RegionIndex, HolidaysError> {
    Result { () throws(HolidaysError) in try tables.index() }
  }

  @Test(
    "A list that is missing, a region that is not listed, and a folder that is not there are named")
  func missing() throws {
    let region = try #require(Region(code: "XX-B"))
    let country = try #require(Region(code: "YY"))
    try withTemporaryFolder { folder in
      let path = folder.appending("XX.toml")
      try path.write(Self.list)
      let tables = HolidayTables(folders: [folder], zones: ZoneDatabase())
      #expect(throws: HolidaysError.noRegion(region)) { try tables.holidays(in: region) }
      #expect(throws: HolidaysError.noList(country: "YY", folder: folder)) {
        try tables.holidays(in: country)
      }
      try path.write([UInt8](repeating: 0x0A, count: 300_000))
      tables.refresh()
      #expect(throws: HolidaysError.tooLarge(path, maximumBytes: 262_144)) {
        try tables.holidays(in: #require(Region(code: "XX")))
      }
    }
    let folders: [FilePath] = ["/nowhere/a", "/nowhere/b"]
    #expect(throws: HolidaysError.notInstalled(lookedIn: folders)) {
      try HolidayTables(folders: folders, zones: ZoneDatabase()).holidays(in: region)
    }
  }

  @Test("The lists are beside the program, else in the system's data folders")
  func folders() {
    #expect(
      HolidayTables.folders(program: "/home/jo/.local/bin/followupd", dataFolders: nil) == [
        "/home/jo/.local/share/followup/holidays", "/usr/local/share/followup/holidays",
        "/usr/share/followup/holidays",
      ])
    #expect(
      HolidayTables.folders(program: nil, dataFolders: "/a:relative::/b") == [
        "/a/followup/holidays", "/b/followup/holidays",
      ])
  }

  @Test(
    "What does not have a code's form is not a region",
    arguments: ["", "D", "DEU", "DE-", "-BY", "DE-BYXX", "D3", "DE_BY", "DE-BY-X", "ÄÖ", "DE-Ä"])
  func forms(_ text: String) {
    #expect(Region(code: text) == nil)
  }
}
