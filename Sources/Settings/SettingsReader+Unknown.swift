internal import CivilTime
internal import TOML

// What to say of a key that there is not.
extension SettingsReader {
  mutating func reportUnknown(_ entry: TOMLTable.Entry, in section: [String]) {
    let isTable =
      switch entry.value.kind {
      case .table: true
      default: false
      }
    let shown = Quotation.key(entry.key)
    let what: String
    if isTable {
      what = "There is no section [\(SettingKey.shown(section + [entry.key]))]."
    } else if section.isEmpty {
      what = "There is no key \(shown) outside of sections."
    } else {
      what = "There is no key \(shown) in [\(SettingKey.shown(section))]."
    }
    report(.key, at: entry.keyPlace, "\(what) \(advice(on: entry.key, in: section))")
  }

  private func advice(on key: String, in section: [String]) -> String {
    let names = Self.names(in: section)
    if let nearest = nearestWord(to: key, among: names) {
      return "Did you mean \(Self.shown(nearest, in: section))?"
    }
    if let nearest = nearestWord(to: key, among: SettingKey.all.map(\.name)) {
      let places = SettingKey.all.filter { $0.name == nearest }.map {
        "[\(SettingKey.shown($0.section))]"
      }
      if places.count <= 2 { return "\(nearest) belongs in \(places.joined(separator: " or "))." }
    }
    let list = names.map { Self.shown($0, in: section) }.joined(separator: ", ")
    return section.isEmpty ? "The sections are \(list)." : "It has \(list)."
  }

  /// What a section holds: its keys, then the sections within it.
  private static func names(in section: [String]) -> [String] {
    var names = SettingKey.all.filter { $0.section == section }.map(\.name)
    for path in SettingKey.all.map(\.section) + SettingKey.dateTables.map(\.section)
    where path.count > section.count && path.starts(with: section) {
      if !names.contains(path[section.count]) { names.append(path[section.count]) }
    }
    return names
  }

  private static func shown(_ name: String, in section: [String]) -> String {
    let path = section + [name]
    return sections.contains(path) ? "[\(SettingKey.shown(path))]" : name
  }
}
