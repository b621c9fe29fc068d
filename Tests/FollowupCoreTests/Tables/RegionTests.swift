import CivilTime
import FollowupCore
import Holidays
import SystemPackage
import Testing

/// Employers whose holidays are known from the lists that are shipped.
@Suite struct RegionTests {
  private static let folder = (0..<4).reduce(FilePath(#filePath)) { path, _ in
    path.removingLastComponent()
  }.appending("config").appending("holidays")

  static let lists = HolidayTables(folders: [folder], zones: ZoneDatabase())

  /// A phone interview that was held on a date, at noon.
  private func story(
    zone: String, region: String? = nil, held: String, policy: Policy = Policy(),
    added: String = "2026-11-02"
  ) throws -> Story {
    var story = try Story(
      zone: zone, added: "\(added) 12:00", policy: policy, region: region, holidays: Self.lists)
    try story.contact("\(added) 12:00")
    try story.interview(.phone, ended: "\(held) 12:00")
    return story
  }

  private func opens(_ story: Story, on date: String) throws -> String {
    String(try story.window(.checkIn, at: "\(date) 13:00").prefix(10))
  }

  /// What the rule of holidays says of the check-in.
  private func texts(_ story: Story, on date: String) throws -> [String] {
    try story.followUp(.checkIn, at: "\(date) 13:00").because.filter { $0.rule == .holidays }
      .map(\.text)
  }

  @Test(
    "London's check-in opens by what is known of its region",
    arguments: [(nil, "2027-04-01"), ("GB", "2027-03-31"), ("none", "2027-03-30")])
  func london(region: String?, opens date: String) throws {
    let story = try story(zone: "Europe/London", region: region, held: "2027-03-25")
    #expect(try opens(story, on: "2027-03-25") == date)
  }

  @Test("Each holiday that moved a start is named, also before the window")
  func names() throws {
    let story = try story(zone: "Europe/London", held: "2027-03-25")
    #expect(
      try texts(story, on: "2027-03-25") == [
        "Fri 26 Mar 2027 is Good Friday, Mon 29 Mar 2027 is Easter Monday in England",
        "the holidays of England (GB-ENG) are assumed from Europe/London",
      ])
  }

