public import SystemPackage

extension ZoneDatabase {
  /// The zone that the machine's clocks show: that of the value, as the variable `TZ` has it (a
  /// zone's name, a path, or a rule), else that of `localtime`, else UTC. A value that cannot be used
  /// is passed over.
  ///
  /// Links are followed one by one until one leads into the database: that is its name. A copy has
  /// the name in the file `timezone` if the two agree, else the name of the zone of the same content,
  /// else the rule for its later times. Whatever the name is, `zone(saidAs:)` reads it.
  public func systemZone(
    tz value: String? = nil, localtime: FilePath = "/etc/localtime",
    timezone: FilePath = "/etc/timezone"
  ) -> Zone {
    systemZoneIfReadable(tz: value, localtime: localtime, timezone: timezone) ?? .utc
  }

  /// The same; nil if neither the variable nor the file can be read.
  public func systemZoneIfReadable(
    tz value: String? = nil, localtime: FilePath = "/etc/localtime",
    timezone: FilePath = "/etc/timezone"
  ) -> Zone? {
    value.flatMap { zone(ofVariable: $0, nameIn: timezone) }
      ?? zone(ofFile: localtime, nameIn: timezone)
  }

  private func zone(ofVariable value: String, nameIn timezone: FilePath) -> Zone? {
    let text = value.hasPrefix(":") ? String(value.dropFirst()) : value
    if text.isEmpty { return .utc }
    if text.hasPrefix("/") { return zone(ofFile: FilePath(text), nameIn: timezone) }
    if let zone = try? zone(saidAs: text) { return zone }
    // The C library's own rule for a text that has none, such as "EST5EDT".
    return Zone(rule: text + ",M3.2.0,M11.1.0")
  }

  private func zone(ofFile file: FilePath, nameIn timezone: FilePath) -> Zone? {
    var path: FilePath? = file
    // The limit of the system itself.
    for _ in 0..<40 {
      guard let here = path else { break }
      if let name = name(of: here), let zone = try? zone(named: name) { return zone }
      path = ZoneFile.target(ofLink: here)
    }
    guard let end = try? ZoneFile.resolved(file), let bytes = try? ZoneFile.read(end) else {
      return nil
    }
    if let name = name(of: end), let zone = try? zone(named: name) { return zone }
    return zone(ofCopy: bytes, nameIn: timezone)
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

  private func zone(ofCopy bytes: [UInt8], nameIn timezone: FilePath) -> Zone? {
    guard let copy = try? Zone(identifier: "localtime", tzif: bytes) else { return nil }
    let text = (try? ZoneFile.read(timezone, limitBytes: 4096)) ?? nil
    let line = text.map { String(decoding: $0.prefix { $0 > 0x20 }, as: UTF8.self) } ?? ""
    if let named = try? zone(named: line), named.agrees(with: copy) { return named }
    let isSame: (String) -> Bool = { name in
      ZoneFile.sizeBytes(self.directory.appending(name)) == bytes.count
        && (try? self.content(of: name)) == bytes
    }
    let name =
      names.zones.first(where: isSame) ?? names.countries.keys.sorted().first(where: isSame)
    if let name { return try? Zone(identifier: name, tzif: bytes) }
    return try? Zone(identifier: copy.lastingRule.description, tzif: bytes)
  }
}

extension ZoneSource {
  /// The zone that a text names: one of the database, or a rule as POSIX has it for `TZ`, such as
  /// "CET-1CEST,M3.5.0,M10.5.0/3". That is how a zone without a name is passed on.
  ///
  /// Throws what `zone(named:)` throws if the text is neither.
  public func zone(saidAs text: String) throws(ZoneError) -> Zone {
    do {
      return try zone(named: text)
    } catch {
      if let zone = Zone(rule: text) { return zone }
      throw error
    }
  }
}

extension Zone {
  /// The zone that always follows a rule; nil if the text is not one.
  fileprivate convenience init?(rule text: String) {
    guard let rule = try? POSIXRule(parsing: Array(text.utf8)[...]) else { return nil }
    self.init(identifier: text, rule: rule)
  }

  /// Whether both have the same times from 1990 to 2100, however their files are written.
  fileprivate func agrees(with other: Zone) -> Bool {
    var second: Int64 = 631_152_000
    while second < 4_102_444_800 {
      let (mine, others) = (segment(at: second), other.segment(at: second))
      guard mine.type == others.type else { return false }
      second = min(mine.end, others.end)
    }
    return true
  }
}
