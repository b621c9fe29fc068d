import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import Testing

@Suite("After a crash, the log")
struct RecoveryTests {
  /// A disk with one synced record, and then those of one more append.
  private func disk(_ texts: [String]) throws -> (disk: SimulatedDisk, synced: Int, bytes: [UInt8])
  {
    let disk = SimulatedDisk()
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    _ = try log.append([mistake("kept")], now: noon)
    let synced = disk.contents(of: "desk.jsonl")!.count
    _ = try log.append(texts.map { mistake($0) }, now: noon + .seconds(1))
    disk.killPrograms()
    disk.forgetMark(of: "desk")
    return (disk, synced, disk.contents(of: "desk.jsonl")!)
  }

  @Test("cuts its own last append wherever it broke off, and says so")
  func tornAnywhere() throws {
    let (disk, synced, bytes) = try disk(["one", "two"])
    for end in synced..<bytes.count {
      disk.put(Array(bytes[..<end]), as: "desk.jsonl")
      let (log, report) = try Log.open(disk.storage(), device: "desk")
      #expect(report.events.map(\.text) == ["kept"], "cut at \(end)")
      #expect(report.damage.isEmpty && log.refusal == nil)
      #expect(disk.contents(of: "desk.jsonl") == Array(bytes[..<synced]))
      #expect(disk.stableContents(of: "desk.jsonl") == Array(bytes[..<synced]))
      #expect(report.warnings.map(\.line) == (end == synced ? [] : [2]))
      if let warning = report.warnings.first {
        #expect(warning.description.contains("\"/simulated/desk.jsonl\""))
        #expect(warning.description.contains("the last \(end - synced) bytes"))
      }
      #expect(try log.append([mistake("next")], now: noon)[0].id.sequence == 2)
      disk.killPrograms()
      disk.forgetMark(of: "desk")
    }
  }

  @Test("keeps the whole append where all of it is there")
  func wholeAppend() throws {
    let (disk, _, bytes) = try disk(["one", "two"])
    let report = try Log.open(disk.storage(), device: "desk").report
    #expect(report.events.map(\.text) == ["kept", "one", "two"])
    #expect(disk.contents(of: "desk.jsonl") == bytes)
  }

  @Test("cuts an append of which blocks are missing, even where whole records follow them")
  func missingBlocks() throws {
    let long = String(repeating: "x", count: 900)
    let (disk, synced, bytes) = try disk([long, long, long])
    let blocks = (synced / 512)...((bytes.count - 1) / 512)
    // Every choice of blocks that did not reach the disk.
    for choice in 1..<(1 << blocks.count) {
      var torn = bytes
      for (index, block) in blocks.enumerated() where choice & (1 << index) != 0 {
        for byte in max(synced, block * 512)..<min(bytes.count, (block + 1) * 512) {
          torn[byte] = 0
        }
      }
      disk.put(torn, as: "desk.jsonl")
      let (log, report) = try Log.open(disk.storage(), device: "desk")
      #expect(report.events.map(\.text) == ["kept"], "choice \(choice)")
      #expect(log.refusal == nil && report.warnings.count == 1)
      #expect(disk.contents(of: "desk.jsonl") == Array(bytes[..<synced]))
      disk.killPrograms()
    }
  }

