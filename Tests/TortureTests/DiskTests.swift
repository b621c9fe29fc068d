import TestSupport
import Testing

@Suite("Disks", .serialized, .requires(.root, .python, .programs(["mount", "umount"])))
struct DiskTests {
  @Test("A disk that is full, read-only, or holds something else is a clear error, and no damage")
  func disks() async throws {
    try await Attack("disk", rounds.isLong ? "long" : "short").run()
  }
}
