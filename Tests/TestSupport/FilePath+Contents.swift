import Glibc
package import SystemPackage

extension FilePath {
  /// All bytes of this file.
  package func bytes() throws -> [UInt8] {
    let file = try FileDescriptor.open(self, .readOnly)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try block.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { return bytes }
        bytes += block[..<count]
      }
    }
  }

  /// This file's text, read as UTF-8.
  package func text() throws -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  /// Makes this file, or replaces what it holds.
  package func write(_ bytes: [UInt8], permissions: FilePermissions = [.ownerReadWrite]) throws {
    let file = try FileDescriptor.open(
      self, .writeOnly, options: [.create, .truncate], permissions: permissions)
    _ = try file.closeAfter { try file.writeAll(bytes) }
  }

  /// Makes this file, or replaces what it holds.
  package func write(_ text: String, permissions: FilePermissions = [.ownerReadWrite]) throws {
    try write(Array(text.utf8), permissions: permissions)
  }

  /// Makes this folder, whose parent exists.
  package func makeFolder(permissions: FilePermissions = [.ownerReadWriteExecute])
    throws(Errno)
  {
    guard mkdir(string, permissions.rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  /// Whether something is here. A link counts for what it leads to.
  package var exists: Bool { access(string, F_OK) == 0 }

  /// Removes this file, or this folder and all that is in it, without following a link or entering
  /// another file system. What cannot be removed stays.
  package func removeTree() {
    guard let device = try? stat(followTargetSymlink: false).deviceID else { return }
    removeTree(on: device)
  }

  private func removeTree(on device: DeviceID) {
    guard let status = try? stat(followTargetSymlink: false), status.deviceID == device else {
      return
    }
    if status.type == .directory {
      for name in names { appending(name).removeTree(on: device) }
    }
    _ = remove(string)
  }

  /// The names of what is in this folder, in no order; none where it cannot be read.
  package var names: [String] {
    guard let folder = opendir(string) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
