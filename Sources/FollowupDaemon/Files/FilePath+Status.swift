import Glibc
import SystemPackage

extension FilePath {
  /// Whether there is a folder here, or a link to one.
  var isFolder: Bool { (try? stat())?.type == .directory }

  var exists: Bool { withPlatformString { access($0, F_OK) } == 0 }

  /// The path without links; nil where nothing is there.
  var resolvingLinks: FilePath? {
    guard let resolved = withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }
}
