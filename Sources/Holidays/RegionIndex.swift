internal import CivilTime
internal import SystemPackage
internal import TOML

/// The names of all regions that have a list.
package struct RegionIndex: Sendable {
  /// A region and what it is called.
  package struct Named: Hashable, Sendable {
    /// The region's code, such as GB-ENG.
    package let region: Region
    /// The name after "in": "England", "the United States".
    package let name: String
  }

  /// All regions, by their codes: each country before its parts.
  package let regions: [Named]

  /// Reads the file.
  static func read(_ path: FilePath) throws(HolidaysError) -> RegionIndex {
    let reader = ListReader(path: path)
    var names: [Named] = []
    for entry in try reader.table().entries {
      guard entry.key == "names" else { throw reader.unknown(entry, known: "names") }
      for entry in try reader.table(entry).entries {
        let region = try reader.region(entry.key, at: entry.keyPlace)
        names.append(Named(region: region, name: try reader.string(entry)))
      }
    }
    return RegionIndex(
      regions: names.sorted { $0.region.code < $1.region.code })
  }

  /// What the region is called; nil if it has no list.
  package func name(of region: Region) -> String? {
    regions.first { $0.region == region }?.name
  }

  /// The region of this code, in upper or lower case.
  package func region(named text: String) throws(RegionError) -> Region {
    if let region = Region(code: text), name(of: region) != nil { return region }
    throw RegionError(text: text, suggestions: suggestions(for: text))
  }

  /// What could be meant, best first: the region of that name, a part of that country, or that part
  /// of another country.
  private func suggestions(for text: String) -> [Named] {
    let wanted = text.lowercased()
    let equal = regions.filter {
      Self.plain($0.name) == wanted || Self.initials($0.name) == text.uppercased()
    }
    if !equal.isEmpty { return equal }
    if let region = Region(code: text) {
      let here = regions.filter { $0.region.country == region.country }
      if !here.isEmpty || region.isCountry { return here }
      return regions.filter { $0.region.subdivision == region.subdivision }
    }
    if text.dropFirst(2).hasPrefix("-") {
      return regions.filter { text.uppercased().hasPrefix($0.region.country) }
    }
    let holding = wanted.count < 3 ? [] : regions.filter { Self.plain($0.name).contains(wanted) }
    if !holding.isEmpty { return holding }
    let nearest = nearestWord(to: wanted, among: regions.lazy.map { Self.plain($0.name) })
    return regions.filter { Self.plain($0.name) == nearest }
  }

  private static func plain(_ name: String) -> String {
    let lowercase = name.lowercased()
    return lowercase.hasPrefix("the ") ? String(lowercase.dropFirst(4)) : lowercase
  }

  /// "UK" of "the United Kingdom".
  private static func initials(_ name: String) -> String { String(name.filter(\.isUppercase)) }
}
