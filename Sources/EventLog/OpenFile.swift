import Glibc
import SystemPackage

/// An open file or folder, closed when it goes out of use.
struct OpenFile: ~Copyable {
  private let descriptor: CInt
  private let path: String

  /// Opens what the path leads to, never through a link, and never waiting for a pipe's other end.
  init(_ path: String, _ flags: CInt, _ operation: LogError.Operation = .open) throws(LogError) {
    let flags = flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    descriptor = CInt(
      try retrying(operation, path) { Int(open(path, flags, S_IRUSR | S_IWUSR)) })
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  func status(name: String) throws(LogError) -> StoredFile {
    var status = stat()
    _ = try retrying(.open, path) { Int(fstat(descriptor, &status)) }
    return StoredFile(name: name, status)
  }

  /// Reads `count` bytes from an offset on; fewer only at the end of the file.
  func read(at offset: Int, count: Int) throws(LogError) -> [UInt8] {
    var filled = 0
    var failure: LogError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      do throws(LogError) {
        while filled < count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let read = try retrying(.read, path) {
            pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
          }
          if read == 0 { break }
          filled += read
        }
      } catch {
        failure = error
      }
      initializedCount = filled
    }
    if let failure { throw failure }
    return bytes
  }

  /// Appends all of the bytes, or throws with any part of them written.
  func append(_ bytes: [UInt8]) throws(LogError) {
    try writeAll(bytes) { rest, _ in Glibc.write(descriptor, rest.baseAddress, rest.count) }
  }

  /// Writes all of the bytes over those at an offset, or throws with any part of them written.
  func write(_ bytes: [UInt8], at offset: Int) throws(LogError) {
    try writeAll(bytes) { rest, written in
      pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
    }
  }

  private func writeAll(
    _ bytes: [UInt8], _ write: (UnsafeRawBufferPointer, _ written: Int) -> Int
  ) throws(LogError) {
    var written = 0
    while written < bytes.count {
      written += try retrying(.write, path) {
        bytes.withUnsafeBytes { write(UnsafeRawBufferPointer(rebasing: $0[written...]), written) }
      }
    }
  }

  /// Syncs what was written, and the size. It must not be repeated after an error: the kernel drops
  /// the pages that it could not write, so that a second call would succeed without them.
  func sync() throws(LogError) {
    guard fdatasync(descriptor) == 0 else {
      throw LogError(.system(.sync), path: path, errno: Errno(rawValue: errno))
    }
  }

  /// Syncs a folder's entries.
  func syncFolder() throws(LogError) {
    // Some file systems know no such thing, and answer that it is invalid.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw LogError(.system(.sync), path: path, errno: Errno(rawValue: errno))
    }
  }

  func truncate(to count: Int) throws(LogError) {
    _ = try retrying(.truncate, path) { Int(ftruncate(descriptor, off_t(count))) }
  }

  /// Takes the lock of the file; false if another process has it.
  func lock() throws(LogError) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return true }
    guard errno == EWOULDBLOCK else {
      throw LogError(.system(.lock), path: path, errno: Errno(rawValue: errno))
    }
    return false
  }
}

/// Calls until no signal interrupts.
func retrying(
  _ operation: LogError.Operation, _ path: String, _ call: () -> Int
) throws(LogError) -> Int {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = errno
    guard code == EINTR else {
      throw LogError(.system(operation), path: path, errno: Errno(rawValue: code))
    }
  }
}

extension StoredFile {
  init(name: String, _ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      default: .other
      }
    self.init(
      name: name, kind: kind, sizeBytes: Int(status.st_size),
      identity: Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
      modified: Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec))
  }
}
