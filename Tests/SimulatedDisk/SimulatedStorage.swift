package import EventLog
import FollowupCore
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
    for device in disk.marks.keys where disk.marks[device]?.holder == ObjectIdentifier(self) {
      disk.marks[device]?.holder = nil
    }
    for name in disk.files.keys where disk.files[name]?.holder == ObjectIdentifier(self) {
      disk.files[name]?.holder = nil
    }
  }

  package func files() throws(LogError) -> [StoredFile] {
    try begin(.list, folder)
    return disk.files.keys.filter { DeviceName.concernsLog($0) }.sorted().compactMap(stored)
  }

  package func read(_ file: StoredFile, at offset: Int, count: Int) throws(LogError) -> [UInt8] {
    try begin(.read, path(file.name))
    guard let now = disk.files[file.name], now.number == file.identity.number else {
      throw LogError(.changed, path: path(file.name))
    }
    return Array(now.cached.dropFirst(offset).prefix(count))
  }

  package func claim(_ name: String) throws(LogError) -> StoredFile? {
    guard let file = disk.files[name] else { return nil }
    let path = path(name)
    guard file.kind == .regular else { throw LogError(.notAFile(file.kind), path: path) }
    if file.holder == ObjectIdentifier(self) { return stored(name) }
    guard file.holder == nil else { throw LogError(.locked(process: 1), path: path) }
    return try take(name)
  }

  package func create(_ name: String) throws(LogError) -> StoredFile {
    guard disk.files[name] == nil else { throw LogError(.changed, path: path(name)) }
    return try take(name)
  }

  private func take(_ name: String) throws(LogError) -> StoredFile {
    let path = path(name)
    try begin(.open, path)
    if disk.files[name] == nil { disk.files[name] = SimulatedFile(number: disk.nextNumber()) }
    try disk.end(.open, path)
    try begin(.sync, folder)
    try disk.end(.sync, folder)
    disk.files[name]?.holder = ObjectIdentifier(self)
    disk.files[name]?.isListedOnDisk = true
    return stored(name)!
  }

  package func append(
    _ bytes: [UInt8], to name: String, end: Int
  ) throws(LogError) -> StoredFile {
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
    return stored(name)!
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
    disk.syncs += 1
    disk.files[name]?.sync()
  }

  package func truncate(_ name: String, to count: Int) throws(LogError) {
    try begin(.truncate, path(name))
    disk.files[name]?.truncate(to: count)
    try disk.end(.truncate, path(name))
  }

  package func recall(_ device: String) throws(LogError) -> [UInt8] {
    var mark = disk.marks[device] ?? SimulatedMark()
    guard mark.holder == nil || mark.holder == ObjectIdentifier(self) else {
      throw LogError(.locked(process: 1), path: "/state/\(device)")
    }
    mark.holder = ObjectIdentifier(self)
    disk.marks[device] = mark
    return mark.bytes
  }

  package func marks() -> [String: [UInt8]] { disk.marks.mapValues(\.bytes) }

  package func remember(
    _ mark: [UInt8], of device: String, isDurable: Bool
  ) throws(LogError) {
    guard disk.epoch == epoch, !disk.isOff else { return }
    disk.marks[device]?.write(mark, isDurable: isDurable)
  }

  package func protect() -> [LogFinding] { [] }

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
        identity: StoredFile.Identity(device: 0, number: file.number), modified: file.modified)
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }
}
