package import EventLog
import SystemPackage

/// A program's way to a simulated disk, until the disk restarts or the program lets go of it.
package final class SimulatedStorage: LogStorage {
  package let folder = "/simulated"
  private let disk: SimulatedDisk
  private let epoch: Int

  init(_ disk: SimulatedDisk) {
    self.disk = disk
    epoch = disk.epoch
  }

  deinit {
    guard disk.epoch == epoch else { return }
    for name in disk.files.keys where disk.files[name]?.holder == ObjectIdentifier(self) {
      disk.files[name]?.holder = nil
    }
  }

  package func files() throws(LogError) -> [StoredFile] {
    try begin(.list, folder)
    return disk.files.keys.sorted().compactMap(stored)
  }

  package func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8] {
    try begin(.read, path(file.name))
    guard let now = disk.files[file.name], now.number == file.identity.number else {
      throw LogError(.changed, path: path(file.name))
    }
    return Array(now.cached.dropFirst(offset).prefix(count))
  }

  package func claim(_ name: String) throws(LogError) -> StoredFile {
    let path = path(name)
    try begin(.open, path)
    if disk.files[name] == nil { disk.files[name] = SimulatedFile(number: disk.nextNumber()) }
    guard let file = disk.files[name], file.kind == .regular else {
      throw LogError(.notAFile(disk.files[name]?.kind ?? .other), path: path)
    }
    guard file.holder == nil || file.holder == ObjectIdentifier(self) else {
      throw LogError(.locked(process: 1), path: path)
    }
    disk.files[name]?.holder = ObjectIdentifier(self)
    try disk.end(.open, path)
    try begin(.sync, folder)
    try disk.end(.sync, folder)
    disk.files[name]?.isListedOnDisk = true
    return stored(name)!
  }

  package func append(_ bytes: [UInt8], to name: String, end: Int) throws(LogError) {
    let path = path(name)
    guard let file = disk.files[name], file.holder == ObjectIdentifier(self),
      file.cached.count == end
    else { throw LogError(.changed, path: path) }
    do {
      try begin(.write, path)
    } catch {
      if !disk.isOff { disk.files[name]?.append(bytes.prefix(bytes.count / 2)) }
      throw error
    }
    let fitting = min(bytes.count, disk.roomBytes)
    disk.files[name]?.append(bytes.prefix(fitting))
    try disk.end(.write, path)
    guard fitting == bytes.count else {
      throw LogError(.system(.write), path: path, errno: .noSpace)
    }
  }

  package func rewrite(_ name: String, from offset: Int) throws(LogError) {
    try begin(.write, path(name))
    disk.files[name]?.rewrite(from: offset)
    try disk.end(.write, path(name))
  }

  package func sync(_ name: String) throws(LogError) {
    let path = path(name)
    do {
      try begin(.sync, path)
    } catch {
      if !disk.isOff { disk.failToSync(name) }
      throw error
    }
    try disk.end(.sync, path)
    disk.files[name]?.sync()
  }

  package func truncate(_ name: String, to count: Int) throws(LogError) {
    try begin(.truncate, path(name))
    disk.files[name]?.truncate(to: count)
    try disk.end(.truncate, path(name))
  }

  private func begin(_ operation: LogError.Operation, _ path: String) throws(LogError) {
    guard disk.epoch == epoch else {
      throw LogError(.system(operation), path: path, errno: .badFileDescriptor)
    }
    try disk.begin(operation, path)
  }

  private func stored(_ name: String) -> StoredFile? {
    disk.files[name].map { file in
      StoredFile(
        name: name, kind: file.kind, sizeBytes: file.cached.count,
        identity: StoredFile.Identity(device: 0, number: file.number))
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }
}
