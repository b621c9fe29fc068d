import TestSupport
import Testing

@Suite("Clocks", .serialized, .requires(.python, .programs(["cc", "faketime"])))
struct ClockTests {
  @Test("Under clocks that run fast or are set, and zones that change, each reminder comes once")
  func clocks() async throws {
    try await Attack("clock", 6 * rounds.factor, rounds.seed).run()
  }

  @Test("A clock that is set while it runs loses and repeats nothing")
  func settings() async throws {
    try await Attack("setclock", 3 * rounds.factor, rounds.seed).run()
  }
}
