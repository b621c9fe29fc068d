package import CivilTime
package import SystemPackage

extension Settings {
  /// Reads the configuration file at a path. Where there is none, the defaults are in force.
  ///
  /// Never waits, whatever lies at the path.
  ///
  /// - Returns: the settings, or all that is wrong in the file.
  /// - Throws: `SettingsError` where the file cannot be read at all.
  package static func load(
    path: FilePath, zones: any ZoneSource
  ) throws(SettingsError) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    guard let bytes = try content(of: path) else { return (Settings(), []) }
    return read(bytes, file: path.string, zones: zones)
  }

  /// Returns what the file holds; nil if it does not exist. Never waits, whatever lies at the path.
  ///
  /// - Throws: `SettingsError` if it cannot be read.
  package static func content(of path: FilePath) throws(SettingsError) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
      defer { try? file.close() }
      let status = try file.stat()
      guard status.type == .regular else { throw SettingsError.noFile(path, status.type.noun) }
      let bytes = try file.bytes(upTo: maximumBytes + 1)
      guard bytes.count <= maximumBytes else { throw SettingsError.tooLarge(path) }
      return bytes
    } catch let error as SettingsError {
      throw error
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw .unreadable(path, error as? Errno ?? .ioError)
    }
  }
}

extension FileDescriptor {
  /// The bytes from here on, up to a number.
  fileprivate func bytes(upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < limit {
      let count = try chunk.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }
}

extension FileType {
  /// The type with its article, for messages.
  fileprivate var noun: String {
    switch self {
    case .directory: "a folder"
    case .fifo: "a named pipe"
    case .socket: "a socket"
    case .characterSpecial, .blockSpecial: "a device"
    default: "no regular file"
    }
  }
}
