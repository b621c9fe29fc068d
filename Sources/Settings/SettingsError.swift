package import SystemPackage
internal import TOML

/// Why the configuration cannot be read, or where something belongs cannot be told. Its description
/// is a full sentence.
package enum SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system would not let the file be read.
  case unreadable(FilePath, Errno)
  /// The path leads to something else than a regular file: to this.
  case noFile(FilePath, String)
  /// The file is larger than `Settings.maximumBytes`.
  case tooLarge(FilePath)
  /// Neither the flag nor any of the variables tells where something is.
  case unplaced(Location, missing: String)
  /// A flag or a variable gives no path that can be used: which, and why, without a full stop.
  case unusable(String, reason: String)

  /// The sentence to show.
  package var description: String {
    switch self {
    case .unreadable(let path, let errno):
      "The configuration file \(shown(path)) cannot be read: \(errno)."
    case .noFile(let path, let noun):
      "The configuration file \(shown(path)) cannot be read: it is \(noun). Put a file in its "
        + "place, or remove it for the defaults."
    case .tooLarge(let path):
      "The configuration file \(shown(path)) cannot be read: it is larger than "
        + "\(Settings.maximumBytes / 1024) KiB."
    case .unplaced(let location, let missing):
      "Where \(location.noun) is cannot be told: \(missing). Give \(location.flag) PATH, or set "
        + "\(location.variable)."
    case .unusable(let source, let reason):
      "\(source) cannot be used: \(reason)."
    }
  }

  private func shown(_ path: FilePath) -> String { Quotation.string(path.string) }
}
