import CivilTime
import FollowupCore
import Holidays
import Settings
import Testing

@Suite("Values of the configuration")
struct ValueTests {
  private func read(_ text: String) throws -> Settings {
    let (settings, diagnostics) = Settings.read(
      Array(text.utf8), file: "followup.toml", zones: ZonesForTests())
    #expect(diagnostics == [])
    return try #require(settings)
  }

  @Test("an empty file is the defaults")
  func empty() throws {
    let settings = try read("")
    #expect(settings.policy == Policy())
    #expect(settings.device == nil)
  }

  @Test("every key sets what it names")
  func everyKey() throws {
    let settings = try read(
      """
      [you]
      name = "Zoë \\"Pat\\" Roe"
      zone = "Europe/Berlin"
      quiet = "22:30-07:00"
      [employer]
      zone = "America/New_York"
      days = ["sunday", "Mon", "TUE"]
      hours = "08:00-24:00"
      [policy]
      after_promise = "1bd"
      after_promise_closes = "30d"
      max_check_ins = 0
      spacing = "10bd"
      max_raise_percent = 25
      check_in.applied = { opens = "0bd", closes = "365d" }
      check_in.again.opens = "8d"
      check_in.again.closes = "8d"
      [policy.check_in.final]
      closes = "14d"
      [holidays]
      "*" = ["2026-12-25", 2027-01-01]
      "Europe/Berlin" = ["2026-10-03"]
      [remind]
      ask_before = "1h30m"
      record_after = "0m"
      [log]
      device = "laptop-2"
      """)
    var policy = Policy()
    policy.userZone = "Europe/Berlin"
    policy.quiet = HoursOfDay("22:30-07:00")
    policy.employerZone = "America/New_York"
    policy.employerDays = [.sunday, .monday, .tuesday]
    policy.employerHours = try #require(HoursOfDay("08:00-24:00"))
    policy.afterPromise = .businessDays(1)
    policy.afterPromiseCloses = .days(30)
    policy.maxCheckIns = 0
    policy.spacing = .businessDays(10)
    policy.maxRaisePercent = 25
    policy.checkIn[.applied] = SpanRange(opens: .businessDays(0), closes: .days(365))
    policy.checkInAgain = SpanRange(opens: .days(8), closes: .days(8))
    policy.checkIn[.final]?.closes = .days(14)
    policy.holidays = [
      "*": [try CivilDate(iso8601: "2026-12-25"), try CivilDate(iso8601: "2027-01-01")],
      "Europe/Berlin": [try CivilDate(iso8601: "2026-10-03")],
    ]
    policy.askBefore = .minutes(90)
    policy.recordAfter = .zero
    #expect(settings.policy == policy)
    #expect(settings.device == "laptop-2")
    #expect(settings.name == "Zoë \"Pat\" Roe")
  }

  @Test("words stand for what is left to something else")
  func words() throws {
    let settings = try read(
      "you = {zone = 'system', quiet = 'none'}\nemployer.zone = 'you'\nlog.device = 'machine'")
    var policy = Policy()
    policy.quiet = nil
    #expect(settings.policy == policy)
    #expect(settings.device == nil)
  }

  @Test(
    "a length of time is said back as it is written",
    arguments: ["0m", "45s", "15m", "1h", "1h30m", "1d", "6d23h59m59s", "7d"])
  func durations(text: String) throws {
    let settings = try read("remind.ask_before = '\(text)'")
    let shown = settings.inForce.first { $0.key == "remind.ask_before" }
    #expect(shown?.value == "\"\(text)\"")
  }

  @Test("hours around the clock are business hours")
  func allDay() throws {
    let settings = try read("employer.hours = '00:00-24:00'")
    #expect(settings.policy.employerHours.end == .endOfDay)
  }

  @Test("each value knows where it comes from")
  func origins() throws {
    let settings = try read(
      "[policy]\nspacing = '9d'\n\n[holidays]\n\"Europe/Berlin\" = [\n'2026-10-03']\n'*'=[]")
    #expect(settings.origin(of: "policy.spacing") == .file("followup.toml", line: 2))
    #expect(settings.origin(of: "policy.max_check_ins") == .byDefault)
    let last = try #require(settings.inForce.last)
    #expect(last.key == "holidays.\"Europe/Berlin\"")
    #expect(last.value == "[\"2026-10-03\"]")
    #expect(last.origin.description == "followup.toml:5")
  }

  @Test("holidays under all names of one zone are that zone's")
  func sharedHolidays() throws {
    let settings = try read(
      "[holidays]\n'Asia/Kolkata' = ['2026-11-24']\n'Asia/Calcutta' = ['2026-11-25']")
    #expect(settings.policy.holidays.names == ["Asia/Kolkata"])
    #expect(
      settings.policy.holidays["Asia/Kolkata"]?.map(\.description).sorted() == [
        "2026-11-24", "2026-11-25",
      ])
  }

  @Test("what is in force reads back as the same")
  func readsBack() throws {
    let settings = try read(
      """
      [you]
      quiet = "none"
      [employer]
      days = ["Sat", "Sun"]
      [holidays]
      "UTC" = ["2026-12-25", "2026-12-24"]
      [remind]
      record_after = "1d2h3m4s"
      """)
    let shown = settings.inForce.map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
    #expect(try read(shown).policy == settings.policy)
  }
}
