import Glibc
package import SystemPackage

/// The log's folder on a real disk: folders 0700, files 0600, appended to and synced.
package final class FileStorage: LogStorage {
  package let folder: String
  /// Our file, open and locked, with its name.
  private var own: OpenFile?
  private var ownFile: StoredFile?

  /// Touches nothing until it is asked to.
  ///
  /// - Parameter folder: the folder's path, which may be a link; the folder need not exist.
  package init(folder: FilePath) {
    self.folder = folder.string
  }

  package func files() throws(LogError) -> [StoredFile] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw LogError(.system(.list), path: folder, errno: Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var found: [StoredFile] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasSuffix(DeviceName.suffix), !name.hasPrefix(".") else { continue }
      if let file = try status(name) { found.append(file) }
    }
    guard errno == 0 else {
      throw LogError(.system(.list), path: folder, errno: Errno(rawValue: errno))
    }
    return found.sorted { $0.name < $1.name }
  }

  package func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8] {
    let path = path(file.name)
    let open = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    let status = try open.status(name: file.name)
    guard status.kind == .regular, status.identity == file.identity else {
      throw LogError(.changed, path: path)
    }
    return try open.read(at: offset, count: count)
  }

  package func append(_ bytes: [UInt8], to name: String, end: Int) throws(LogError) {
    // An editor that saves puts another file in the place of ours, which would then grow unseen.
    guard let ownFile, ownFile.name == name, try status(name) == ownFile.resized(to: end) else {
      throw LogError(.changed, path: path(name))
    }
    try own?.append(bytes)
  }

  package func rewrite(_ name: String, from offset: Int) throws(LogError) {
    guard let ownFile, ownFile.name == name else { throw LogError(.changed, path: path(name)) }
    // A descriptor that appends would append these bytes, too.
    let open = try OpenFile(path(name), O_RDWR | O_NOFOLLOW)
    let now = try open.status(name: name)
    guard now.identity == ownFile.identity else { throw LogError(.changed, path: path(name)) }
    try open.write(try open.read(at: offset, count: now.sizeBytes - offset), at: offset)
  }

  package func sync(_ name: String) throws(LogError) {
    try own?.sync()
  }

  package func truncate(_ name: String, to count: Int) throws(LogError) {
    try own?.truncate(to: count)
  }

  /// What has that name now; nil where nothing has.
  private func status(_ name: String) throws(LogError) -> StoredFile? {
    var status = stat()
    do {
      _ = try retrying(.open, path(name)) { Int(lstat(path(name), &status)) }
    } catch {
      if error.errno == .noSuchFileOrDirectory { return nil }
      throw error
    }
    return StoredFile(name: name, status)
  }
}

extension FileStorage {
  package func claim(_ name: String) throws(LogError) -> StoredFile {
    try Self.makeFolder(folder)
    let path = path(name)
    let found = try status(name)
    if let found {
      guard found.kind == .regular else { throw LogError(.notAFile(found.kind), path: path) }
      if let ownFile, ownFile.name == name, ownFile.identity == found.identity { return found }
    }
    let open = try OpenFile(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW)
    let file = try open.status(name: name)
    guard file.kind == .regular else { throw LogError(.notAFile(file.kind), path: path) }
    guard try open.lock() else {
      throw LogError(.locked(process: LockHolder.process(of: file.identity.number)), path: path)
    }
    // Between opening and locking, another file may have taken the name.
    guard try status(name)?.identity == file.identity else {
      throw LogError(.changed, path: path)
    }
    // Also where the file was there: whoever made it may have ended before it was durable.
    try Self.syncFolder(folder)
    own = consume open
    ownFile = file
    return file
  }

  /// Makes a folder, and those above it that are missing.
  private static func makeFolder(_ path: String) throws(LogError) {
    var status = stat()
    if stat(path, &status) == 0 { return }
    let parent = FilePath(path).removingLastComponent()
    if !parent.isEmpty { try makeFolder(parent.string) }
    guard mkdir(path, S_IRWXU) == 0 || errno == EEXIST else {
      throw LogError(.system(.makeFolder), path: path, errno: Errno(rawValue: errno))
    }
    try syncFolder(parent.isEmpty ? "." : parent.string)
  }

  private static func syncFolder(_ path: String) throws(LogError) {
    let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
    try folder.syncFolder()
  }
}
