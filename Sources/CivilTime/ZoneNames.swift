internal import SystemPackage

/// The names of a tz database: its zones, the links to them, and the table of zones by country.
struct ZoneNames: Sendable {
  /// The release of the tz data, such as "2026a".
  private(set) var version: String?
  /// The zones, in the order of `tzdata.zi`.
  private(set) var zones: [String] = []
  /// The links: the name that each other name leads to.
  private(set) var links: [String: String] = [:]
  /// The zones of `zone.tab`, each of which belongs to one country, by its code in ISO 3166-1.
  private(set) var countries: [String: String] = [:]

  /// Reads `tzdata.zi` and `zone.tab`. A file that is missing leaves its part empty.
  init(in directory: FilePath) {
    readSource(lines(of: directory.appending("tzdata.zi")))
    for list: FilePath.Component in ["zone.tab", "zone1970.tab"] where countries.isEmpty {
      readTable(lines(of: directory.appending(list)))
    }
  }

  /// Every name, in no order.
  var all: Set<String> { Set(countries.keys).union(zones).union(links.keys) }

  /// Whether `zone.tab` has the zone.
  func isListed(_ name: String) -> Bool { countries[name] != nil }

  /// The zone of which a name is another name; the name itself if it is not a link.
  ///
  /// A name in `zone.tab` is a zone of its own: Europe/Oslo stays, even where the database makes it
  /// a link to Europe/Berlin.
  func canonical(_ name: String) -> String {
    if isListed(name) { return name }
    let targets = targets(of: name)
    return targets.first(where: isListed) ?? targets.last ?? name
  }

  /// Where the links from a name lead, one after the other.
  func targets(of name: String) -> [String] {
    var targets: [String] = []
    while let target = links[targets.last ?? name], target != name, !targets.contains(target) {
      targets.append(target)
    }
    return targets
  }

  private func lines(of path: FilePath) -> [ArraySlice<UInt8>] {
    guard let path = try? ZoneFile.resolved(path), let bytes = try? ZoneFile.read(path) else {
      return []
    }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }

  /// `# version 2026a`, `Z NAME …`, `L TARGET NAME`; rules and the rest of zones are passed over.
  private mutating func readSource(_ lines: [ArraySlice<UInt8>]) {
    let prefix = "# version "
    if let first = lines.first, first.starts(with: prefix.utf8) {
      version = Self.name(first.dropFirst(prefix.utf8.count))
    }
    for line in lines {
      guard let kind = line.first, kind == UInt8(ascii: "Z") || kind == UInt8(ascii: "L") else {
        continue
      }
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 3).dropFirst()
      guard let first = fields.first.flatMap(Self.name) else { continue }
      if kind == UInt8(ascii: "Z") {
        zones.append(first)
      } else if let name = fields.dropFirst().first.flatMap(Self.name) {
        links[name] = first
      }
    }
  }

  /// `CODE	COORDINATES	NAME	COMMENT`.
  private mutating func readTable(_ lines: [ArraySlice<UInt8>]) {
    for line in lines where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      if fields.count > 2, let name = Self.name(fields[2]) {
        countries[name] = String(decoding: fields[0], as: UTF8.self)
      }
    }
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    return ZoneDatabase.isSafe(name) ? name : nil
  }
}
