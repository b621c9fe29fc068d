import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import FollowupRuntime
import Glibc
import Holidays
import SimulatedDisk
import SystemPackage
import TestSupport
import Testing

/// Files that are away, empty, cut or older for a moment, and news that come after a start.
@Suite struct AbsenceTests {
  private let host = FakeHost(Instant(secondsSinceEpoch: 1_795_600_000))
  private let outlet = FakeOutlet()
  private let zones = LastGoodZones(tz: "UTC") { ZoneDatabase() }

  private func start() throws -> Runtime { try host.start(outlet, zones: zones) }

  /// Records events as another device, whose file then lies in the folder.
  private func record(_ bodies: [EventBody], as device: String = "phone") throws {
    let (log, _) = try Log.open(host.disk.storage(), device: device)
    for body in bodies {
      _ = try log.append(
        [EventDraft(application: "acme", at: host.time, body: body)], now: host.time)
    }
    host.disk.killPrograms()
  }

  private let interview: [EventBody] = [
    .applicationAdded(ApplicationAdded(ApplicationFields(company: "Acme", zone: "UTC"))),
    .interviewAdded(InterviewAdded(stage: .phone, durationMinutes: 60, with: [])),
  ]

  /// An interview that ended two hours ago by this device's file, and was cancelled by the other's.
  private func cancelledInterview() throws {
    host.configure("[you]\nquiet = \"none\"\n[log]\nsettle = \"0s\"\n")
    try record(interview, as: "desk")
    host.time = host.time + .hours(3)
    try record([.promiseRecorded(.noFollowUp)])
  }

  // MARK: The log

  @Test(arguments: FileFault.allCases)
  func `another device's file that is impaired for a moment changes and tells nothing`(
    fault: FileFault
  ) throws {
    try cancelledInterview()
    let runtime = try start()
    let events = runtime.engine.eventCount
    #expect(outlet.takeTold() == [])
    _ = host.takeSaid()
    host.disk.impair("phone.jsonl", by: fault)
    runtime.pollLog()
    host.pass(.seconds(9))
    #expect(runtime.engine.eventCount == events)
    host.disk.restore("phone.jsonl")
    runtime.pollLog()
    host.pass(.minutes(5))
    #expect(outlet.takeTold() == [])
    #expect(host.takeSaid() == [])
    #expect(runtime.engine.eventCount == events)
  }

  @Test func `another device's file that stays away is said once, and stays in force`() throws {
    try cancelledInterview()
    let runtime = try start()
    _ = host.takeSaid()
    host.disk.impair("phone.jsonl", by: .gone)
    runtime.pollLog()
    host.pass(.seconds(9))
    #expect(host.takeSaid() == [])
    host.pass(.seconds(2))
    #expect(host.takeSaid().count == 1)
    runtime.pollLog()
    host.pass(.minutes(5))
    #expect(host.takeSaid() == [])
    #expect(outlet.takeTold() == [])
  }

  // MARK: The machine's zone

  @Test
  func `the machine's zone stays as it was while its link is set anew, and is given up later`()
    throws
  {
    try withTemporaryFolder { folder in
      let link = folder.appending("localtime")
      func set(_ zone: String) throws {
        unlink(link.string)
        try #require(symlink("/usr/share/zoneinfo/\(zone)", link.string) == 0)
      }
      try set("Asia/Tokyo")
      let zones = LastGoodZones(tz: nil) { LinkedZone(link: link) }
      let runtime = try host.start(outlet, zones: zones)
      unlink(link.string)
      runtime.zonesMayHaveChanged()
      host.pass(.seconds(9))
      #expect(runtime.engine.userZone.identifier == "Asia/Tokyo")
      try set("Asia/Kolkata")
      runtime.zonesMayHaveChanged()
      host.pass(.minutes(1))
      #expect(runtime.engine.userZone.identifier == "Asia/Kolkata")
      #expect(host.takeSaid() == [])
      unlink(link.string)
      runtime.zonesMayHaveChanged()
      host.pass(.seconds(9))
      runtime.zonesMayHaveChanged()
      host.pass(.seconds(2))
      #expect(runtime.engine.userZone == .utc)
      #expect(host.takeSaid().count == 1)
      try set("Asia/Tokyo")
      runtime.zonesMayHaveChanged()
      #expect(runtime.engine.userZone.identifier == "Asia/Tokyo")
    }
  }

  // MARK: The configuration

