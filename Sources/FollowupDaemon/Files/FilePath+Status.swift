import Glibc
import SystemPackage

extension FilePath {
  /// Whether something is here.
  var exists: Bool { withPlatformString { access($0, F_OK) } == 0 }

  /// What is here, without following a link; nil if nothing is.
  var statusOfItself: Glibc.stat? {
    var status = Glibc.stat()
    return withPlatformString { lstat($0, &status) } == 0 ? status : nil
  }

  /// What is here, without following a link; nil if nothing is.
  var kind: FileType? { statusOfItself.map { FileType(rawValue: $0.st_mode & S_IFMT) } ?? nil }

  /// Where the link leads.
  var target: FilePath? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      let count = withPlatformString { readlink($0, buffer.baseAddress!, Int(PATH_MAX)) }
      guard count > 0 else { return nil }
      buffer[count] = 0
      return FilePath(platformString: buffer.baseAddress!)
    }
  }
}
