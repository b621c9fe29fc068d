import CivilTime
import FollowupCore
import Holidays
import Settings
import TestSupport
import Testing

@Suite("Imported holidays")
struct ImportedHolidaysTests {
  private func read(
    _ text: String, configuration: String? = nil
  ) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    Settings.read(
      configuration.map { Array($0.utf8) }, file: "followup.toml", imported: Array(text.utf8),
      importedFile: "imported-holidays.toml", zones: ZoneDatabase())
  }

  private static let file = """
    ["America/New_York"]
    "Founders’ day" = ["2026-05-05", "2027-05-05"]
    ["*"]
    Shutdown = [2026-12-28]
    """

  @Test("Its dates count beside those of the configuration, with what they are called")
  func read() throws {
    let settings = try #require(
      read(Self.file, configuration: "[holidays]\n\"*\" = [\"2026-12-24\"]").settings)
    let dates = settings.policy.holidays
    let (own, shutdown) = (
      try CivilDate(iso8601: "2026-12-24"), try CivilDate(iso8601: "2026-12-28")
    )
    #expect(dates["*"] == [own, shutdown])
    #expect(dates.title(of: shutdown, under: "*") == "Shutdown")
    #expect(dates.title(of: own, under: "*") == nil)
    #expect(dates.titles(zone: "America/New_York", region: nil).count == 3)
    let shown = settings.inForce.suffix(3).map { "\($0.key) = \($0.value) \($0.origin)" }
    #expect(
      shown == [
        "holidays.\"*\" = [\"2026-12-24\"] followup.toml:2",
        "holidays.\"America/New_York\".\"Founders\\u2019 day\" = [\"2026-05-05\", \"2027-05-05\"] "
          + "imported-holidays.toml:2",
        "holidays.\"*\".Shutdown = [\"2026-12-28\"] imported-holidays.toml:4",
      ])
  }

  @Test("Without a configuration the defaults hold, and the dates count")
  func alone() throws {
    let settings = try #require(read(Self.file).settings)
    #expect(settings.policy.holidays.names == ["*", "America/New_York"])
  }

  @Test(
    "What is wrong with it is refused with its line",
    arguments: [
      ("[Nowhere]\na = []", 1, "Nowhere"), ("[\"*\"]\na = [\"2026-02-30\"]", 2, "2026-02-30"),
      ("\"*\" = 3", 1, "has to be a table"), ("[\"*\"\n", 1, ""),
    ])
  func wrong(text: String, line: Int, words: String) {
    let (settings, diagnostics) = read(text)
    #expect(settings == nil)
    #expect(diagnostics.first?.line == line)
    #expect(diagnostics.first?.file == "imported-holidays.toml")
    #expect(words.isEmpty || diagnostics.first?.message.contains(words) == true)
  }

  @Test("What is written is read again, and a date is added once")
  func written() throws {
    let days = [
      ("A \"day\"", "2026-12-28"), ("Other", "2026-12-28"), ("Zwölf\nzwei", "2026-12-29"),
    ]
    .map { ($0.0, try! CivilDate(iso8601: $0.1)) }
    let first = ImportedHolidays.adding(days, under: "*", to: [])
    #expect(first.newDates.count == 2)
    let text = ImportedHolidays.text(of: first.holidays)
    let again = ImportedHolidays.read(
      Array(text.utf8), file: "f", zones: ZoneDatabase(), holidays: NoHolidays())
    #expect(again.diagnostics.isEmpty)
    #expect(again.holidays.map(\.title).sorted() == ["A \"day\"", "Zwölf\nzwei"])
    let second = ImportedHolidays.adding(days, under: "*", to: again.holidays)
    #expect(second.newDates.isEmpty)
    #expect(ImportedHolidays.text(of: second.holidays) == text)
  }
}
