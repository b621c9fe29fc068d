import Simulation
import TestSupport
import Testing

/// `make simulate` runs thousands of years; these see that it would notice, and that a seed replays.
@Suite("A history")
struct HistoryTests {
  @Test("keeps every promise, whatever befalls its machines")
  func promises() async throws {
    let statistics = try await Campaign(years: 10, firstSeed: 1, workers: 2).run()
    #expect(statistics.reminders > 100 && statistics.crashes > 0 && statistics.diskFaults > 0)
  }

  @Test("follows from its seed alone", arguments: [3, 14, 159] as [UInt64])
  func replay(seed: UInt64) throws {
    func tell() throws -> [String] {
      var lines: [String] = []
      try History(seed: seed) { lines.append($0) }.run()
      return lines
    }
    let first = try tell()
    #expect(first.count > 50)
    #expect(try tell() == first)
  }
}
