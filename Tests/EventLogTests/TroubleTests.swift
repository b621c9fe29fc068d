import CivilTime
import FollowupCore
import SimulatedDisk
import SystemPackage
import Testing

@testable import EventLog

@Suite("What was read of another device's file stays in force")
struct TroubleTests {
  private let disk = SimulatedDisk()
  private let log: Log
  private let whole: [UInt8]

  init() throws {
    disk.put(lines: (1...5).map { line($0, of: "b", "\($0)") }, as: "b.jsonl")
    whole = disk.contents(of: "b.jsonl")!
    log = try Log.open(disk.storage(), device: "desk").log
  }

  private func poll() throws -> [String?] { try log.poll().events.map(\.text) }

  @Test(
    "while the file is away, and is read on when it is back",
    arguments: [
      (FileFault.gone, FileTrouble.Kind.gone, "held 5 records and is gone."),
      (.empty, .shorter, "held 5 records, now 0: b/1 to b/5 are gone."),
      (.cut, .shorter, "are gone."), (.older, .shorter, "are gone."),
      (.rewritingInPlace, .shorter, "are gone."),
    ])
  func away(fault: FileFault, kind: FileTrouble.Kind, text: String) throws {
    disk.impair("b.jsonl", by: fault)
    #expect(try poll() == [])
    #expect(log.troubles.map(\.kind) == [kind])
    #expect(log.troubles.map(\.device) == ["b"])
    #expect(log.troubles[0].description.hasPrefix("The file \"/simulated/b.jsonl\" held"))
    #expect(log.troubles[0].description.hasSuffix(text))
    // It stops nothing, and what was recorded here is later than what is away.
    #expect(try log.append([mistake("ours")], now: noon)[0].time > noon)
    disk.restore("b.jsonl")
    #expect(try poll() == [])
    #expect(log.troubles.isEmpty)
    disk.extend("b.jsonl", with: Array((line(6, of: "b", "6") + "\n").utf8))
    #expect(try poll() == ["6"])
  }

  @Test("when another file takes its place, of which what is new is read")
  func rewritten() throws {
    let others = (1...2).map { line($0, of: "b", "\($0)") } + [line(3, of: "b", "another")]
    let later = (4...7).map { line($0, of: "b", "\($0) anew") }
    disk.put(lines: others + later, as: "b.jsonl")
    #expect(try poll() == ["6 anew", "7 anew"])
    #expect(log.troubles.map(\.kind) == [.rewritten])
    #expect(log.troubles[0].description.contains("two machines are called \"b\""))
    disk.extend("b.jsonl", with: Array((line(8, of: "b", "8 anew") + "\n").utf8))
    #expect(try poll() == ["8 anew"])
    #expect(log.troubles.map(\.kind) == [.rewritten])
    disk.put(whole, as: "b.jsonl")
    #expect(try poll() == [])
    #expect(log.troubles.isEmpty)
    // Read from the beginning, it is what it is.
    #expect(try log.reopen().events.count == 5)
  }

  @Test("when it is rewritten in the same place with the same length")
  func sameLength() throws {
    let other = (1...5).map { line($0, of: "b", $0 == 2 ? "?" : "\($0)") + "\n" }.joined()
    disk.cut("b.jsonl", to: 0)
    disk.extend("b.jsonl", with: Array(other.utf8))
    #expect(other.utf8.count == whole.count)
    #expect(try poll() == [])
    #expect(log.troubles.map(\.kind) == [.rewritten])
  }

  @Test("when it is given up by its own device, which goes on behind what is lost")
  func goesOn() throws {
    let other = SimulatedDisk()
    other.put(whole, as: "b.jsonl")
    do { _ = try Log.open(other.storage(), device: "b") }
    other.put(lines: (1...2).map { line($0, of: "b", "\($0)") }, as: "b.jsonl")
    let (writer, _) = try Log.open(other.storage(), device: "b")
    _ = try writer.accept([])
    _ = try writer.append([mistake("six")], now: noon)
    disk.put(other.contents(of: "b.jsonl")!, as: "b.jsonl")
    #expect(try poll() == ["six"])
    #expect(try log.reopen().events.map(\.text) == ["1", "2", "six"])
    #expect(log.troubles.isEmpty)
  }

  @Test("when git leaves the marks of a merge in it")
  func mergeMarks() throws {
    let lines = whole + Array("<<<<<<< HEAD\n\(line(6, of: "b"))\n=======\n".utf8)
    disk.put(lines, as: "b.jsonl")
    #expect(try poll() == [])
    let text = log.troubles[0].description
    #expect(text.contains("Line 6 of \"/simulated/b.jsonl\" is a mark of a merge"))
    _ = try log.append([mistake("ours")], now: noon)
  }

  @Test("when its lines end in CR LF, which is named as the cause")
  func crlf() throws {
    disk.put((1...5).map { line($0, of: "b", "\($0)") + "\r\n" }.joined(), as: "b.jsonl")
    #expect(try poll() == [])
    #expect(log.troubles.map(\.kind) == [.damaged])
    #expect(log.troubles[0].description.contains("Line 1 of \"/simulated/b.jsonl\" ends in CR LF"))
  }

  @Test("while it cannot be read")
  func unreadable() throws {
    disk.extend("b.jsonl", with: Array((line(6, of: "b", "6") + "\n").utf8))
    disk.fail(.read, with: .permissionDenied)
    #expect(try poll() == [])
    #expect(log.troubles[0].description.hasSuffix("cannot be read: Permission denied."))
    #expect(try poll() == ["6"])
    #expect(log.troubles.isEmpty)
  }

  @Test("and it is read but once while it does not change")
  func readOnce() throws {
    disk.extend("b.jsonl", with: Array("garbage\n".utf8))
    _ = try poll()
    disk.fail(.read, with: .ioError)
    #expect(try poll() == [])
    #expect(log.troubles.map(\.kind) == [.damaged])
  }
}
