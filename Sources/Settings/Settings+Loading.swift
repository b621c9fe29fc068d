package import CivilTime
internal import Ground
package import Holidays
package import SystemPackage

extension Settings {
  /// Reads the configuration file at a path. If there is none, the defaults are in force.
  ///
  /// Never waits, whatever lies at the path.
  ///
  /// - Returns: the settings, or all that is wrong in the file.
  /// - Throws: `SettingsError` where the file cannot be read at all.
  package static func load(
    path: FilePath, zones: any ZoneSource, holidays: any HolidaySource = NoHolidays()
  ) throws(SettingsError) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    let imported = Locations.importedHolidays(beside: path)
    return read(
      try content(of: path), file: path.string, imported: try content(of: imported),
      importedFile: imported.string, zones: zones, holidays: holidays)
  }

  /// Returns what the file holds; nil if it does not exist. Never waits, whatever lies at the path.
  ///
  /// - Throws: `SettingsError` if it cannot be read.
  package static func content(of path: FilePath) throws(SettingsError) -> [UInt8]? {
    do { return try path.content(limitBytes: maximumBytes) } catch {
      switch error {
      case .unreadable(.noSuchFileOrDirectory): return nil
      case .unreadable(let errno): throw .unreadable(path, errno)
      case .notRegular(let type): throw .noFile(path, type.noun)
      case .tooLong: throw .tooLarge(path)
      }
    }
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
    default: "not a regular file"
    }
  }
}
