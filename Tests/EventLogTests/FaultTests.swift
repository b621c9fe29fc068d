import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import SystemPackage
import Testing

@Suite("When the disk fails, the log")
struct FaultTests {
  private let disk = SimulatedDisk()
  private let log: Log
  private let before: [UInt8]

  init() throws {
    log = try Log.open(disk.storage(), device: "desk").log
    _ = try log.append([mistake("kept")], now: noon)
    before = disk.contents(of: "desk.jsonl")!
  }

  private func append(_ text: String = "new") throws(LogError) -> [Event] {
    try log.append([mistake(text)], now: noon)
  }

  @Test("records nothing on a full disk, and goes on when there is room")
  func full() throws {
    for room in 0..<100 {
      disk.capacityBytes = before.count + room
      let error = #expect(throws: LogError.self) { try append() }
      #expect(error?.errno == .noSpace)
      #expect(error?.description.contains("Make room") == true)
      #expect(disk.contents(of: "desk.jsonl") == before)
    }
    disk.capacityBytes = nil
    #expect(try append()[0].id.sequence == 2)
    #expect(try log.reopen().events.count == 2)
  }

  @Test(
    "takes back half a write, whatever the reason",
    arguments: [Errno.ioError, .resourceTemporarilyUnavailable])
  func failedWrite(errno: Errno) throws {
    disk.fail(.write, with: errno)
    #expect(throws: LogError.self) { try append() }
    #expect(disk.contents(of: "desk.jsonl") == before && log.refusal == nil)
    #expect(try append()[0].id.sequence == 2)
  }

  @Test("refuses from then on where half a write cannot be taken back")
  func failedTruncate() throws {
    disk.fail(.write, with: .noSpace)
    for _ in 0..<3 { disk.fail(.truncate, with: .ioError) }
    let first = #expect(throws: LogError.self) { try append() }
    #expect(first?.errno == .noSpace)
    let second = #expect(throws: LogError.self) { try append() }
    #expect(second?.description.contains("cannot be cut back") == true)
    #expect(log.refusal == second)
    // What was refused is not read, either.
    #expect(try log.poll().events.isEmpty)
    // Its number is not given again, since another device may have read it. Naming it is no damage.
    disk.put(lines: [undone("desk/2")], as: "lap.jsonl")
    #expect(try log.poll().events.count == 1)
    #expect(try append()[0].id.sequence == 3)
    #expect(log.refusal == nil)
    #expect(try log.reopen().events.compactMap(\.text) == ["kept", "new"])
  }

  @Test("cuts off at last what it refused, also while its own file has another trouble")
  func lateCut() throws {
    disk.fail(.write, with: .noSpace)
    for _ in 0..<2 { disk.fail(.truncate, with: .ioError) }
    #expect(throws: LogError.self) { try append() }
    disk.put(lines: [undone("desk/9")], as: "lap.jsonl")
    #expect(try log.poll().events.count == 1)
    let error = #expect(throws: LogError.self) { try append() }
    #expect(error?.description.contains("names desk/9") == true)
    #expect(try log.poll().warnings.contains { $0.description.contains("was unfinished") })
  }

  @Test("never syncs the same writing again after a sync failed: it is read and written anew")
  func failedSync() throws {
    disk.fail(.sync, with: .ioError)
    let first = #expect(throws: LogError.self) { try append() }
    #expect(first?.kind == .system(.sync))
    #expect(log.refusal == first)
    for _ in 0..<3 {
      disk.fail(.sync, with: .ioError)
      let error = #expect(throws: LogError.self) { try append() }
      #expect(error?.description.contains("cannot be synced to disk: Input/output error") == true)
    }
    #expect(disk.contents(of: "desk.jsonl") == before)
    #expect(try append("after")[0].id.sequence == 2)
    disk.losePower()
    let events = try Log.open(disk.storage(), device: "desk").report.events
    #expect(events.map(\.text) == ["kept", "after"])
  }

