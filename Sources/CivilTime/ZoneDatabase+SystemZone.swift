package import SystemPackage

extension ZoneDatabase {
  /// The zone that the machine's clocks show: that of the value, as the variable `TZ` has it (a
  /// zone's name, a path into the database, or a rule), else the one that the link leads to.
  ///
  /// Where `localtime` is a copy rather than a link, its content counts, under the name in the file
  /// `timezone`, or "Local". What cannot be used is passed over, and at worst the zone is UTC.
  package func systemZone(
    tz value: String? = nil, localtime: FilePath = "/etc/localtime",
    timezone: FilePath = "/etc/timezone"
  ) -> Zone {
    value.flatMap(zone(ofVariable:)) ?? zone(ofLink: localtime)
      ?? zone(ofCopy: localtime, nameIn: timezone) ?? .utc
  }

  private func zone(ofVariable value: String) -> Zone? {
    let text = value.hasPrefix(":") ? String(value.dropFirst()) : value
    if text.isEmpty { return .utc }
    if text.hasPrefix("/") { return name(of: FilePath(text)).flatMap { try? zone(named: $0) } }
    if let zone = try? zone(named: text) { return zone }
    return (try? POSIXRule(parsing: Array(text.utf8)[...])).map { rule in
      Zone(identifier: text, rule: rule)
    }
  }

  private func zone(ofLink link: FilePath) -> Zone? {
    let target = ZoneFile.target(ofLink: link)
    return target.flatMap(name(of:)).flatMap { try? zone(named: $0) }
  }

  /// The name by which the path leads into the database, without following links on the way: they
  /// are how one zone has several names.
  private func name(of path: FilePath) -> String? {
    var path = path.lexicallyNormalized()
    let folders = [directory, try? ZoneFile.resolved(directory), Self.systemDirectory]
    for case let folder? in folders where path.removePrefix(folder.lexicallyNormalized()) {
      return path.isEmpty ? nil : path.string
    }
    return nil
  }

  private func zone(ofCopy copy: FilePath, nameIn timezone: FilePath) -> Zone? {
    guard let path = try? ZoneFile.resolved(copy), let bytes = try? ZoneFile.read(path) else {
      return nil
    }
    let text = (try? ZoneFile.read(timezone, limitBytes: 4096)).flatMap { $0 }
    let line = text.map { String(decoding: $0.prefix { $0 > 0x20 }, as: UTF8.self) } ?? ""
    return try? Zone(identifier: Self.isSafe(line) ? line : "Local", tzif: bytes)
  }
}