  @Test(arguments: [nil, "", "[you]\n"])
  func `a configuration that is gone, empty or cut for a moment stays in force`(
    _ text: String?
  ) throws {
    let whole = "[you]\nquiet = \"none\"\n"
    host.configure(whole)
    let runtime = try start()
    _ = host.takeSaid()
    host.configure(text)
    runtime.configurationMayHaveChanged()
    host.pass(.seconds(9))
    #expect(runtime.engine.quietHours == nil)
    host.configure(whole)
    runtime.configurationMayHaveChanged()
    host.pass(.minutes(5))
    #expect(runtime.engine.quietHours == nil)
    #expect(host.takeSaid() == [])
    host.configure(text)
    runtime.configurationMayHaveChanged()
    host.pass(.seconds(11))
    #expect(runtime.engine.quietHours != nil)
    #expect(host.takeSaid().count == 1)
  }

  @Test func `a configuration that is as it was earlier is believed only once that has lasted`()
    throws
  {
    func change(_ text: String) {
      host.configure(text)
      runtime.configurationMayHaveChanged()
    }
    let (quiet, loud) = ("[you]\nquiet = \"13:00-14:00\"\n", "[you]\nquiet = \"none\"\n")
    host.configure(quiet)
    let runtime = try start()
    change(loud)
    #expect(runtime.engine.quietHours == nil)
    change(quiet)
    #expect(runtime.engine.quietHours == nil)
    host.pass(.seconds(11))
    #expect(runtime.engine.quietHours != nil)
    // What was refused has nothing in force that could be kept.
    change("[you\n")
    change(loud)
    #expect(runtime.engine.quietHours == nil)
  }

  @Test func `a configuration whose reading is asked for is believed at once`() throws {
    host.configure("[you]\nquiet = \"none\"\n")
    let runtime = try start()
    host.configure(nil)
    runtime.reloadConfiguration()
    #expect(runtime.engine.quietHours != nil)
  }

  @Test func `a device that the configuration renames is another from then on`() throws {
    let runtime = try start()
    host.configure("[log]\ndevice = \"lap\"\n")
    runtime.configurationMayHaveChanged()
    #expect(host.opened == ["desk", "lap"])
    runtime.driver.record([
      EventDraft(application: "acme", at: host.time, body: interview[0])
    ]) { _ in }
    host.settle()
    #expect(host.disk.contents(of: "lap.jsonl") != nil)
    #expect(host.disk.contents(of: "desk.jsonl") == nil)
    // A configuration that is gone renames nothing.
    host.configure(nil)
    runtime.reloadConfiguration()
    #expect(host.opened == ["desk", "lap"])
  }

  @Test func `a configuration refused at the start keeps the device's name if it can be read`()
    throws
  {
    host.configure("[you]\nquiet = 9\n[log]\ndevice = \"lap\"\n")
    _ = try start()
    #expect(host.opened == ["lap"])
  }

  @Test(arguments: [
    "[log\ndevice = \"lap\"\n", "[lgo]\ndevice = \"lap\"\n", "[log]\ndevice = \"L P\"\n",
  ])
  func `nothing is recorded while a refused configuration may hide the device's name`(
    _ text: String
  ) throws {
    host.configure(text)
    let runtime = try start()
    var failure: RequestError?
    let draft = EventDraft(application: "acme", at: host.time, body: interview[0])
    runtime.driver.record([draft]) { result in
      if case .failure(let error) = result { failure = error }
    }
    host.settle()
    #expect(failure != nil)
    #expect(host.disk.contents(of: "desk.jsonl") == nil)
    host.configure("[log]\ndevice = \"lap\"\n")
    runtime.configurationMayHaveChanged()
    runtime.driver.record([draft]) { _ in }
    host.settle()
    #expect(host.disk.contents(of: "lap.jsonl") != nil)
  }

  @Test func `what is due waits for a refused configuration, and wakes nothing meanwhile`() throws {
    try record(interview, as: "desk")
    host.time = host.time + .hours(3)
    host.configure("[log\n")
    let runtime = try start()
    host.pass(.minutes(5))
    #expect(outlet.takeTold() == [])
    #expect(runtime.driver.nextWake.map { host.time + .minutes(1) < $0 } ?? true)
    host.configure("[you]\nquiet = \"none\"\n")
    runtime.configurationMayHaveChanged()
    host.settle()
    #expect(outlet.takeTold() == ["acme/interview/desk/2/record"])
  }

