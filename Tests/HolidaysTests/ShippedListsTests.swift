import CivilTime
import Holidays
import Testing

struct ShippedListsTests {
  @Test("Every region's list is read, and has days in every year that it covers")
  func wholeFolder() throws {
    let index = try Shipped.tables.index()
    #expect(index.regions.count { $0.region.isCountry } == 246)
    for named in index.regions {
      let list = try Shipped.tables.holidays(in: named.region)
      #expect(list.name == named.name)
      for year in list.years {
        let days = list.holidays(from: date("\(year)-01-01"), through: date("\(year)-12-31"))
        #expect(!days.isEmpty, "\(named.region) \(year)")
        #expect(days.allSatisfy { list.isHoliday($0.date) })
      }
    }
  }

  @Test(
    "A list agrees with the official one on every weekday",
    arguments: ["GB-ENG", "GB-SCT", "GB-NIR"])
  func britain(_ code: String) throws {
    let official = Set(
      try Shipped.rows("official.tsv").filter { $0[0] == code }.map { date($0[1]) })
    let ours = try Shipped.list(code).holidays(
      from: date("2024-01-01"), through: date("2028-12-31")
    )
    .map(\.date).filter { !Set<Weekday>([.saturday, .sunday]).contains($0.weekday) }
    #expect(Set(ours) == official)
  }

  @Test("Japan's list is the official one, and the days of the year's turn")
  func japan() throws {
    let official = Set(
      try Shipped.rows("official.tsv").filter { $0[0] == "JP" }.map { date($0[1]) })
    let ours = try Shipped.list("JP").holidays(
      from: date("2024-01-01"), through: date("2036-12-31"))
    let turn = ["Year-end holiday", "New Year holiday (2 January)", "New Year holiday (3 January)"]
    #expect(Set(ours.filter { !turn.contains($0.name) }.map(\.date)) == official)
    #expect(Set(ours.filter { turn.contains($0.name) }.map(\.date)).count == 3 * 13 - 1)
  }

  @Test("Singapore's list has the official days that hang on the moon")
  func singapore() throws {
    let list = try Shipped.list("SG")
    for row in try Shipped.rows("official.tsv") where row[0] == "SG" {
      #expect(list.isHoliday(date(row[1])), "\(row[1])")
    }
    #expect(list.holidays(on: date("2027-05-17")).map(\.name) == ["Hari Raya Haji"])
  }

  @Test(
    "A day off that good guesses miss is in the list of its region, and not of its neighbours",
    arguments: [
      ("GB-SCT", "2026-06-15", ["GB-ENG", "GB-NIR"]),
      ("GB-ENG", "2027-03-29", ["GB-SCT", "GB"]), ("GB-ENG", "2026-08-31", ["GB-SCT", "GB"]),
      ("AU-NSW", "2026-12-28", ["AU"]), ("AU-NSW", "2027-12-27", ["AU"]),
      ("AU-NSW", "2026-04-27", ["AU-VIC", "AU-QLD", "AU-SA"]),
      ("AU-WA", "2026-04-27", ["AU-TAS"]), ("AU-ACT", "2026-04-27", ["AU-NT"]),
      ("AE", "2026-06-15", []), ("AE", "2026-08-28", []),
      ("CA-ON", "2026-05-18", ["CA"]), ("CA-ON", "2026-10-12", ["CA"]),
      ("CH-ZH", "2027-03-26", ["CH"]),
      ("DE-BY", "2026-08-15", ["DE", "DE-BE"]), ("BR", "2027-02-08", []), ("BR", "2027-02-09", []),
      ("BR", "2027-05-27", []), ("JP", "2026-12-31", []), ("US", "2026-11-27", []),
    ])
  func regional(_ code: String, day: String, others: [String]) throws {
    #expect(try Shipped.list(code).isHoliday(date(day)))
    for other in others { #expect(try !Shipped.list(other).isHoliday(date(day)), "\(other)") }
  }

  @Test(
    "A day on which most offices work is in no list",
    arguments: [
      ("NL", "2027-03-26"), ("US", "2026-10-12"), ("US", "2026-11-11"), ("US-NY", "2026-11-11"),
      ("AU-QLD", "2026-08-12"), ("MY-02", "2024-02-12"),
    ])
  func ordinary(_ code: String, day: String) throws {
    #expect(try !Shipped.list(code).isHoliday(date(day)))
  }

  @Test(
    "The working days are the region's own",
    arguments: [
      ("SA", "sun mon tue wed thu"), ("AE", "mon tue wed thu fri"), ("BN", "mon tue wed thu sat"),
      ("MY", "mon tue wed thu fri"), ("MY-03", "sun mon tue wed thu"),
      ("MY-01", "mon tue wed thu fri"), ("LY", "sun mon tue wed thu"),
      ("MR", "mon tue wed thu fri"), ("PS", "sun mon tue wed thu"), ("HK", "mon tue wed thu fri"),
      ("IN", "mon tue wed thu fri"), ("GB-ENG", "mon tue wed thu fri"),
    ])
  func workdays(_ code: String, days: String) throws {
    let list = try Shipped.list(code)
    #expect(list.workdays == Set(days.split(separator: " ").map { Weekday(named: String($0))! }))
    #expect(!list.areWorkdaysDoubtful)
  }

  @Test("Working days on which accounts differ are marked", arguments: ["IR", "AF", "DJ", "NP"])
  func doubtful(_ code: String) throws {
    #expect(try Shipped.list(code).areWorkdaysDoubtful)
  }

  @Test(
    "A list ends where knowledge does",
    arguments: [
      ("LK", 2026), ("CN", 2027), ("UZ", 2026), ("AZ", 2028), ("IN", 2035), ("IN-MH", 2035),
      ("NP", 2035), ("MU", 2035), ("US", 2036), ("DE-BY", 2036),
    ])
  func end(_ code: String, year: Int) throws {
    let list = try Shipped.list(code)
    #expect(list.years == 2024...year)
    #expect(list.isKnown(date("\(year)-12-31")))
    #expect(!list.isKnown(date("\(year + 1)-01-01")))
    #expect(!list.isKnown(date("2023-12-31")))
    #expect(!list.isHoliday(date("\(year + 1)-01-01")))
  }

  @Test("A day that hangs on the moon is an estimate until it is announced")
  func estimates() throws {
    let list = try Shipped.list("SA")
    #expect(list.holidays(on: date("2027-03-09")).map(\.isEstimate) == [true])
    #expect(list.holidays(on: date("2026-09-23")).map(\.isEstimate) == [false])
  }

  @Test("The last business days before London's interview depend on what is known of its region")
  func london() throws {
    let held = date("2027-03-25")
    let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    #expect(try Shipped.workingDays("GB-ENG").businessDay(3, after: held) == date("2027-04-01"))
    #expect(try Shipped.workingDays("GB").businessDay(3, after: held) == date("2027-03-31"))
    #expect(WorkingDays(weekdays: weekdays).businessDay(3, after: held) == date("2027-03-30"))
  }

  @Test("2,000 business days in 40 countries are those that the lists' source counts")
  func businessDays() throws {
    let rows = try Shipped.rows("business-days.tsv")
    #expect(rows.count == 2000)
    #expect(Set(rows.map { $0[0].prefix(2) }).count == 40)
    for row in rows {
      let day = try Shipped.workingDays(row[0]).businessDay(Int(row[2])!, after: date(row[1]))
      #expect(day == date(row[3]), "\(row)")
    }
  }
}
