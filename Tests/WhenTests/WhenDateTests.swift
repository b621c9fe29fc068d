import CivilTime
import Testing
import When

/// Dates, deadlines and lengths of time.
struct WhenDateTests {
  @Test(
    "A date is read on the zone's calendar, a weekday as the coming one, today among them",
    arguments: [
      ("2026-12-18", "2026-12-18"), ("today", "2026-11-20"), ("tomorrow", "2026-11-21"),
      ("2026-W49-4", "2026-12-03"), ("2020-w53-5", "2021-01-01"), ("2026-W01-1", "2025-12-29"),
      ("fri", "2026-11-20"), ("Friday", "2026-11-20"), ("thu", "2026-11-26"), ("sat", "2026-11-21"),
      ("next fri", "2026-11-27"), ("last fri", "2026-11-13"), ("+3d", "2026-11-23"),
      ("+2w", "2026-12-04"), ("in 3 days", "2026-11-23"), ("in a week", "2026-11-27"),
      ("18 dec", "2026-12-18"), ("dec 18", "2026-12-18"), ("2 nov", "2027-11-02"),
      ("20 november", "2026-11-20"), ("3 days ago", "2026-11-17"), ("Fri 4 Dec 2026", "2026-12-04"),
    ])
  func dates(text: String, date: String) throws {
    #expect("\(try When(text).date(in: .at()))" == date)
    #expect("\(try When(text).dateOrInstant(in: .at()))" == "date(\(date))")
  }

  @Test func `Words are counted from when it was said`() throws {
    // Said on Monday: by Friday is that week's.
    let monday = WhenContext.at("2026-11-16T15:00:00Z")
    #expect("\(try When("fri").date(in: monday))" == "2026-11-20")
    #expect("\(try When("+2d").date(in: monday))" == "2026-11-18")
    #expect("\(try When("tomorrow").date(in: monday))" == "2026-11-17")
    #expect("\(try When("17 nov").date(in: monday))" == "2026-11-17")
  }

  @Test func `Today is the zone's`() throws {
    let now = "2026-11-21T01:00:00Z"
    #expect("\(try When("today").date(in: .at(now)))" == "2026-11-20")
    #expect("\(try When("today").date(in: .at(now, in: Zones.berlin)))" == "2026-11-21")
  }

  @Test(
    "A deadline with a time is an instant",
    arguments: [
      ("fri 17:00", "2026-11-20T22:00:00Z"), ("+2h", "2026-11-20T22:00:00Z"),
      ("2026-12-04T17:00:00Z", "2026-12-04T17:00:00Z"), ("dec 4 noon mine", "2026-12-04T11:00:00Z"),
      ("17:00", "2026-11-20T22:00:00Z"),
    ])
  func deadlines(text: String, instant: String) throws {
    #expect(try When(text).dateOrInstant(in: .at()) == .instant(Instant(instant)))
  }

  @Test(
    "A time of day is refused where a date is wanted",
    arguments: ["fri 9:00", "+2h", "now", "9:00", "2026-12-18T09:00:00Z", "2h ago"])
  func noDate(text: String) throws {
    let when = try When(text)
    let error = #expect(throws: WhenError.self) { try when.date(in: .at()) }
    #expect(error?.description.hasPrefix("\"\(text)\" is not a date alone. Write only") == true)
  }

  @Test func `A date alone takes no zone`() {
    #expect(throws: WhenError.self) { try When("2026-12-18 Europe/Berlin") }
  }

  @Test(
    "A length of time is numbers with units, the greater first",
    arguments: [
      ("45m", 45), ("2h", 120), ("1h30m", 90), ("2d", 2880), ("1w1d", 11_520), ("2H", 120),
    ])
  func span(text: String, minutes: Int) throws {
    #expect(try TimeSpan(reading: text).minutes == minutes)
  }

  @Test(
    "What is not a length of time is refused with what would be",
    arguments: ["", "2", "h", "2x", "30m1h", "1h1h", "1.5h", "1h 30m", "+2h", "1234567m", "3bd"])
  func noSpan(text: String) {
    let error = #expect(throws: WhenError.self) { try TimeSpan(reading: text) }
    #expect(error?.description.hasSuffix("45m, 2h, 1h30m or 2d.") == true)
  }

  @Test(
    "M is not a unit, for it is a month elsewhere",
    arguments: ["+1M", "2M ago", "in 3 M", "1h30M"])
  func months(text: String) {
    let error = #expect(throws: WhenError.self) { try When(text) }
    #expect(error?.description.contains("\"M\" is not a unit: minutes are \"m\"") == true)
    let span = #expect(throws: WhenError.self) { try TimeSpan(reading: "1M") }
    #expect(span?.description.contains("\"M\" is not a unit") == true)
  }
}
