import CivilTime
import Testing

struct TimeOfDayTests {
  @Test(
    "Times are read and written back",
    arguments: [
      ("00:00", 0, "00:00"), ("15:00", 54_000, "15:00"), ("23:59:59", 86_399, "23:59:59"),
      ("09:05:00", 32_700, "09:05"), ("24:00", 86_400, "24:00"), ("24:00:00", 86_400, "24:00"),
    ])
  func read(_ text: String, seconds: Int, written: String) throws {
    let time = try TimeOfDay(iso8601: text)
    #expect(time.secondsSinceMidnight == seconds)
    #expect(time.description == written)
  }

  @Test(
    "What no clock shows is refused, and an error says why in a sentence",
    arguments: [
      ("24:01", "a clock goes from"), ("25:00", "a clock goes from"),
      ("12:60", "a clock goes from"),
      ("12:00:61", "a clock goes from"), ("23:59:60", "a leap second"), ("9:00", "two digits"),
      ("12:00:0", "two digits"), ("12:00 ", "something follows"), ("12:00:00.5", "something"),
      ("", "two digits"), ("noon", "two digits"), ("12-00", "two digits"), ("-1:00", "two digits"),
    ])
  func refused(_ text: String, reason: String) throws {
    let error = try #require(throws: CivilTimeError.self) { try TimeOfDay(iso8601: text) }
    #expect(error.description.contains(reason), "\(error)")
    #expect(error.description.hasSuffix("."))
  }

  @Test("Only 24:00 itself is after 23:59:59")
  func ends() throws {
    #expect(TimeOfDay(hour: 24, minute: 0) == .endOfDay)
    #expect(TimeOfDay(hour: 24, minute: 0, second: 1) == nil)
    #expect(TimeOfDay(hour: -1, minute: 0) == nil)
    #expect(TimeOfDay(hour: 0, minute: -1) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: -1) == nil)
    let last = try #require(TimeOfDay(hour: 23, minute: 59, second: 59))
    #expect(last < .endOfDay)
    #expect(TimeOfDay.midnight < last)
  }
}

struct CivilDateTimeTests {
  @Test(
    "A date and a time are read with a space or a T between",
    arguments: [
      ("2026-11-20 15:00", "2026-11-20 15:00"), ("2026-11-20T15:00:30", "2026-11-20 15:00:30"),
      ("2026-11-20t24:00", "2026-11-20 24:00"),
    ])
  func read(_ text: String, written: String) throws {
    #expect(try CivilDateTime(iso8601: text).description == written)
  }

  @Test(
    "Anything else is refused with a reason",
    arguments: [
      ("2026-11-20", "a time has to follow"), ("2026-11-20  15:00", "a time has two digits"),
      ("2026-11-20 15:00Z", "something follows"), ("2026-11-31 15:00", "the days 1 to 30"),
      ("15:00", "four digits"),
    ])
  func refused(_ text: String, reason: String) throws {
    let error = try #require(throws: CivilTimeError.self) { try CivilDateTime(iso8601: text) }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test("The date counts before the time, and a day's end comes before the next midnight")
  func order() throws {
    let texts = ["2026-11-19 23:59", "2026-11-20 00:00", "2026-11-20 24:00", "2026-11-21 00:00"]
    let civils = try texts.map { try CivilDateTime(iso8601: $0) }
    #expect(civils.reversed().sorted() == civils)
    #expect(Set(civils).count == 4)
  }
}
