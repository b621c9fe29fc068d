internal import SystemPackage

extension ZoneDatabase {
  /// The release of the tz data, such as "2026a", as the first line of `tzdata.zi` says; nil where the
  /// directory does not say it.
  package var version: String? {
    guard let bytes = try? ZoneFile.read(directory.appending("tzdata.zi")) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let prefix = "# version "
    let version = String(line.dropFirst(prefix.count))
    return line.hasPrefix(prefix) && Self.isSafe(version) ? version : nil
  }
}