  @Test("cuts an append of which the last block is missing, even where whole JSON ends before it")
  func missingLastBlock() throws {
    // Such a text that the first record's closing brace is the last byte of a block.
    let (_, synced, short) = try disk(["x", "two"])
    let padding = 512 - short[synced...].firstIndex(of: UInt8(ascii: "\n"))! % 512
    let (disk, _, bytes) = try disk([String(repeating: "x", count: 1 + padding), "two"])
    let boundary = bytes[synced...].firstIndex(of: UInt8(ascii: "\n"))!
    #expect(boundary.isMultiple(of: 512))
    disk.put(
      bytes[..<boundary] + [UInt8](repeating: 0, count: bytes.count - boundary), as: "desk.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.map(\.text) == ["kept"])
    #expect(report.damage.isEmpty && log.refusal == nil && report.warnings.count == 1)
    #expect(disk.contents(of: "desk.jsonl") == Array(bytes[..<synced]))
  }

  @Test("does not take zeros for a torn append that no crash can have left")
  func zerosThatAreDamage() throws {
    let (disk, synced, bytes) = try disk(["one"])
    // One byte, and a stretch that no block begins or ends.
    for range in [synced + 9..<synced + 10, synced + 3..<bytes.count - 20] {
      var damaged = bytes
      for byte in range { damaged[byte] = 0 }
      disk.put(damaged, as: "desk.jsonl")
      let (log, report) = try Log.open(disk.storage(), device: "desk")
      #expect(report.damage.map(\.line) == [2])
      #expect(log.refusal != nil)
      #expect(disk.contents(of: "desk.jsonl") == damaged)
      disk.killPrograms()
    }
  }

  @Test("does not cut missing blocks before records of a later append")
  func missingBlocksInSyncedRecords() throws {
    let (disk, synced, bytes) = try disk([String(repeating: "x", count: 2000)])
    do {
      let (log, _) = try Log.open(disk.storage(), device: "desk")
      _ = try log.append([mistake("later")], now: noon + .seconds(2))
      _ = try log.append([mistake("latest")], now: noon + .seconds(3))
    }
    var damaged = disk.contents(of: "desk.jsonl")!
    for byte in 1024..<1536 { damaged[byte] = 0 }
    #expect(synced < 1024 && bytes.count > 1536)
    disk.put(damaged, as: "desk.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.damage.map(\.line) == [2])
    #expect(log.refusal != nil && disk.contents(of: "desk.jsonl") == damaged)
  }

  @Test("completes a line that a person wrote without a line break")
  func handWrittenWithoutLineBreak() throws {
    let (disk, _, bytes) = try disk(["one"])
    let line =
      #"{"v":1,"device":"desk","seq":3,"time":"2026-11-20T12:00:01Z","kind":"mistake.noted","text":"x"}"#
    disk.put(bytes + line.utf8, as: "desk.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.map(\.text) == ["kept", "one", "x"])
    #expect(report.warnings.isEmpty)
    #expect(disk.stableContents(of: "desk.jsonl") == bytes + Array((line + "\n").utf8))
    _ = try log.append([mistake("next")], now: noon)
    #expect(try log.reopen().events.count == 4)
  }

  @Test("leaves alone what another device has not finished, and cuts nothing when it is verified")
  func foreignTail() throws {
    let disk = SimulatedDisk()
    let first = line(1, of: "b") + "\n"
    let whole = Array((first + line(2, of: "b") + "\n").utf8)
    for end in first.utf8.count..<whole.count {
      disk.put(Array(whole[..<end]), as: "b.jsonl")
      let (log, report) = try Log.open(disk.storage(), device: "desk")
      #expect(report.events.count == 1 && log.refusal == nil)
      #expect(report.damage.isEmpty && report.warnings.isEmpty)
      #expect(report.files[0].unfinishedBytes == end - first.utf8.count)
      #expect(try Log.verify(disk.storage()).files[0].unfinishedBytes == end - first.utf8.count)
      #expect(disk.contents(of: "b.jsonl") == Array(whole[..<end]))
      disk.killPrograms()
    }
  }

  @Test("syncs what a killed daemon wrote before it serves it")
  func killedBeforeSync() throws {
    let disk = SimulatedDisk()
    do {
      let (log, _) = try Log.open(disk.storage(), device: "desk")
      // The file is made, its folder synced, and then it is written to.
      disk.failsAtCall = disk.calls + 3
      #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
    }
    disk.killPrograms()
    #expect(disk.stableContents(of: "desk.jsonl") == [])
    let report = try Log.open(disk.storage(), device: "desk").report
    #expect(report.events.map(\.text) == ["a"])
    #expect(disk.stableContents(of: "desk.jsonl") == disk.contents(of: "desk.jsonl"))
  }
}
