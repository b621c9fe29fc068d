import TestSupport
import Testing

@Suite("Clocks", .serialized, .requires(.python, .programs(["faketime"])))
struct ClockTests {
  @Test("Under clocks that run fast or are set, and zones that change, each reminder comes once")
  func clocks() async throws {
    try await Attack("clock", 6 * rounds.factor).run()
  }
}
