import FollowupRuntime
import Ground
import SystemPackage

/// The file that holds what is on the screen. It is in the runtime folder, which ends with the session as
/// the screen does.
final class CardFile: CardMemory {
  private let path: FilePath

  /// - Parameter socket: the control socket, after which the file is named.
  init(beside socket: FilePath) { path = FilePath("\(socket).cards") }

  func load() -> [UInt8]? {
    try? path.content(limitBytes: Self.bytesAtMost, followsLinks: false)
  }

  func save(_ bytes: [UInt8]) {
    // An error is ignored: without the file, reminders on the screen are only shown again after a restart.
    try? path.replaceContent(with: bytes)
  }

  private static let bytesAtMost = 1 << 20
}
