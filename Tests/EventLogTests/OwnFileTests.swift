import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import SystemPackage
import Testing

@Suite("This device's file")
struct OwnFileTests {
  private let disk = SimulatedDisk()

  /// A log with five records, and the machine as after a restart.
  private func held(_ count: Int = 5) throws -> [Event] {
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    return try (1...count).flatMap { try log.append([mistake("\($0)")], now: noon) }
  }

  private func open() throws -> (log: Log, report: LogReport) {
    try Log.open(disk.storage(), device: "desk")
  }

  private func refused(_ log: Log) -> String {
    #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
    return log.refusal?.description ?? ""
  }

  @Test("is made with the first record, and never before or because another program removed it")
  func notBefore() throws {
    do {
      let (log, _) = try open()
      _ = try log.poll()
      #expect(disk.contents(of: "desk.jsonl") == nil)
      _ = try log.append([mistake("a")], now: noon)
      disk.remove("desk.jsonl")
      _ = try log.poll()
      #expect(refused(log).contains("held 1 record and is gone."))
      #expect(disk.contents(of: "desk.jsonl") == nil)
    }
    _ = try open()
    #expect(disk.contents(of: "desk.jsonl") == nil)
  }

  @Test(
    "that lost records is named, while the log is open and after a start, until it is back",
    arguments: [
      (FileFault.gone, "held 5 records and is gone."),
      (.older, "held 5 records, now 2: desk/3 to desk/5 are gone."),
      (.empty, "held 5 records, now 0: desk/1 to desk/5 are gone."),
    ], [false, true])
  func lost(change: (fault: FileFault, text: String), isStart: Bool) throws {
    let events = try held()
    let running = isStart ? nil : try open().log
    if change.fault == .older {
      disk.impair("desk.jsonl", to: (1...2).map { Array(line($0)) }.flatMap { $0 })
    } else {
      disk.impair("desk.jsonl", by: change.fault)
    }
    let log: Log
    if let running {
      #expect(try running.poll().events.isEmpty)
      log = running
    } else {
      let (opened, report) = try open()
      #expect(report.events == Array(events.prefix(change.fault == .older ? 2 : 0)))
      #expect(report.damage.count == 1)
      log = opened
    }
    #expect(refused(log).contains("The file \"/simulated/desk.jsonl\" " + change.text))
    #expect(
      try Log.verify(disk.storage()).damage.map(\.description) == [log.troubles[0].description])
    #expect(log.troubles.count == 1)
    disk.restore("desk.jsonl")
    _ = try log.poll()
    #expect(log.refusal == nil && log.troubles.isEmpty)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
  }

  /// One of our lines, as `held` wrote it.
  private func line(_ sequence: Int) -> String.UTF8View {
    let lines = disk.text(of: "desk.jsonl")!.split(separator: "\n")
    return "\(lines[sequence - 1])\n".utf8
  }

  @Test("is the same again where the user says so while what is lost is known")
  func restored() throws {
    let events = try held()
    let before = disk.contents(of: "desk.jsonl")
    let (log, report) = try open()
    disk.put(Array(line(1)) + Array(line(2)), as: "desk.jsonl")
    _ = try log.poll()
    let after = try log.accept(report.events)
    #expect(after.report.events == events && after.restored == 3 && after.lost == nil)
    #expect(disk.contents(of: "desk.jsonl") == before)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
  }

  @Test("of which a machine of the same name took the end names what is replaced")
  func byNamesake() throws {
    let events = try held()
    let (log, report) = try open()
    disk.impair("desk.jsonl", by: .namesake)
    _ = try log.poll()
    #expect(refused(log).contains("or two machines are called \"desk\""))
    let after = try log.accept(report.events)
    #expect(after.replaced == 4...5 && after.lost == nil && after.restored == 0)
    #expect(after.report.events.prefix(3) == events.prefix(3))
    #expect(after.report.events.count == 5)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
  }

  @Test("of which a machine of the same name took the end while nothing ran: that is known of all")
  func byNamesakeMeanwhile() throws {
    _ = try held()
    disk.impair("desk.jsonl", by: .namesake)
    let (log, report) = try open()
    #expect(report.events.count == 5 && log.refusal != nil)
    #expect(try log.accept(report.events).replaced == 1...5)
  }

  @Test(
    "is no less damaged when the disk fails while it is completed",
    arguments: [LogError.Operation.write, .sync], 0...2)
  func restoredByHalf(operation: LogError.Operation, after count: Int) throws {
    let events = try held()
    let (log, report) = try open()
    disk.put(Array(line(1)), as: "desk.jsonl")
    _ = try log.poll()
    disk.fail(operation, with: .noSpace, after: count)
    #expect(throws: LogError.self) { try log.accept(report.events) }
    #expect(refused(log).contains("held 5 records, now"))
    #expect(try log.accept(report.events).report.events == events)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
  }

  @Test("is named again when the program ends while it is completed", arguments: 1...12)
  func restoredUntilCrash(calls: Int) throws {
    _ = try held()
    do {
      let (log, report) = try open()
      disk.put(Array(line(1)), as: "desk.jsonl")
      _ = try log.poll()
      disk.failsAtCall = disk.calls + calls
      guard (try? log.accept(report.events)) == nil else { return }
    }
    disk.killPrograms()
    let (log, report) = try open()
    #expect(report.events.count == 5 || log.refusal?.description.contains("held 5 records") == true)
  }

  @Test("goes on behind the numbers that were in use where the user says so, and is whole")
  func accepted() throws {
    let events = try held()
    disk.put(Array(line(1)) + Array(line(2)), as: "desk.jsonl")
    do {
      let (log, _) = try open()
      let after = try log.accept([])
      #expect(after.report.events == Array(events.prefix(2)))
      #expect(after.restored == 0 && after.lost == 3...5)
      #expect(log.refusal == nil && after.report.damage.isEmpty)
    }
    // Also at the next start, and with nothing recorded between.
    do {
      let (log, _) = try open()
      #expect(log.refusal == nil)
      #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
    }
    let (log, report) = try open()
    #expect(report.events.map(\.id.sequence) == [1, 2, 6] && log.refusal == nil)
    #expect(try Log.verify(disk.storage()).damage.isEmpty)
    #expect(try log.append([mistake("b")], now: noon)[0].id.sequence == 7)
  }

  @Test("goes on behind the numbers that were in use where it is gone for good")
  func acceptedGone() throws {
    _ = try held()
    disk.remove("desk.jsonl")
    do {
      let (log, _) = try open()
      #expect(try log.accept([]).report.events.isEmpty)
      #expect(disk.contents(of: "desk.jsonl") == nil)
      #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 6)
    }
    #expect(try open().report.events.map(\.id.sequence) == [6])
  }

  @Test("that another machine of the same name wrote is found, and is not written to")
  func twoMachines() throws {
    _ = try held()
    let other = SimulatedDisk()
    let (twin, _) = try Log.open(other.storage(), device: "desk")
    for _ in 1...7 { _ = try twin.append([mistake("twin")], now: noon + .seconds(1)) }
    let bytes = other.contents(of: "desk.jsonl")!
    let (log, _) = try open()
    disk.put(bytes, as: "desk.jsonl")
    _ = try log.poll()
    #expect(refused(log).contains("two machines are called \"desk\""))
    #expect(log.troubles.map(\.kind) == [.rewritten])
    #expect(disk.contents(of: "desk.jsonl") == bytes)
    disk.killPrograms()
    let (again, report) = try open()
    #expect(report.events.count == 7)
    #expect(refused(again).contains("two machines are called \"desk\""))
    _ = try again.accept([])
    #expect(try again.append([mistake("a")], now: noon)[0].id.sequence == 8)
  }

  @Test("does not give a number that another device's event names")
  func numbersNamedElsewhere() throws {
    _ = try held(1)
    disk.forgetMark(of: "desk")
    disk.put(lines: [undone("desk/3")], as: "lap.jsonl")
    let (log, report) = try open()
    #expect(report.damage.count == 1)
    #expect(
      refused(log).contains(
        "ends with desk/1, and another device's file names desk/3: desk/2 to desk/3 are gone."))
    #expect(log.troubles.map(\.kind) == [.outnumbered])
    _ = try log.accept([])
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 4)
  }

  @Test("is waited for where other devices know its name, and goes on when it comes")
  func newMachine() throws {
    _ = try held(3)
    let bytes = disk.contents(of: "desk.jsonl")!
    let machine = SimulatedDisk()
    machine.put(lines: [undone("desk/3")], as: "lap.jsonl")
    let (log, _) = try Log.open(machine.storage(), device: "desk")
    #expect(refused(log).contains("is not there, and another device's file names desk/3"))
    #expect(machine.contents(of: "desk.jsonl") == nil)
    machine.put(bytes, as: "desk.jsonl")
    #expect(try log.poll().events.count == 3)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 4)
  }

  @Test("takes what a person adds by hand, also while the log is open")
  func byHand() throws {
    _ = try held(1)
    let (log, _) = try open()
    let added =
      #"{"v":1,"device":"desk","seq":2,"time":"2026-11-20T12:00:00Z","kind":"mistake.noted","text":"x"}"#
    disk.extend("desk.jsonl", with: Array(added.utf8))
    #expect(try log.poll().events.map(\.text) == ["x"])
    #expect(disk.text(of: "desk.jsonl")?.hasSuffix(added + "\n") == true)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 3)
  }

  @Test("is not cut while another program writes to it, before something is to be recorded")
  func unfinishedByHand() throws {
    _ = try held(1)
    let (log, _) = try open()
    disk.extend("desk.jsonl", with: Array(#"{"v":1"#.utf8))
    _ = try log.poll()
    #expect(disk.text(of: "desk.jsonl")?.hasSuffix(#"{"v":1"#) == true)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 2)
    #expect(try log.poll().warnings.map(\.line) == [2])
  }
}
