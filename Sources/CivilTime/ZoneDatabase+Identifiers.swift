internal import SystemPackage

extension ZoneDatabase {
  /// The release of the tz data, such as "2026a", as the first line of `tzdata.zi` says; nil if it
  /// does not.
  public var version: String? { names.version }

  /// The names of the zones that the database lists and has, sorted, with "UTC".
  public func identifiers() -> [String] {
    names.all.union([Zone.utc.identifier]).filter(isPresent).sorted()
  }

  private func isPresent(_ name: String) -> Bool {
    name == Zone.utc.identifier || ([name] + names.targets(of: name)).contains(where: isFile)
  }

  private func isFile(_ name: String) -> Bool {
    ((try? ZoneFile.resolved(directory.appending(name))) ?? nil) != nil
  }

  /// The zone of which a name is another name, as `tzdata.zi` and `zone.tab` say: "America/New_York"
  /// for "US/Eastern". If they do not say, the name of the file to which a symbolic link leads.
  public func canonicalName(of name: String) -> String {
    let canonical = names.canonical(name)
    guard canonical == name, !names.isListed(name), Self.isSafe(name),
      let folder = try? ZoneFile.resolved(directory),
      var path = try? ZoneFile.resolved(directory.appending(name)),
      path.removePrefix(folder), !path.isEmpty
    else { return canonical }
    return path.string
  }

  /// The country of a zone, as `zone.tab` says by the zone's name: Europe/Busingen is in Germany,
  /// though its file is that of Europe/Zurich.
  public func country(ofZone name: String) -> String? {
    names.countries[names.canonical(name)].flatMap { $0.utf8.count == 2 ? $0 : nil }
  }
}