  @Test("makes durable what it serves, also where the sync failed of who wrote it and died then")
  func failedSyncOfTheDead() throws {
    _ = try log.append([mistake("also kept")], now: noon + .seconds(1))
    disk.fail(.sync, with: .ioError)
    disk.fail(.truncate, with: .ioError)
    let drafts = (0..<40).map { mistake("\($0)") }
    #expect(throws: LogError.self) { try log.append(drafts, now: noon + .seconds(2)) }
    disk.killPrograms()
    let served = try Log.open(disk.storage(), device: "desk").report.events
    #expect(served.count == 42)
    disk.losePower()
    #expect(try Log.open(disk.storage(), device: "desk").report.events == served)
  }

  @Test("is as it was if it cannot be listed again")
  func failedReopen() throws {
    disk.fail(.list, with: .ioError)
    #expect(throws: LogError.self) { try log.reopen() }
    #expect(try append()[0].id.sequence == 2)
  }

  @Test(
    "serves what it can read at a start at which its end cannot be written or synced",
    arguments: [LogError.Operation.open, .write, .sync], [Errno.noSpace, .ioError])
  func failedStart(operation: LogError.Operation, errno: Errno) throws {
    disk.killPrograms()
    disk.fail(operation, with: errno)
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.map(\.text) == ["kept"] && report.damage.isEmpty)
    #expect(log.refusal?.errno == errno)
    // It is tried again, and goes on as soon as the disk does.
    disk.fail(operation, with: errno)
    #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
    #expect(disk.contents(of: "desk.jsonl") == before)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 2)
    #expect(log.refusal == nil)
    disk.losePower()
    #expect(try Log.open(disk.storage(), device: "desk").report.events.count == 2)
  }

  @Test("loses nothing that arrived while it cannot be read again")
  func arrivedBeforeFailedReopen() throws {
    disk.put(line(1, of: "other", "arrived") + "\n", as: "other.jsonl")
    disk.fail(.list, with: .ioError)
    #expect(throws: LogError.self) { try log.reopen() }
    #expect(try log.poll().events.map(\.text) == ["arrived"])
  }

  @Test("records behind what another program put into its file, and tells it")
  func changed() throws {
    disk.extend("desk.jsonl", with: Array((line(2, of: "desk", "by hand") + "\n").utf8))
    #expect(try append()[0].id.sequence == 3)
    #expect(try log.poll().events.map(\.text) == ["by hand"])
    #expect(try log.reopen().events.map(\.text) == ["kept", "by hand", "new"])
  }

  @Test("records into a file that another has replaced, if it holds the same")
  func replaced() throws {
    disk.put(before, as: "desk.jsonl")
    #expect(try append()[0].id.sequence == 2)
    #expect(try log.poll().events.isEmpty)
    #expect(disk.text(of: "desk.jsonl")?.contains("new") == true)
  }

  @Test(
    "serves what it can read where it may not write",
    arguments: [Errno.readOnlyFileSystem, .permissionDenied])
  func readOnly(errno: Errno) throws {
    disk.killPrograms()
    let torn = before + Array("torn".utf8)
    disk.put(torn, as: "desk.jsonl")
    for _ in 0..<2 { disk.fail(.open, with: errno) }
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.map(\.text) == ["kept"] && report.damage.isEmpty)
    let error = #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
    #expect(error?.description.contains("ReadWritePaths=") == true)
    #expect(error?.description.contains("/simulated/desk.jsonl") == true)
    #expect(disk.contents(of: "desk.jsonl") == torn)
  }

  @Test("refuses a line, an append or a file beyond its limit, and stays as it was")
  func limits() throws {
    let tooLong = String(repeating: "x", count: LogLimits.lineBytes)
    let line = #expect(throws: LogError.self) { try append(tooLong) }
    #expect(line?.kind == .recordTooLong)
    let long = mistake(String(repeating: "x", count: LogLimits.lineBytes - 300))
    let many = #expect(throws: LogError.self) {
      try log.append([EventDraft](repeating: long, count: 9), now: noon)
    }
    #expect(many?.kind == .tooMuchAtOnce)
    #expect(disk.contents(of: "desk.jsonl") == before)
    #expect(try log.append([long], now: noon).count == 1)
    #expect(try log.reopen().events.count == 2)
  }
}
