internal import Ground
public import SystemPackage

/// Why a zone could not be had. Its description is a full sentence.
public enum ZoneError: Error, Hashable, CustomStringConvertible {
  /// The database has no zone of this name.
  case unknown(name: String)
  /// The name is an abbreviation, which several zones share: those that could be meant.
  case abbreviation(name: String, zones: [String])
  /// An offset from UTC, which is no place's clock.
  case offset(name: String, FixedOffset)
  /// The name is not one that a zone can have, or leads out of the database's folder.
  case unsafeName(name: String)
  /// The system would not let the file be read.
  case unreadable(path: FilePath, errno: Errno)
  /// The file's content is not a zone this program can use: which file or zone, what is wrong, and
  /// the byte at which.
  case damaged(source: String, what: String, offset: Int)

  /// The sentence to show.
  public var description: String {
    switch self {
    case .unknown(let name):
      "The system's time zone database has no zone \(quoted(name)); a zone's name is like "
        + "Europe/Berlin."
    case .abbreviation(let name, let zones):
      "\(quoted(name)) is an abbreviation, and not the name of "
        + "\(zones.count == 1 ? "a" : "one") zone: write \(zones.alternatives)."
    case .offset(let name, let offset):
      "\(quoted(name)) is always \(offset) UTC, and no place's clock: write the zone of the "
        + "employer's city, such as Europe/Berlin."
    case .unsafeName(let name):
      "\(quoted(name)) cannot be a zone's name: that is like Europe/Berlin, of letters, digits "
        + "and . _ + - between single slashes, and stays inside the time zone database."
    case .unreadable(let path, let errno):
      "The time zone file \(quoted(path.string)) cannot be read: \(errno)."
    case .damaged(let source, let what, let offset):
      "The time zone file \(quoted(source)) cannot be used: \(what) (at byte \(offset))."
    }
  }
}
