import TestSupport
import Testing

@Suite("A log that two devices share", .serialized, .requires(.python))
struct SynchroniserTests {
  @Test(
    "loses nothing, tells nothing wrong and refuses nothing while a synchroniser replaces its files",
    .requires(.programs(["git", "rclone", "rsync", "syncthing", "unison"])),
    arguments: ["git", "rclone", "rsync", "syncthing", "unison"])
  func synchroniser(tool: String) async throws {
    try await Attack("synchronisers", tool, 8 * rounds.factor).run()
  }
}
