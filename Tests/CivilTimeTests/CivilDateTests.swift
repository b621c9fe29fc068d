import Testing

@testable import CivilTime

struct CivilDateTests {
  @Test("Dates and day numbers agree, day by day through 400 years and across every century")
  func dayByDay() {
    var expected = CivilDate(year: 1899, month: 12, day: 31)!
    var weekday = Weekday.sunday
    for dayNumber in expected.dayNumber..<expected.dayNumber + 146_100 {
      let date = CivilDate(dayNumber: dayNumber)
      guard date == expected, date.dayNumber == dayNumber, date.weekday == weekday else {
        Issue.record("\(date) \(date.weekday), not \(expected) \(weekday)")
        return
      }
      expected = successor(of: expected)
      weekday = Weekday(rawValue: weekday.rawValue % 7 + 1)!
    }
  }

  /// The next day, counted as a child would.
  private func successor(of date: CivilDate) -> CivilDate {
    CivilDate(year: date.year, month: date.month, day: date.day + 1)
      ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
      ?? CivilDate(year: date.year + 1, month: 1, day: 1)!
  }

  @Test(
    "Known dates have their day number and weekday",
    arguments: [
      ("0001-01-01", -719_162, Weekday.monday), ("1582-10-15", -141_427, .friday),
      ("1600-02-29", -135_081, .tuesday), ("1969-12-31", -1, .wednesday),
      ("1970-01-01", 0, .thursday), ("2000-02-29", 11_016, .tuesday),
      ("2024-02-29", 19_782, .thursday), ("2026-11-20", 20_777, .friday),
      ("2100-03-01", 47_541, .monday), ("9999-12-31", 2_932_896, .friday),
    ])
  func known(_ text: String, dayNumber: Int, weekday: Weekday) throws {
    let date = try CivilDate(iso8601: text)
    #expect(date.dayNumber == dayNumber)
    #expect(date.weekday == weekday)
    #expect(CivilDate(dayNumber: dayNumber) == date)
    #expect(date.description == text)
  }

  @Test(
    "What the calendar does not have is no date",
    arguments: [
      (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1),
      (2026, 1, 0), (2026, 1, 32), (0, 1, 1), (10_000, 1, 1), (.min, .min, .min),
      (.max, .max, .max),
    ])
  func invalid(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Only YYYY-MM-DD is read, and an error says why in a sentence",
    arguments: [
      ("2026-02-29", "that month has the days 1 to 28"), ("2026-13-01", "there is no month 13"),
      ("0000-01-01", "the years go from 0001"), ("2026-11-20 ", "something follows the day"),
      ("2026-11-2", "four digits, two and two"), (" 2026-11-20", "four digits"),
      ("20261120", "four digits"), ("2026/11/20", "four digits"), ("-026-11-20", "four digits"),
      ("2026-W47-5", "four digits"), ("２０２６-11-20", "four digits"), ("", "four digits"),
      ("10000-01-01", "four digits"), ("2026-+1-01", "four digits"),
    ])
  func refused(_ text: String, reason: String) throws {
    let error = try #require(throws: CivilTimeError.self) { try CivilDate(iso8601: text) }
    #expect(error.description.contains(reason), "\(error)")
    #expect(error.description.hasSuffix("."))
  }

  @Test("Adding days counts them, and stops at the ends of the calendar")
  func adding() throws {
    let date = try CivilDate(iso8601: "2024-02-28")
    #expect(date.adding(days: 1).description == "2024-02-29")
    #expect(date.adding(days: 2).description == "2024-03-01")
    #expect(date.adding(days: -59).description == "2023-12-31")
    #expect(date.adding(days: 366).days(until: date) == -366)
    #expect(date.adding(days: .max) == .latest)
    #expect(date.adding(days: .min) == .earliest)
    #expect(CivilDate.latest.adding(days: 1) == .latest)
    #expect(CivilDate(dayNumber: .min) == .earliest)
    #expect(CivilDate.earliest.days(until: .latest) == 3_652_058)
  }

  @Test("Dates compare by year, then month, then day")
  func order() throws {
    let texts = ["0001-01-01", "2025-12-31", "2026-01-30", "2026-02-01", "2026-02-02"]
    let dates = try texts.map { try CivilDate(iso8601: $0) }
    #expect(dates.reversed().sorted() == dates)
  }
}

struct WeekdayTests {
  @Test("A weekday is found by its name or its first three letters, in any case")
  func names() {
    for weekday in Weekday.allCases {
      #expect(Weekday(named: weekday.name) == weekday)
      #expect(Weekday(named: weekday.shortName) == weekday)
      #expect(Weekday(named: weekday.name.uppercased()) == weekday)
      #expect(Weekday(named: weekday.shortName.lowercased()) == weekday)
    }
    #expect(Weekday.allCases.map(\.shortName).joined() == "MonTueWedThuFriSatSun")
  }

  @Test("Nothing else is a weekday", arguments: ["", "Mo", "Mond", "Tues", "1", "Mon ", "Montag"])
  func refused(_ text: String) {
    #expect(Weekday(named: text) == nil)
  }
}
