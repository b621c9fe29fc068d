internal import Glibc
internal import Ground
internal import SystemPackage

/// One file of the zone database, read whole.
enum ZoneFile {
  /// The largest of the system's zones has a few thousand bytes.
  static let limitBytes = 1 << 20

  /// The path without links and dots; nil if nothing is there.
  static func resolved(_ path: FilePath) throws(ZoneError) -> FilePath? {
    do { return try path.resolvingLinks() } catch {
      if [.noSuchFileOrDirectory, .notDirectory].contains(error) { return nil }
      throw .unreadable(path: path, errno: error)
    }
  }

  /// Where a link leads, seen from its own folder; nil if it is not a link.
  static func target(ofLink link: FilePath) -> FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link.string, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    let bytes = buffer.prefix(count).map(UInt8.init(bitPattern:))
    let target = FilePath(String(decoding: bytes, as: UTF8.self))
    return link.removingLastComponent().pushing(target)
  }

  /// How long the file at the end of all links is; nil if there is none.
  static func sizeBytes(_ path: FilePath) -> Int? {
    var status = Glibc.stat()
    return stat(path.string, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The content of a regular file, not of a link; nil for a folder.
  static func read(_ path: FilePath, limitBytes: Int = limitBytes) throws(ZoneError) -> [UInt8]? {
    do { return try path.content(limitBytes: limitBytes, followsLinks: false) } catch {
      switch error {
      case .unreadable(let errno): throw .unreadable(path: path, errno: errno)
      case .notRegular(.directory): return nil
      case .notRegular:
        throw .damaged(source: path.string, what: "it is not a regular file", offset: 0)
      case .tooLong:
        throw .damaged(
          source: path.string, what: "it is larger than a zone can be", offset: limitBytes)
      }
    }
  }
}
