import TestSupport
import Testing

@Suite("Hostile clients and texts", .serialized, .requires(.python))
struct HostileTests {
  @Test("However a client behaves, others are answered, and the daemon does not grow")
  func clients() async throws {
    try await Attack("hostile", 40_000 * rounds.factor, rounds.seed).run()
  }

  @Test("Hostile text is refused or shown harmless, and forges nothing")
  func texts() async throws {
    try await Attack("text").run()
  }
}
