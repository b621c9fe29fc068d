import TestSupport
import Testing

@Suite("Crashes", .serialized, .requires(.python))
struct CrashTests {
  /// How far apart the calls are that are attacked, of each kind.
  private let stride = rounds.isLong ? 1 : 24

  @Test(
    "Killed before any system call, it keeps what it answered and tells each reminder",
    .requires(.root, .programs(["strace"])))
  func killed() async throws {
    try await Attack("crashes", "kill", stride).run()
  }

  @Test(
    "A system call that fails is refused clearly, damages nothing, and it goes on",
    .requires(.root, .programs(["strace"])))
  func failing() async throws {
    try await Attack("crashes", "fail", stride).run()
  }

  @Test("Killed again and again under load, it loses nothing that it answered")
  func killedUnderLoad() async throws {
    try await Attack("kills", 20 * rounds.factor, rounds.seed).run()
  }
}
