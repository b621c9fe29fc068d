internal import SystemPackage

extension ZoneDatabase {
  /// The names of the zones that the database lists and has, sorted, with "UTC"; no file but the
  /// list is read. The list is `tzdata.zi`, which has older names too, else `zone1970.tab` or
  /// `zone.tab`.
  package func identifiers() -> [String] {
    var names: Set<String> = [Zone.utc.identifier]
    let lists: [FilePath.Component] = ["tzdata.zi", "zone1970.tab", "zone.tab"]
    for list in lists {
      guard let listed = listedNames(in: list) else { continue }
      names.formUnion(listed)
      break
    }
    return names.filter(isPresent).sorted()
  }

  private func isPresent(_ name: String) -> Bool {
    let path = try? ZoneFile.resolved(directory.appending(name))
    return name == Zone.utc.identifier || path != nil
  }

  /// The names in the list, or nil where there is no such list.
  private func listedNames(in list: FilePath.Component) -> [String]? {
    guard let path = try? ZoneFile.resolved(directory.appending(list)),
      let bytes = try? ZoneFile.read(path)
    else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return lines.compactMap { line in
      let isTab = list.extension == "tab"
      let fields = line.split(separator: UInt8(ascii: isTab ? "\t" : " "))
      // A zone's line has its name second, a link's and a table's third.
      let name =
        switch fields.first.map({ String(decoding: $0, as: UTF8.self) }) {
        case "Z": fields.dropFirst().first
        case "L": fields.dropFirst(2).first
        case let code? where isTab && !code.hasPrefix("#"): fields.dropFirst(2).first
        default: nil as ArraySlice<UInt8>?
        }
      return name.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
