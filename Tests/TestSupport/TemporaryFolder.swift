import Glibc
package import SystemPackage

/// A folder of a test's own, removed with everything in it when this value is gone.
///
/// The value has to outlive the use of its path: `withTemporaryFolder` sees to that.
package final class TemporaryFolder: Sendable {
  /// Where it is. Short, so that a socket's path fits into its 107 bytes.
  package let path: FilePath

  /// Makes an empty folder that only its owner can enter, in `TMPDIR` or `/tmp`.
  package init() throws(Errno) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let name = "followup-" + String(UInt64.random(in: .min ... .max), radix: 36)
    path = FilePath(parent).appending(name)
    try path.makeFolder()
  }

  deinit {
    path.removeTree()
  }
}

/// Gives `body` a folder of its own, and removes it afterwards.
package func withTemporaryFolder<Result>(
  _ body: (FilePath) async throws -> Result
) async throws -> Result {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try await body(folder.path)
}

/// Gives `body` a folder of its own, and removes it afterwards.
package func withTemporaryFolder<Result>(_ body: (FilePath) throws -> Result) throws -> Result {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try body(folder.path)
}