  @Test func `what is due waits for the user to accept the log, and wakes nothing meanwhile`()
    throws
  {
    host.configure("[you]\nquiet = \"none\"\n")
    try record(interview, as: "desk")
    let runtime = try start()
    host.disk.impair("desk.jsonl", by: .gone)
    runtime.pollLog()
    host.pass(.hours(3))
    host.settle()
    #expect(outlet.takeTold() == [])
    #expect(runtime.driver.nextWake.map { host.time + .minutes(1) < $0 } ?? true)
    guard case .success(let reply) = runtime.acceptLog() else {
      Issue.record("the log was not accepted")
      return
    }
    host.settle()
    #expect(reply.restored == 2 && reply.firstLost == nil)
    #expect(outlet.takeTold() == ["acme/interview/desk/2/record"])
  }

  @Test func `what was told is not told again as the file comes back that says so`() throws {
    host.configure("[you]\nquiet = \"none\"\n")
    let told = try #require(ReminderID("acme/interview/desk/2/record"))
    let telling: [EventBody] = [.reminderIntended(.init(told)), .reminderDelivered(.init(told))]
    try record(interview + telling, as: "desk")
    host.time = host.time + .hours(3)
    // Of the four records two are left.
    let bytes = try #require(host.disk.contents(of: "desk.jsonl"))
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    host.disk.impair("desk.jsonl", to: Array(bytes[...ends[1]]))
    let runtime = try start()
    #expect(!runtime.canRecord)
    host.disk.restore("desk.jsonl")
    runtime.pollLog()
    host.settle()
    #expect(runtime.canRecord)
    #expect(outlet.takeTold() == [])
  }

  // MARK: Settling

  @Test
  func `what came due before the start waits for other devices' news, and is told after them`()
    throws
  {
    host.configure("[you]\nquiet = \"none\"\n")
    try record(interview, as: "desk")
    try record([.mistakeNoted(MistakeNoted(text: "typo"))])
    host.time = host.time + .hours(3)
    _ = try start()
    host.pass(.seconds(119))
    #expect(outlet.takeTold() == [])
    host.pass(.seconds(2))
    #expect(outlet.takeTold() == ["acme/interview/desk/2/record"])
  }

  @Test func `news that settle it leave nothing to tell`() throws {
    host.configure("[you]\nquiet = \"none\"\n")
    try record(interview, as: "desk")
    try record([.mistakeNoted(MistakeNoted(text: "typo"))])
    host.time = host.time + .hours(3)
    let runtime = try start()
    host.pass(.seconds(60))
    let (log, _) = try Log.open(host.disk.storage(), device: "phone")
    _ = try log.append(
      [
        EventDraft(
          application: "acme", at: host.time, body: .promiseRecorded(.noFollowUp))
      ], now: host.time)
    runtime.pollLog()
    host.pass(.minutes(5))
    #expect(outlet.takeTold() == [])
  }

  @Test func `a sleep over the time of a reminder waits, too`() throws {
    host.configure("[you]\nquiet = \"none\"\n")
    try record(interview, as: "desk")
    try record([.mistakeNoted(MistakeNoted(text: "typo"))])
    let runtime = try start()
    host.pass(.minutes(30))
    _ = outlet.takeTold()
    host.time = host.time + .hours(3)
    runtime.zonesMayHaveChanged()
    host.pass(.seconds(100))
    #expect(outlet.takeTold() == [])
    host.pass(.seconds(30))
    #expect(outlet.takeTold() == ["acme/interview/desk/2/record"])
  }

  @Test func `without other devices nothing waits`() throws {
    host.configure("[you]\nquiet = \"none\"\n")
    try record(interview, as: "desk")
    host.time = host.time + .hours(3)
    _ = try start()
    #expect(outlet.takeTold() == ["acme/interview/desk/2/record"])
  }
}

/// The system's zones, with a link of its own in the place of /etc/localtime.
private struct LinkedZone: ZoneReading {
  let link: FilePath
  private let database = ZoneDatabase()

  init(link: FilePath) { self.link = link }

  var version: String? { database.version }
  func machineZone(tz value: String?) -> Zone? {
    database.systemZoneIfReadable(localtime: link, timezone: "/nowhere")
  }
  func zone(named name: String) throws(ZoneError) -> Zone { try database.zone(named: name) }
  func canonicalName(of name: String) -> String { database.canonicalName(of: name) }
  func country(ofZone name: String) -> String? { database.country(ofZone: name) }
  func identifiers() -> [String] { database.identifiers() }
}
