import CProcess
import Glibc
import Ground
import SystemPackage

/// A mail as it came on standard input, to its last byte, in a file without a name.
struct SpooledMail {
  private let file: FileDescriptor
  /// The mail's header and what follows it, at most the first MiB.
  let beginning: [UInt8]

  /// Reads standard input to its end.
  init() throws(Errno) {
    let descriptor = cprocess_memory_file()
    guard descriptor >= 0 else { throw Errno(rawValue: -descriptor) }
    file = FileDescriptor(rawValue: descriptor)
    var beginning: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    do {
      while case let count = try chunk.withUnsafeMutableBytes({
        try FileDescriptor.standardInput.read(into: $0)
      }), count > 0 {
        if beginning.count < Self.headerLimitBytes { beginning += chunk[..<count] }
        try file.writeAll(chunk[..<count])
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    self.beginning = beginning
  }

  private static let headerLimitBytes = 1 << 20

  /// The descriptor, to be read from the mail's first byte.
  func rewound() -> Int32 {
    _ = try? file.seek(offset: 0, from: .start)
    return file.rawValue
  }

  /// Keeps the mail in a new file, for this user alone.
  ///
  /// - Returns: the file's path.
  func keep(in folder: FilePath, as name: String) throws(Errno) -> FilePath {
    try folder.makeFolders()
    let path = folder.appending(name)
    do {
      let copy = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      defer { try? copy.close() }
      _ = rewound()
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try chunk.withUnsafeMutableBytes({ try file.read(into: $0) }),
        count > 0
      {
        try copy.writeAll(chunk[..<count])
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
    return path
  }
}
