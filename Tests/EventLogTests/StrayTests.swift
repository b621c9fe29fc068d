import EventLog
import FollowupCore
import SimulatedDisk
import Testing

@Suite("A copy that is no device's own file")
struct StrayTests {
  private let disk = SimulatedDisk()

  init() {
    disk.put(lines: (1...3).map { line($0, of: "desk", "\($0)") }, as: "desk.jsonl")
    disk.put(lines: [line(1, of: "lap")], as: "lap.jsonl")
  }

  /// The forms that synchronisers, backups and people give them.
  private static let names = [
    "desk.sync-conflict-20261128-012834-WCFCGGG.jsonl", "desk (conflict_on_2026-11-28).jsonl",
    "desk (conflicted copy 2026-11-28 012834).jsonl", ".bak.0.desk.jsonl", "desk.jsonl..path1",
    "desk.jsonl..path2", "desk.jsonl~", "desk.jsonl.orig", "desk.conflict1.jsonl",
    "desk-LAPTOP.jsonl",
    "desk-LAPTOP-safeBackup-0001.jsonl", "desk_old.jsonl", "desk-backup.jsonl", "desk-1.jsonl",
    "desk-copy.jsonl", "desk (1).jsonl", "Copy of desk.jsonl", "DESK.jsonl", "desk_1.jsonl",
  ]

  @Test("is passed over and named, with how many records are in it alone", arguments: names)
  func named(name: String) throws {
    disk.put(lines: (1...5).map { line($0, of: "desk", "\($0)") }, as: name)
    let (log, report) = try Log.open(disk.storage(), device: "lap")
    #expect(report.events.count == 4 && report.damage.isEmpty && report.files.count == 2)
    let text =
      "The file \"/simulated/\(name)\" is no device's own file and is passed over; of its 5 records 2"
      + " are in no device's file."
    #expect(log.remarks.map(\.description) == [text])
    #expect(report.warnings == log.remarks)
    #expect(try log.append([mistake("a")], now: noon)[0].id.sequence == 2)
    #expect(try Log.verify(disk.storage()).warnings == log.remarks)
  }

  @Test("is counted anew when it or a device's file changes, and is no more said when it is gone")
  func counted() throws {
    let (log, _) = try Log.open(disk.storage(), device: "lap")
    func say() throws -> [String] {
      _ = try log.poll()
      return log.remarks.map { String($0.what.drop { $0 != ";" }.dropFirst(2)) }
    }
    #expect(try say() == [])
    disk.put("", as: "desk-old.jsonl.orig")
    #expect(try say() == ["it holds no records"])
    disk.put(lines: [line(4, of: "desk")], as: "desk.jsonl..path1")
    disk.remove("desk-old.jsonl.orig")
    #expect(try say() == ["its only record is in no device's file"])
    disk.extend("desk.jsonl", with: Array((line(4, of: "desk") + "\n").utf8))
    #expect(try say() == ["its only record is in the device's file, too"])
    disk.remove("desk.jsonl..path1")
    #expect(try say() == [])
  }

  @Test("that has another record under the same number tells of two machines with one name")
  func clash() throws {
    disk.put(
      lines: [line(1, of: "desk", "1"), line(2, of: "desk", "beta")],
      as: "desk.sync-conflict-20261128-012834-WCFCGGG.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "desk")
    #expect(report.events.count == 4 && log.refusal == nil)
    #expect(
      log.remarks[0].what.hasSuffix(
        "of its 2 records 1 are in no device's file, and desk/2 is another one than in \"desk.jsonl\":"
          + " two machines are called \"desk\", so give one of them another name"))
  }

  @Test("is not what a synchroniser has not finished, nor what a program keeps beside a file")
  func hidden() throws {
    for name in [
      ".syncthing.desk.jsonl.tmp", ".unison.desk.jsonl.0a1b.unison.tmp", ".desk.jsonl.e9XEkO",
      "._desk.jsonl", "notes.txt",
    ] {
      disk.put("something else", as: name)
    }
    let (log, report) = try Log.open(disk.storage(), device: "lap")
    #expect(log.remarks.isEmpty && report.damage.isEmpty && report.files.count == 2)
  }

  @Test("is damage if it has our own file's name: we would write behind it")
  func ownName() throws {
    disk.put(lines: [line(1, of: "lap")], as: "phone.jsonl")
    let (log, report) = try Log.open(disk.storage(), device: "phone")
    #expect(report.damage.count == 1 && log.refusal != nil)
  }
}
