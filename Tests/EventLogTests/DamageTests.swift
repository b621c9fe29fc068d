import EventLog
import FollowupCore
import SimulatedDisk
import SystemPackage
import Testing

@Suite("A damaged log")
struct DamageTests {
  private static let good = (1...4).map { line($0, of: "desk") }

  /// Four lines with the third replaced.
  private static func with(_ third: String) -> [String] { good[..<2] + [third, good[3]] }

  @Test(
    "serves what is before the damage, records nothing, and says which line of which file",
    arguments: [
      (with(good[2].replacing("oops", with: "Oops")), 3, "checksum is"),
      (good.map { $0 + "\r" }, 1, "ends in CR LF"),
      (with("<<<<<<< HEAD"), 3, "a mark of a merge"),
      (with("garbage"), 3, "JSON"), (with(""), 3, "JSON"),
      (Array(good[..<2]) + [good[3]], 3, "has the seq 4, but 3 has to be there"),
      (with(good[1]), 3, "has the seq 2, but 3 has to be there"),
      (with(line(3, of: "laptop")), 3, "is of the device \"laptop\""),
      (with(String(repeating: "x", count: LogLimits.lineBytes)), 3, "longer than 1 MiB"),
      ([line(2, of: "desk")], 1, "has the seq 2, but 1 has to be there"),
      (
        with(
          sealed(
            #"{"v":2,"device":"desk","seq":3,"time":"2026-11-20T12:00:00Z","kind":"mistake.noted""#)
        ),
        3, "version 2 of the format"
      ),
      (
        with(
          #"{"v":1,"device":"desk","seq":3,"time":"2026-11-20T12:00:00Z","kind":"touch.sent"}"#),
        3, #"the field "action" is missing"#
      ),
      (
        with(
          sealed(
            #"{"v":1,"device":"desk","seq":3,"time":"yesterday","kind":"promise.recorded""#)),
        3, #"the field "time" is not an instant"#
      ),
      (
        with(
          #"{"v":1,"device":"desk","seq":3,"time":"2026-11-20T12:00:00Z","#
            + #""kind":"promise.recorded","by":"2026-13-01"}"#),
        3, "not a date such as"
      ),
    ])
  func ownFile(lines: [String], flawed: Int, reason: String) throws {
    let disk = SimulatedDisk()
    disk.put(lines: lines, as: "desk.jsonl")
    let before = disk.contents(of: "desk.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.count == flawed - 1)
    let finding = try #require(report.damage.first)
    #expect(finding.file == "/simulated/desk.jsonl" && finding.line == flawed)
    #expect(finding.what.contains(reason), "\(finding)")
    #expect(!finding.description.hasSuffix(".."), "\(finding)")
    let error = #expect(throws: LogError.self) { try log.append([mistake("a")], now: noon) }
    #expect(error?.description.contains(finding.description) == true)
    #expect(error?.remedy == Remedy(.verifyLog))
    #expect(disk.contents(of: "desk.jsonl") == before)
    let isOnlyOurs = reason.contains("version")
    #expect(try Log.verify(disk.storage()).damage == (isOnlyOurs ? [] : report.damage))
  }

  @Test("of another device says so and stops nothing, and every flaw of it is counted")
  func foreignFile() throws {
    let disk = SimulatedDisk()
    let flaws = [String](repeating: "?", count: LogLimits.listedFlaws + 5)
    disk.put(lines: [line(1, of: "b")] + flaws, as: "b.jsonl")
    disk.put(lines: [line(1, of: "desk"), line(2, of: "desk")], as: "desk.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.count == 3)
    #expect(report.damage.count == LogLimits.listedFlaws)
    #expect(report.files.map(\.flaws) == [flaws.count, 0])
    #expect(log.troubles.map(\.device) == ["b"])
    #expect(log.troubles[0].description.contains("first of \(flaws.count) flaws"))
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 3)
  }

  @Test("can be recorded to once it was mended and read again")
  func mended() throws {
    let disk = SimulatedDisk()
    disk.put(lines: Self.with("garbage"), as: "desk.jsonl")
    let (log, _) = try Log.open(disk.storage(), device: "desk")
    disk.put(lines: Self.good, as: "desk.jsonl")
    #expect(try log.poll().events.count == 2)
    #expect(log.refusal == nil)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 5)
  }

  @Test("is what every change of one byte of it makes", arguments: [1, 2])
  func everyByte(of line: Int) throws {
    let disk = SimulatedDisk()
    disk.put(lines: Array(Self.good[..<2]), as: "desk.jsonl")
    let bytes = disk.contents(of: "desk.jsonl")!
    let first = bytes.firstIndex(of: UInt8(ascii: "\n"))! + 1
    for index in line == 1 ? 0..<first : first..<bytes.count {
      for flip: UInt8 in [0x01, 0x20, 0x80] {
        var damaged = bytes
        damaged[index] ^= flip
        disk.put(damaged, as: "desk.jsonl")
        let (log, report) = try Log.open(disk.storage(), device: "desk")
        #expect(log.refusal != nil && !report.damage.isEmpty, "byte \(index) ^ \(flip)")
        #expect(report.events.count < 2)
        #expect(disk.contents(of: "desk.jsonl") == damaged)
        disk.killPrograms()
      }
    }
  }

  @Test(
    "is one in which something else has a log file's name",
    arguments: [StoredFile.Kind.folder, .link, .pipe, .other], ["desk.jsonl", "b.jsonl"])
  func notAFile(kind: StoredFile.Kind, name: String) throws {
    let disk = SimulatedDisk()
    disk.put([], as: name, kind: kind)
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(
      report.damage.map(\.description) == [
        "The file \"/simulated/\(name)\" is \(kind.rawValue), not a regular file."
      ])
    #expect((log.refusal == nil) == (name == "b.jsonl"))
    #expect(try Log.verify(disk.storage()).damage == report.damage)
  }

  @Test("is one with a file that cannot be read")
  func unreadable() throws {
    let disk = SimulatedDisk()
    disk.put(lines: [line(1, of: "b")], as: "b.jsonl")
    disk.fail(.read, with: .ioError)
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.damage[0].description.contains("cannot be read: Input/output error"))
    disk.mendFaults()
    #expect(try log.poll().events.count == 1)
    #expect(log.troubles.isEmpty)
  }

  @Test("is not one that a newer version wrote to: that is a warning, once a file")
  func newerVersion() throws {
    let disk = SimulatedDisk()
    let kind = #"{"v":1,"device":"b","seq":1,"time":"2026-11-20T12:00:00Z","kind":"coffee.drunk""#
    let version = #"{"v":9,"device":"b","seq":2,"time":"2026-11-20T12:00:00Z","kind":"touch.sent""#
    disk.put(lines: [sealed(kind), sealed(version), line(3, of: "b")], as: "b.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.count == 3 && report.damage.isEmpty)
    #expect(report.warnings.map(\.line) == [1])
    #expect(report.warnings[0].description.contains("coffee.drunk"))
    _ = try log.append([mistake("a")], now: noon)
    #expect(disk.text(of: "b.jsonl")?.contains("coffee.drunk") == true)
  }

  @Test("is not one with a stray file, such as a synchroniser's copy: that is a warning")
  func strayFile() throws {
    let disk = SimulatedDisk()
    disk.put(lines: [line(1, of: "desk")], as: "desk.sync-conflict-20261120.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.isEmpty && log.refusal == nil)
    #expect(report.warnings[0].description.contains("sync-conflict"))
  }
}
