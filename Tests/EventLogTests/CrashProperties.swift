import CivilTime
import EventLog
import FollowupCore
import SimulatedDisk
import SystemPackage
import TestSupport
import Testing

@Suite("For any crash")
struct CrashProperties {
  /// A user's history on a disk that fails in every way, and what was answered in it.
  private struct History {
    var random: SeededGenerator
    let disk: SimulatedDisk
    var now = noon
    /// Batches that were answered, in order.
    var answered: [[String]] = []
    /// Batches that were asked for and not answered.
    var unanswered: Set<[String]> = []
    var count = 0

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      disk = SimulatedDisk(SeededGenerator(seed: ~seed))
    }

    mutating func someBatches() -> [[String]] {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          count += 1
          let length = [0, 0, 10, 10, 600, 1500].randomElement(using: &random)!
          return "\(count)" + String(repeating: "x", count: length)
        }
      }
    }

    /// Opens the log, records until something fails, and ends in a crash.
    mutating func runUntilCrash() throws {
      if Bool.random(using: &random) {
        disk.failsAtCall = Int.random(in: 1...12, using: &random)
      }
      if let (log, report) = try? Log.open(disk.storage(), device: "desk"), !disk.isOff {
        try check(report)
        if Int.random(in: 0..<4, using: &random) == 0 { injectFault() }
        for _ in 0..<Int.random(in: 0...6, using: &random) { record(to: log) }
      }
      disk.mendFaults()
      disk.capacityBytes = nil
      if Bool.random(using: &random) { disk.losePower() } else { disk.killPrograms() }
    }

    private mutating func injectFault() {
      let count = Int.random(in: 0...2, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: disk.fail(.sync, with: .ioError, after: count)
      case 1: disk.fail(.write, with: .ioError, after: count)
      case 2:
        disk.fail(.write, with: .noSpace, after: count)
        disk.fail(.truncate, with: .ioError)
      default: disk.capacityBytes = (disk.contents(of: "desk.jsonl")?.count ?? 0) + 1000
      }
    }

    private mutating func record(to log: Log) {
      now = now + .seconds(Int.random(in: -10...60, using: &random))
      let batches = someBatches()
      do {
        _ = try log.append(batches.map { $0.map { mistake($0) } }, now: now)
        answered += batches
      } catch {
        unanswered.formUnion(batches)
        if Bool.random(using: &random) { _ = try? log.reopen() }
      }
    }

    /// Everything answered is there, in order; of the rest, batches are whole or not there.
    mutating func check(_ report: LogReport) throws {
      try #require(report.damage.isEmpty, "\(report.damage)")
      var rest = report.events.map { $0.text ?? "" }[...]
      for batch in answered {
        while !rest.starts(with: batch) {
          let extra = try #require(unanswered.first { rest.starts(with: $0) }, "lost: \(batch)")
          rest = rest.dropFirst(extra.count)
        }
        rest = rest.dropFirst(batch.count)
      }
      while !rest.isEmpty {
        let extra = try #require(unanswered.first { rest.starts(with: $0) }, "half: \(rest)")
        rest = rest.dropFirst(extra.count)
      }
      // They rise; those of a write that could not be taken back at once are left out.
      let numbers = report.events.map(\.id.sequence)
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("everything answered is there again, and nothing by half", arguments: 0..<10)
  func nothingLost(block: UInt64) throws {
    for seed in block * 25..<(block + 1) * 25 {
      var history = History(seed: seed)
      do {
        for _ in 0..<6 { try history.runUntilCrash() }
        let (log, report) = try Log.open(history.disk.storage(), device: "desk")
        try history.check(report)
        _ = try log.append([mistake("at last")], now: history.now)
      } catch {
        Issue.record("seed \(seed): \(error)")
        return
      }
    }
  }

  @Test("what was served after it is there after the next", arguments: 0..<5)
  func servedIsDurable(block: UInt64) throws {
    for seed in block * 20..<(block + 1) * 20 {
      var history = History(seed: seed)
      for _ in 0..<4 { try history.runUntilCrash() }
      let served = try Log.open(history.disk.storage(), device: "desk").report.events
      history.disk.losePower()
      let again = try Log.open(history.disk.storage(), device: "desk").report.events
      #expect(again == served, "seed \(seed)")
    }
  }
}
