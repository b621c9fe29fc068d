internal import Glibc
public import SystemPackage

/// Why a file's content could not be had.
public enum ContentError: Error, Hashable, Sendable {
  /// The system would not let it be read.
  case unreadable(Errno)
  /// It is not a regular file, but this.
  case notRegular(FileType)
  /// It is longer than the limit.
  case tooLong
}

extension FilePath {
  /// The content of a regular file, if it is no longer than a limit. Never waits, whatever lies at the path.
  public func content(
    limitBytes: Int, followsLinks: Bool = true
  ) throws(ContentError) -> [UInt8] {
    do {
      var options: FileDescriptor.OpenOptions = [.nonBlocking, .closeOnExec]
      if !followsLinks { options.insert(.noFollow) }
      let file = try FileDescriptor.open(self, .readOnly, options: options)
      defer { try? file.close() }
      let type = try file.stat().type
      guard type == .regular else { throw ContentError.notRegular(type) }
      return try file.content(limitBytes: limitBytes)
    } catch let error as ContentError {
      throw error
    } catch {
      throw .unreadable(error as? Errno ?? .ioError)
    }
  }

  /// The path without links and dots. Throws what the system says, such as `ENOENT` if there is
  /// nothing.
  public func resolvingLinks() throws(Errno) -> FilePath {
    guard let resolved = withPlatformString({ realpath($0, nil) }) else {
      throw Errno(rawValue: errno)
    }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }

  /// Puts a file with these bytes, for this user alone, in the place of what is there: a reader sees the
  /// old content or the new, also after a power loss.
  public func replaceContent(with bytes: [UInt8]) throws(Errno) {
    // A name of its own beside it: nothing that is there is written over.
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    let new = removingLastComponent().appending(".#\(lastComponent?.string ?? "").\(number)")
    do {
      let file = try FileDescriptor.open(
        new, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter {
        try file.writeAll(bytes)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      guard rename(new.string, string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(new.string)
      throw error as? Errno ?? .ioError
    }
  }

  /// Makes the folder and those above it that are missing, for this user alone.
  public func makeFolders() throws(Errno) {
    if isEmpty || withPlatformString({ access($0, F_OK) }) == 0 { return }
    try removingLastComponent().makeFolders()
    guard withPlatformString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST else {
      throw Errno(rawValue: errno)
    }
  }
}

extension FileDescriptor {
  /// What can be read until its end, if it is no longer than a limit.
  public func content(limitBytes: Int) throws(ContentError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= limitBytes {
      let count: Int
      do { count = try chunk.withUnsafeMutableBytes { try read(into: $0) } } catch {
        throw .unreadable(error as? Errno ?? .ioError)
      }
      guard count > 0 else { return bytes }
      bytes += chunk.prefix(count)
    }
    throw .tooLong
  }
}

extension FilePath {
  /// The beginning of a regular file: until it is long enough, ends, or reaches a limit.
  public func beginning(
    limitBytes: Int, isEnough: ([UInt8]) -> Bool
  ) throws(ContentError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(self, .readOnly, options: [.nonBlocking, .closeOnExec])
      defer { try? file.close() }
      let type = try file.stat().type
      guard type == .regular else { throw ContentError.notRegular(type) }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 16_384)
      while bytes.count < limitBytes {
        let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
        bytes += chunk.prefix(count)
        if count == 0 || isEnough(bytes) { break }
      }
      return bytes
    } catch let error as ContentError {
      throw error
    } catch {
      throw .unreadable(error as? Errno ?? .ioError)
    }
  }

  /// The names in a folder, sorted.
  public func names() throws(ContentError) -> [String] {
    guard let folder = withPlatformString({ opendir($0) }) else {
      throw .unreadable(Errno(rawValue: errno))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
