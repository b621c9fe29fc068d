import Glibc
import SystemPackage

extension FilePath {
  /// Whether there is a folder here, or a link to one.
  var isFolder: Bool { (try? stat())?.type == .directory }

  var exists: Bool { withPlatformString { access($0, F_OK) } == 0 }
}
