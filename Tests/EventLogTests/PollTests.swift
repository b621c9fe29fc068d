import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import Testing

@Suite("Another device's file")
struct PollTests {
  private let disk = SimulatedDisk()
  private let log: Log

  init() throws {
    disk.put(lines: [line(1, of: "b", "old")], as: "b.jsonl")
    log = try Log.open(disk.storage(), device: "desk").log
  }

  private func arrived() throws -> [String?]? {
    guard case .events(let events, _) = try log.poll() else { return nil }
    return events.map(\.text)
  }

  private func bytes(_ lines: String...) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test("brings nothing where it has not changed, nor does our own recording")
  func unchanged() throws {
    #expect(try arrived() == [])
    _ = try log.append([mistake("ours")], now: noon)
    #expect(try arrived() == [])
  }

  @Test("that grew brings what is new, byte by byte once it is whole")
  func grown() throws {
    let added = bytes(line(2, of: "b", "new"))
    for byte in added.dropLast() {
      disk.extend("b.jsonl", with: [byte])
      #expect(try arrived() == [])
    }
    disk.extend("b.jsonl", with: [added.last!])
    #expect(try arrived() == ["new"])
    #expect(try arrived() == [])
  }

  @Test("that was replaced by a longer copy brings what is new, as synchronisers do it")
  func replaced() throws {
    disk.put(lines: [line(1, of: "b", "old"), line(2, of: "b", "new")], as: "b.jsonl")
    #expect(try arrived() == ["new"])
    disk.put(lines: [line(1, of: "b", "old"), line(2, of: "b", "new")], as: "b.jsonl")
    #expect(try arrived() == [])
    disk.extend("b.jsonl", with: bytes(line(3, of: "b", "newer")))
    #expect(try arrived() == ["newer"])
  }

  @Test("that appears brings all its events, in order with the others'")
  func appeared() throws {
    disk.extend("b.jsonl", with: bytes(line(2, of: "b", at: noon + .seconds(2), "third")))
    disk.put(
      lines: [
        line(1, of: "c", at: noon - .days(9), "first"), line(2, of: "c", at: noon, "second"),
      ], as: "c.jsonl")
    #expect(try arrived() == ["first", "second", "third"])
    #expect(try log.append([mistake("ours")], now: noon)[0].time > noon + .seconds(2))
  }

  @Test("brings a batch only when all of it has arrived")
  func batches() throws {
    let other = SimulatedDisk()
    let (writer, _) = try Log.open(other.storage(), device: "c")
    _ = try writer.append([mistake("one"), mistake("two")], now: noon)
    let whole = other.contents(of: "c.jsonl")!
    let middle = whole.firstIndex(of: UInt8(ascii: "\n"))! + 1
    disk.put(Array(whole[..<middle]), as: "c.jsonl")
    #expect(try arrived() == [])
    disk.put(whole, as: "c.jsonl")
    #expect(try arrived() == ["one", "two"])
  }

  @Test("warns of what a newer version wrote, once")
  func warnings() throws {
    for sequence in 2...3 {
      let start = #"{"v":1,"device":"b","seq":\#(sequence),"time":"2026-11-20T12:00:00Z""#
      disk.extend("b.jsonl", with: bytes(sealed(start + #","kind":"coffee.drunk""#)))
      guard case .events(let events, let warnings) = try log.poll() else {
        Issue.record("a reload was asked for")
        return
      }
      #expect(events.count == 1)
      #expect(warnings.map(\.line) == (sequence == 2 ? [2] : []))
    }
  }

  @Test(
    "asks for a reload where it did anything but grow",
    arguments: ["gone", "cut", "other", "damaged", "folder", "ours", "ours replaced"])
  func reload(change: String) throws {
    _ = try log.append([mistake("ours")], now: noon)
    switch change {
    case "gone": disk.remove("b.jsonl")
    case "cut": disk.cut("b.jsonl", to: 10)
    case "other": disk.put(lines: [line(1, of: "b", "new"), line(2, of: "b")], as: "b.jsonl")
    case "damaged": disk.extend("b.jsonl", with: bytes("garbage"))
    case "folder": disk.put([], as: "c.jsonl", kind: .folder)
    case "ours": disk.extend("desk.jsonl", with: bytes(line(2, of: "desk")))
    default: disk.put(disk.contents(of: "desk.jsonl")!, as: "desk.jsonl")
    }
    guard case .reload(let reason) = try log.poll() else {
      Issue.record("no reload was asked for")
      return
    }
    #expect(reason.contains("/simulated/"))
    _ = try log.reopen()
    #expect(try arrived() == [])
    #expect((log.refusal == nil) == (change != "damaged" && change != "folder"))
  }

  @Test("is looked at again where it was damaged and changes")
  func damagedChanges() throws {
    disk.put(lines: ["garbage"], as: "b.jsonl")
    _ = try log.reopen()
    #expect(log.refusal != nil)
    #expect(try arrived() == [])
    disk.put(lines: [line(1, of: "b", "old")], as: "b.jsonl")
    #expect(try arrived() == nil)
    #expect(try log.reopen().events.map(\.text) == ["old"])
    #expect(log.refusal == nil)
  }
}
