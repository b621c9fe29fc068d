import FollowupCore
import Glibc
package import SystemPackage

/// The log's folder on a real disk: folders 0700, files 0600, appended to and synced.
package final class FileStorage: LogStorage {
  package let folder: String
  /// Where a device keeps how far its own file goes; nil if it does not.
  private let stateFolder: FilePath?
  /// Our file, open and locked, and how it was called and looked then.
  private var own: OpenFile?
  private var ownFile: StoredFile?
  /// The file of that, open and locked.
  private var mark: OpenFile?

  /// Touches nothing before a method is called.
  ///
  /// - Parameters:
  ///   - folder: the folder's path, which may be a link; the folder need not exist.
  ///   - stateFolder: the folder, outside of what is synchronised, in which a file of the device's name
  ///     keeps how far its log goes. Both are made when they are needed.
  package init(folder: FilePath, stateFolder: FilePath? = nil) {
    self.folder = folder.string
    self.stateFolder = stateFolder
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
      let name = Self.name(of: entry)
      guard DeviceName.concernsLog(name) else { continue }
      if let file = try status(name) { found.append(file) }
    }
    guard errno == 0 else {
      throw LogError(.system(.list), path: folder, errno: Errno(rawValue: errno))
    }
    return found.sorted { $0.name < $1.name }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  package func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8] {
    let path = path(file.name)
    let open: OpenFile
    do {
      open = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    } catch {
      guard error.errno == .noSuchFileOrDirectory else { throw error }
      throw LogError(.changed, path: path)
    }
    let status = try open.status(name: file.name)
    guard status.kind == .regular, status.identity == file.identity else {
      throw LogError(.changed, path: path)
    }
    return try open.read(at: offset, count: count)
  }

  package func append(
    _ bytes: [UInt8], to name: String, end: Int
  ) throws(LogError) -> StoredFile {
    // An editor that saves puts another file in the place of ours, which would then grow unseen.
    guard let ownFile, ownFile.name == name, let now = try status(name),
      now.identity == ownFile.identity, now.sizeBytes == end
    else { throw LogError(.changed, path: path(name)) }
    try own?.append(bytes)
    return try own?.status(name: name) ?? now
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

  /// What has that name now; nil if nothing has.
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

// MARK: Our file

extension FileStorage {
  package func claim(_ name: String) throws(LogError) -> StoredFile? {
    let path = path(name)
    guard let found = try status(name) else {
      own = nil
      ownFile = nil
      return nil
    }
    guard found.kind == .regular else { throw LogError(.notAFile(found.kind), path: path) }
    if let ownFile, ownFile.name == name, ownFile.identity == found.identity { return found }
    return try take(name, O_RDWR | O_APPEND | O_NOFOLLOW)
  }

  package func create(_ name: String) throws(LogError) -> StoredFile {
    try Self.makeFolder(folder)
    do {
      return try take(name, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW)
    } catch {
      guard error.errno == .fileExists else { throw error }
      throw LogError(.changed, path: path(name))
    }
  }

  private func take(_ name: String, _ flags: CInt) throws(LogError) -> StoredFile {
    let path = path(name)
    let open = try OpenFile(path, flags)
    let file = try open.status(name: name)
    guard file.kind == .regular else { throw LogError(.notAFile(file.kind), path: path) }
    try Self.lock(open, path, file)
    // Between opening and locking, another file may have taken the name.
    guard try status(name)?.identity == file.identity else {
      throw LogError(.changed, path: path)
    }
    // Also if the file was there: whoever made it may have ended before it was durable.
    try Self.syncFolder(folder)
    own = consume open
    ownFile = file
    return file
  }

  private static func lock(
    _ open: borrowing OpenFile, _ path: String, _ file: StoredFile
  ) throws(LogError) {
    guard try open.lock() else {
      throw LogError(.locked(process: LockHolder.process(of: file.identity.number)), path: path)
    }
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

// MARK: What is kept outside the folder

extension FileStorage {
  package func recall(_ device: String) throws(LogError) -> [UInt8] {
    guard let stateFolder else { return [] }
    if mark == nil {
      try Self.makeFolder(stateFolder.string)
      let path = stateFolder.appending(device).string
      let open = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
      try Self.lock(open, path, open.status(name: device))
      mark = consume open
    }
    return try mark?.read(at: 0, count: LogLimits.blockBytes) ?? []
  }

  package func marks() -> [String: [UInt8]] {
    guard let stateFolder, let stream = opendir(stateFolder.string) else { return [:] }
    defer { closedir(stream) }
    var marks: [String: [UInt8]] = [:]
    while let entry = readdir(stream) {
      let name = Self.name(of: entry)
      guard DeviceName.isValid(name),
        let file = try? OpenFile(stateFolder.appending(name).string, O_RDONLY | O_NOFOLLOW)
      else { continue }
      marks[name] = try? file.read(at: 0, count: LogLimits.blockBytes)
    }
    return marks
  }

  package func remember(
    _ bytes: [UInt8], of device: String, isDurable: Bool
  ) throws(LogError) {
    try mark?.write(bytes, at: 0)
    if isDurable { try mark?.sync() }
  }
}

// MARK: Who else may read

extension FileStorage {
  package func protect() -> [LogFinding] {
    var open = [(folder, S_IRWXU)]
    for file in (try? files()) ?? [] where file.kind == .regular {
      open.append((path(file.name), S_IRUSR | S_IWUSR))
    }
    return open.compactMap { path, mode in
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & (S_IRWXG | S_IRWXO) != 0 else { return nil }
      // A folder such as /tmp is for all users, and has to stay so.
      if status.st_mode & S_ISVTX == 0, chmod(path, mode) == 0 { return nil }
      return LogFinding(
        file: path, line: nil,
        what: "can be opened by other users of this machine, and its mode cannot be changed")
    }
  }
}
