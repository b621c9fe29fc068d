import Simulation
import TestSupport
import Testing

@Suite struct HistoryTests {
  @Test func `promises hold in the first histories`() async throws {
    let statistics = try await Campaign(years: 20, firstSeed: 1, workers: 2).run()
    print("simulated: \(statistics)")
    #expect(statistics.reminders > 0)
  }
}
