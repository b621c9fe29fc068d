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

  private func arrived() throws -> [String?] { try log.poll().events.map(\.text) }

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
      let poll = try log.poll()
      #expect(poll.events.count == 1)
      #expect(poll.warnings.map(\.line) == (sequence == 2 ? [2] : []))
    }
  }

  @Test("that was damaged and is mended brings what is behind the damage")
  func mended() throws {
    let whole = disk.contents(of: "b.jsonl")!
    disk.extend("b.jsonl", with: bytes("garbage"))
    #expect(try arrived() == [])
    #expect(log.troubles.map(\.kind) == [.damaged])
    disk.put(whole + bytes(line(2, of: "b", "new")), as: "b.jsonl")
    #expect(try arrived() == ["new"])
    #expect(log.troubles.isEmpty)
  }
}
