import CivilTime
import FollowupCommands
import Testing

struct WhenDateTests {
  @Test(
    "A date is read on the zone's calendar, a weekday as the next, today among them",
    arguments: [
      ("2026-12-18", "2026-12-18"), ("today", "2026-11-20"), ("tomorrow", "2026-11-21"),
      ("fri", "2026-11-20"), ("Friday", "2026-11-20"), ("thu", "2026-11-26"), ("sat", "2026-11-21"),
      ("+3d", "2026-11-23"), ("+2w", "2026-12-04"),
    ])
  func forms(text: String, date: String) throws {
    let now = Instant("2026-11-20T20:00:00Z")
    #expect("\(try WhenDate(text).date(now: now, in: Zones.newYork))" == date)
  }

  @Test func `Today is the zone's`() throws {
    let now = Instant("2026-11-21T01:00:00Z")
    #expect("\(try WhenDate("today").date(now: now, in: Zones.newYork))" == "2026-11-20")
    #expect("\(try WhenDate("today").date(now: now, in: Zones.berlin))" == "2026-11-21")
  }

  @Test(
    "What is no date is refused with what would be",
    arguments: ["", "soon", "2026-12-32", "2026-12-18 9:00", "+3h", "+1d2h", "-3d", "18.12.2026"])
  func refused(text: String) {
    let error = #expect(throws: WhenError.self) { try WhenDate(text) }
    #expect(error?.description.hasPrefix("“\(text)” can't be read as a date.") == true)
    #expect(error?.description.hasSuffix("2026-12-18, friday, tomorrow or +3d.") == true)
  }

  @Test func `A mistyped day is asked back`() {
    let error = #expect(throws: WhenError.self) { try WhenDate("mondy") }
    #expect(error?.description.contains("Did you mean “monday”?") == true)
  }

  @Test(
    "A duration is numbers with units, the greater first",
    arguments: [
      ("45m", 45), ("2h", 120), ("1h30m", 90), ("2d", 2880), ("1w1d", 11_520), ("2H", 120),
    ])
  func duration(text: String, minutes: Int) throws {
    #expect(try TimeSpan(reading: text).minutes == minutes)
  }

  @Test(
    "What is no duration is refused with what would be",
    arguments: ["", "2", "h", "2x", "30m1h", "1h1h", "1.5h", "1h 30m", "+2h", "1234567m"])
  func noDuration(text: String) {
    let error = #expect(throws: WhenError.self) { try TimeSpan(reading: text) }
    #expect(error?.description.hasSuffix("45m, 2h, 1h30m or 2d.") == true)
  }
}
