internal import Glibc
internal import SystemPackage

/// One file of the zone database, read whole.
enum ZoneFile {
  /// The largest of the system's zones has a few thousand bytes.
  static let limitBytes = 1 << 20

  /// The path without links and dots, or nil where nothing is there.
  static func resolved(_ path: FilePath) throws(ZoneError) -> FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard realpath(path.string, &buffer) != nil else {
      let error = Errno(rawValue: errno)
      if [.noSuchFileOrDirectory, .notDirectory].contains(error) { return nil }
      throw .unreadable(path: path, errno: error)
    }
    let bytes = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return FilePath(String(decoding: bytes, as: UTF8.self))
  }

  /// What the link says, as seen from its own folder; nil where it is no link.
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

  /// The content of a regular file that is no link; nil for a folder. Never waits, whatever lies
  /// at the path.
  static func read(_ path: FilePath, limitBytes: Int = limitBytes) throws(ZoneError) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(
        path, .readOnly, options: [.nonBlocking, .closeOnExec, .noFollow])
      defer { try? file.close() }
      switch try file.stat().type {
      case .regular: break
      case .directory: return nil
      default: throw ZoneError.damaged(source: path.string, what: "it is no file", offset: 0)
      }
      let bytes = try file.prefix(bytes: limitBytes + 1)
      guard bytes.count <= limitBytes else {
        throw ZoneError.damaged(
          source: path.string, what: "it is larger than a zone can be", offset: limitBytes)
      }
      return bytes
    } catch let error as ZoneError {
      throw error
    } catch {
      throw .unreadable(path: path, errno: error as? Errno ?? .ioError)
    }
  }
}

extension FileDescriptor {
  /// So many bytes from the start, fewer where the file is shorter.
  fileprivate func prefix(bytes count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < count {
      let wanted = min(chunk.count, count - bytes.count)
      let got = Glibc.read(rawValue, &chunk, wanted)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Errno(rawValue: errno) }
      guard got > 0 else { break }
      bytes += chunk.prefix(got)
    }
    return bytes
  }
}
