import CivilTime
import Holidays
import Testing

struct WorkingDaysTests {
  private func weekdays(_ days: String) -> Set<Weekday> {
    Set(days.split(separator: " ").map { Weekday(named: String($0))! })
  }

  @Test("Dates that are added are holidays, and those taken away are none, also on a weekend")
  func overrides() throws {
    let list = try Shipped.list("GB-ENG")
    let days = WorkingDays(
      weekdays: list.workdays, list: list,
      added: [date("2026-12-24"), date("2026-12-29"), date("2026-12-28")],
      worked: [date("2026-12-28"), date("2026-12-29"), date("2026-12-26")])
    let open = (23...31).map { date("2026-12-\($0)") }.filter(days.isBusinessDay).map(\.day)
    // The 25th is Christmas Day, the 26th a Saturday that is worked on, the 27th a Sunday.
    #expect(open == [23, 26, 28, 29, 30, 31])
    #expect(days.businessDay(2, after: date("2026-12-23")) == date("2026-12-28"))
    #expect(days.businessDay(0, after: date("2026-12-25")) == date("2026-12-25"))
  }

  @Test("A list counts as known only within its years; dates of the user's do without one")
  func known() throws {
    let list = try Shipped.list("LK")
    let days = WorkingDays(weekdays: list.workdays, list: list, added: [date("2028-01-14")])
    #expect(days.isKnown(date("2026-12-31")))
    #expect(!days.isKnown(date("2027-01-01")))
    #expect(!days.isKnown(date("2028-01-14")))
    #expect(WorkingDays(weekdays: weekdays("mon"), added: [date("2028-01-14")]).isKnown(.earliest))
    #expect(!WorkingDays(weekdays: weekdays("mon")).isKnown(date("2026-12-31")))
  }

  @Test("Counting ends with the calendar")
  func lastDay() {
    #expect(WorkingDays(weekdays: weekdays("mon")).businessDay(9, after: .latest) == .latest)
  }

  @Test(
    "Dates hold for every employer, for a zone, for a country with its regions, or for a region")
  func names() throws {
    var overrides = DateOverrides()
    overrides["*"] = [date("2026-01-01")]
    overrides["Europe/Berlin"] = [date("2026-01-02")]
    overrides["DE"] = [date("2026-01-03")]
    overrides["DE-BY"] = [date("2026-01-04")]
    func days(_ zone: String, _ code: String?) -> [Int] {
      overrides.dates(zone: zone, region: code.flatMap(Region.init(code:))).map(\.day).sorted()
    }
    #expect(days("Europe/Berlin", "DE-BY") == [1, 2, 3, 4])
    #expect(days("Europe/Busingen", "DE") == [1, 3])
    #expect(days("Europe/London", "GB-ENG") == [1])
    #expect(days("UTC", nil) == [1])
    #expect(overrides.names == ["*", "DE", "DE-BY", "Europe/Berlin"])
  }
}
