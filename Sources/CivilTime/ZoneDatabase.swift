internal import Synchronization
public import SystemPackage

/// The system's time zone database: a folder of TZif files, each of which is read once.
///
/// An update of the folder shows in a new database, not in one that has read the zone before.
public final class ZoneDatabase: CountrySource {
  /// The folder, such as /usr/share/zoneinfo.
  public let directory: FilePath

  private let zones = Mutex<[String: Zone]>([:])
  private let readNames = Mutex<ZoneNames?>(nil)

  /// Where Linux keeps the zones.
  public static let systemDirectory: FilePath = "/usr/share/zoneinfo"

  /// The database in the folder.
  public init(directory: FilePath = systemDirectory) {
    self.directory = directory
  }

  /// The database in the folder that the variable `TZDIR` names, else the system's.
  public convenience init(variables: [String: String]) {
    self.init(directory: Self.directory(variables: variables))
  }

  /// The folder that the variable `TZDIR` names, else the system's.
  public static func directory(variables: [String: String]) -> FilePath {
    guard let folder = variables["TZDIR"], !folder.isEmpty else { return systemDirectory }
    return FilePath(folder)
  }

  /// The zone of this name. "UTC" is known without a file.
  ///
  /// The name must lead to a regular file inside the folder, of no more than 1 MiB. If there is no
  /// such file, the name may be one that `tzdata.zi` links to another: Debian keeps the files of old
  /// names in a package of their own.
  public func zone(named name: String) throws(ZoneError) -> Zone {
    if let zone = zones.withLock({ $0[name] }) { return zone }
    let zone = try read(name)
    return zones.withLock { zones in
      if let first = zones[name] { return first }
      zones[name] = zone
      return zone
    }
  }

  private func read(_ name: String) throws(ZoneError) -> Zone {
    guard Self.isSafe(name) else { throw .unsafeName(name: name) }
    if let bytes = try content(of: name) { return try Zone(identifier: name, tzif: bytes) }
    if name == Zone.utc.identifier { return .utc }
    for target in names.targets(of: name) {
      if let bytes = try content(of: target) { return try Zone(identifier: name, tzif: bytes) }
    }
    throw .unknown(name: name)
  }

  /// The content of a zone's file; nil if there is no such file.
  func content(of name: String) throws(ZoneError) -> [UInt8]? {
    guard let folder = try ZoneFile.resolved(directory),
      let path = try ZoneFile.resolved(directory.appending(name))
    else { return nil }
    guard path.starts(with: folder) else { throw .unsafeName(name: name) }
    return try ZoneFile.read(path)
  }

  /// What the database says of its names, read once, and only if something asks for it.
  var names: ZoneNames {
    readNames.withLock { read in
      let names = read ?? ZoneNames(in: directory)
      read = names
      return names
    }
  }

  /// Whether the name is one that the database itself could give: it never leads out of the folder,
  /// unless through a link.
  static func isSafe(_ name: String) -> Bool {
    let components = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return name.utf8.count <= 128
      && components.allSatisfy { component in
        !component.isEmpty && !component.elementsEqual(".".utf8)
          && !component.elementsEqual("..".utf8) && component.allSatisfy(isNameCharacter)
      }
  }

  private static func isNameCharacter(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "+", "-": true
    default: false
    }
  }
}