  @Test("A holiday at the end of the range closes it later and is named; one after it is not")
  func closing() throws {
    var story = try story(zone: "Europe/Berlin", region: "DE-BY", held: "2026-12-16")
    try story.record(
      "2026-12-16 12:00", .promiseRecorded(.by(CivilDate(year: 2026, month: 12, day: 18)!)))
    #expect(
      try story.window(.checkIn, at: "2026-12-16 13:00") == "2026-12-22 09:00 to 2026-12-28 17:00")
    #expect(
      try texts(story, on: "2026-12-16") == ["Fri 25 Dec 2026 is Christmas Day in Bayern"])
  }

  @Test(
    "A day off of the user's is named without a region, and a day that is worked on is no holiday")
  func own() throws {
    var policy = Policy()
    policy.holidays = ["GB": [CivilDate(year: 2027, month: 3, day: 30)!]]
    policy.workdays = ["GB-ENG": [CivilDate(year: 2027, month: 3, day: 29)!]]
    let story = try story(zone: "Europe/London", held: "2027-03-25", policy: policy)
    #expect(
      try texts(story, on: "2027-03-25").first
        == "Fri 26 Mar 2027 is Good Friday in England; Tue 30 Mar 2027 is a holiday")
    #expect(try opens(story, on: "2027-03-25") == "2027-04-01")
  }

  @Test(
    "The working days are the region's, without one the country's, and the settings' before both",
    arguments: [
      ("Asia/Riyadh", nil, "Sun–Thu"), ("Asia/Riyadh", "none", "Sun–Thu"),
      ("Asia/Riyadh", "DE", "Mon–Fri"), ("Asia/Kuala_Lumpur", "MY-03", "Sun–Thu"),
      ("Asia/Brunei", nil, "Mon, Tue, Wed, Thu, Sat"), ("UTC", nil, "Mon–Fri"),
      ("Asia/Dubai", nil, "Mon–Fri"),
    ] as [(String, String?, String)])
  func workdays(zone: String, region: String?, days: String) throws {
    let story = try story(zone: zone, region: region, held: "2026-11-17")
    let calendar = try story.situation("2026-11-17 13:00").calendar
    #expect(calendar.phrase.hasPrefix(days + " "), "\(calendar.phrase)")
    var policy = Policy()
    policy.employerDays = [.saturday, .sunday]
    let set = try self.story(zone: zone, region: region, held: "2026-11-17", policy: policy)
    #expect(try set.situation("2026-11-17 13:00").calendar.phrase.hasPrefix("Sat, Sun "))
  }

  @Test(
    "The days that are free are not counted, and not offered",
    arguments: [
      // Wednesday and Thursday count everywhere; then Sunday, Friday or Saturday does.
      ("Asia/Riyadh", nil, "2026-11-22"), ("Asia/Kuala_Lumpur", "MY-03", "2026-11-22"),
      ("Asia/Kuala_Lumpur", nil, "2026-11-20"), ("Asia/Dubai", nil, "2026-11-20"),
      ("Asia/Brunei", nil, "2026-11-21"),
    ] as [(String, String?, String)])
  func freeDays(zone: String, region: String?, opens date: String) throws {
    let story = try story(zone: zone, region: region, held: "2026-11-17")
    #expect(try opens(story, on: "2026-11-17") == date)
    let calendar = try story.situation("2026-11-17 13:00").calendar
    let slots = try story.followUp(.checkIn, at: "2026-11-17 13:00").slots
    #expect(!slots.isEmpty)
    for slot in slots {
      #expect(calendar.days.contains(story.zone.date(at: slot.start).weekday), "\(slot)")
    }
  }

  @Test("Holidays in the middle of a range leave their days out, and are named")
  func leftOut() throws {
    let story = try story(zone: "America/New_York", held: "2026-11-20")
    let followUp = try story.followUp(.checkIn, at: "2026-11-20 13:00")
    let days = followUp.slots.map { story.zone.date(at: $0.start).description }
    #expect(days == ["2026-11-25"])
    #expect(
      try texts(story, on: "2026-11-20").first
        == "Thu 26 Nov 2026 is Thanksgiving Day, Fri 27 Nov 2026 is Day after Thanksgiving"
        + " in the United States")
  }

  @Test("A check names the holidays that moved the start, left a day out or closed the range")
  func verdicts() throws {
    for (zone, region, held, named) in [
      ("Europe/London", nil, "2027-03-25", ["Good Friday", "Easter Monday in England"]),
      ("America/New_York", nil, "2026-11-20", ["Thanksgiving Day", "Day after Thanksgiving"]),
      ("Europe/Berlin", "DE-BY", "2026-12-18", ["Christmas Day in Bayern"]),
    ] as [(String, String?, String, [String])] {
      let story = try story(zone: zone, region: region, held: held)
      let verdict = try story.check(.checkIn, at: "\(held) 13:00")
      let texts = verdict.because.filter { $0.rule == .holidays }.map(\.text)
      for name in named {
        #expect(texts.contains { $0.contains(name) }, "\(zone): \(texts)")
      }
    }
  }

  @Test(
    "What is not known is said",
    arguments: [
      ("UTC", nil, "2026-11-17", "no holidays are known for UTC"),
      ("Asia/Colombo", nil, "2027-02-01", "no holidays are known in Sri Lanka after 2026"),
      ("Europe/Kyiv", nil, "2026-11-17", "no holidays are known for Europe/Kyiv"),
      (
        "Europe/Berlin", "none", "2026-11-17",
        "no holidays are counted, since the region is \"none\""
      ),
      ("Europe/Berlin", "GB", "2026-11-17", "the region GB is not in the country of Europe/Berlin"),
    ] as [(String, String?, String, String)])
  func unknown(zone: String, region: String?, held: String, said: String) throws {
    let story = try story(zone: zone, region: region, held: held)
    #expect(try texts(story, on: held).contains(said))
  }

  @Test("A region of another country than the zone's is taken, with a note")
  func elsewhere() throws {
    var story = try Story(
      zone: "Europe/London", added: "2026-11-02 12:00", region: "de-by", holidays: Self.lists)
    let note = "the region DE-BY is not in the country of"
    #expect(story.warnings == ["\(note) Europe/London"])
    for fields in [
      ApplicationFields(zone: "Europe/Berlin"), ApplicationFields(zone: "Asia/Tokyo"),
      ApplicationFields(role: "Engineer"), ApplicationFields(region: "none"),
    ] {
      try story.record("2026-11-03 12:00", .applicationChanged(ApplicationChanged(fields)))
    }
    #expect(story.warnings.dropFirst() == ["\(note) Asia/Tokyo"])
  }

  @Test("A list says nothing of the years before its first")
  func before() throws {
    let story = try story(zone: "Europe/Berlin", held: "2023-11-15", added: "2023-11-01")
    #expect(
      try texts(story, on: "2023-11-15") == ["no holidays are known in Germany before 2024"])
  }

  @Test("A day that hangs on the moon is called an estimate")
  func estimate() throws {
    let story = try story(zone: "Asia/Riyadh", held: "2027-03-04")
    #expect(try texts(story, on: "2027-03-04")[0].contains("Eid al-Fitr Holiday (an estimate)"))
  }

  @Test(
    "The settings' region holds in its country, and none everywhere",
    arguments: [
      ("DE-BY", "Europe/Berlin", "DE-BY"), ("DE-BY", "Europe/London", "GB-ENG"),
      ("none", "Europe/London", nil), ("DE-BY", "UTC", nil),
    ] as [(String, String, String?)])
  func setting(_ text: String, zone: String, region: String?) throws {
    var policy = Policy()
    policy.employerRegion = RegionChoice(text)
    let story = try story(zone: zone, held: "2026-11-17", policy: policy)
    #expect(try story.situation("2026-11-17 13:00").calendar.region.region?.code == region)
  }

  @Test("A region that has no list is refused, with what could be meant")
  func refusal() {
    let error = #expect(throws: RequestError.self) {
      try story(zone: "Europe/London", region: "England", held: "2026-11-17")
    }
    #expect("\(error!)".contains("Perhaps GB-ENG (England) is meant."))
  }

  @Test("A reply's last date is counted across holidays, which are named, also by email")
  func reply() throws {
    var story = try story(zone: "Europe/London", held: "2026-11-17")
    try story.record(
      "2027-03-25 12:00", .messageHeard(MessageHeard(channel: .email, contact: nil, asks: true)))
    let reply = try story.followUp(.reply, at: "2027-03-25 13:00")
    #expect(story.say(reply.window) == "2027-03-25 12:00 to 2027-03-30 17:00")
    #expect(
      reply.because.contains {
        $0.text == "Fri 26 Mar 2027 is Good Friday, Mon 29 Mar 2027 is Easter Monday in England"
      })
  }

  @Test("Each list in use is known with its last year, why it is used, and for whom")
  func inUse() throws {
    var policy = Policy()
    policy.employerRegion = RegionChoice("DE-BY")
    policy.holidays = ["Europe/Kyiv": [CivilDate(year: 2026, month: 12, day: 24)!]]
    var story = try story(zone: "Europe/London", held: "2026-11-17", policy: policy)
    let others = [
      ("globex", "Europe/London", nil), ("initech", "Europe/Paris", "CN"),
      ("hooli", "Europe/Berlin", nil), ("umbrella", "Europe/Kyiv", nil), ("stark", "UTC", nil),
      ("wayne", "Europe/London", "none"),
    ]
    for (name, zone, region) in others {
      let fields = ApplicationFields(company: name, zone: zone, region: region)
      try story.record(
        "2026-11-18 12:00", in: name, .applicationAdded(ApplicationAdded(fields)))
    }
    func said(at local: String) throws -> [String] {
      let inUse = story.engine.holidaysInUse(at: try story.instant(local))
      let lists = inUse.lists.map { list in
        "\(list.region ?? "-") \(list.name ?? "-") \(list.lastYear ?? 0) \(list.reason) "
          + "\(list.zone ?? "-") \(list.applications.joined(separator: " "))"
      }
      return lists + inUse.zonesWithout
    }
    let lasting = [
      "DE-BY Bayern 2036 setting - hooli",
      "GB-ENG England 2036 assumed Europe/London acme globex",
      "- - 0 ownDates Europe/Kyiv umbrella",
    ]
    #expect(
      try said(at: "2026-11-18 13:00")
        == ["CN China 2027 recorded - initech"] + lasting + ["UTC"])
    // A list that has ended is none.
    #expect(try said(at: "2028-01-03 13:00") == lasting + ["Europe/Paris", "UTC"])
  }

  @Test func `of many applications the first ten are named`() throws {
    var story = try story(zone: "Europe/London", held: "2026-11-17", policy: Policy())
    for number in 1...23 {
      let fields = ApplicationFields(company: "Firm", zone: "Europe/London")
      try story.record(
        "2026-11-18 12:00", in: "n\(number)", .applicationAdded(ApplicationAdded(fields)))
    }
    let lists = story.engine.holidaysInUse(at: try story.instant("2026-11-18 13:00")).lists
    #expect(
      lists.map(\.applications)
        == [["acme", "n1", "n10", "n11", "n12", "n13", "n14", "n15", "n16", "n17"]])
    #expect(lists.map(\.others) == [14])
  }
}
