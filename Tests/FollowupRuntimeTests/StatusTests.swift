import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import FollowupRuntime
import Holidays
import SimulatedDisk
import SystemPackage
import Testing

/// What the program says of itself, and of what has changed.
@Suite struct StatusTests {
  private let host = FakeHost(Instant(secondsSinceEpoch: 1_795_600_000))
  private let outlet = FakeOutlet()
  private let zones = LastGoodZones(tz: "UTC") { ZoneDatabase() }

  private func start() throws -> Runtime { try host.start(outlet, zones: zones) }

  private func status(of runtime: Runtime) -> StatusReport {
    runtime.status(
      of: ProcessFacts(pid: 1, logDirectory: "log", socket: "socket", journal: "", desktop: ""))
  }

  private func record(_ body: EventBody, in runtime: Runtime) {
    let draft = EventDraft(application: "acme", at: host.time, body: body)
    runtime.driver.record([draft]) { _ in }
    host.settle()
  }

  private let added = EventBody.applicationAdded(
    ApplicationAdded(ApplicationFields(company: "Acme", zone: "UTC")))

  @Test func `a folder that cannot be listed is the only problem, whatever else fails for it`()
    throws
  {
    let runtime = try start()
    host.disk.fail(.list, with: .notDirectory)
    runtime.pollLog()
    host.disk.fail(.write, with: .notDirectory)
    record(added, in: runtime)
    let problems = status(of: runtime).problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains("cannot be listed") == true)
    runtime.pollLog()
    record(added, in: runtime)
    #expect(status(of: runtime).problems == [])
  }

  @Test func `what is wrong with the own file is said once, as it is now`() throws {
    host.configure("[log]\ngrace = \"0s\"\n")
    let runtime = try start()
    record(added, in: runtime)
    record(.mistakeNoted(MistakeNoted(text: "One")), in: runtime)
    for fault in [FileFault.older, .gone] {
      host.disk.impair("desk.jsonl", by: fault)
      runtime.pollLog()
      host.pass(.seconds(1))
      let report = status(of: runtime)
      #expect(report.damage.count == 1, "\(report.damage)")
      #expect(report.problems == [])
      record(.mistakeNoted(MistakeNoted(text: "Two")), in: runtime)
      #expect(status(of: runtime).problems == [])
      host.disk.restore("desk.jsonl")
    }
  }

  @Test func `a configuration that is refused says what is in force instead`() throws {
    host.configure("[you]\nquiet = 9\n")
    let runtime = try start()
    #expect(
      runtime.statusLine
        == "0 applications, the configuration was refused, and the defaults are in force")
    #expect(
      status(of: runtime).problems.first
        == "The configuration was refused, and the defaults are in force until it is mended.")
    host.configure("[you]\nquiet = \"none\"\n")
    runtime.reloadConfiguration()
    #expect(runtime.statusLine == "0 applications")
    host.configure("[you]\nquiet = 9\n")
    runtime.reloadConfiguration()
    #expect(
      runtime.statusLine
        == "0 applications, the configuration was refused, and what was read before is in force")
  }

  @Test func `a monitor is told that an application is gone, and that it began anew`() throws {
    let runtime = try start()
    var replies: [MonitorMethod.Reply] = []
    runtime.onChange = { replies.append(runtime.monitorReply($0, by: $1)) }
    record(added, in: runtime)
    record(.eventUndone(EventUndone(EventID(device: "desk", sequence: 1))), in: runtime)
    record(added, in: runtime)
    #expect(replies.map(\.applications) == [["acme"], ["acme"], ["acme"]])
    #expect(replies.map(\.gone) == [[], ["acme"], []])
    #expect(replies.compactMap { $0.limited(to: "acme")?.gone } == [[], ["acme"], []])
  }
}
