package import CivilTime

/// Dates that the user gives under names: "*" for every employer, a zone's, a region's, or a
/// country's, which stands for its regions, too.
package struct DateOverrides: Hashable, Sendable {
  /// The name that stands for every employer.
  package static let everywhere = "*"

  private var datesByName: [String: Set<CivilDate>] = [:]

  package init() {}

  /// The dates of a name; nil if none are given.
  package subscript(name: String) -> Set<CivilDate>? {
    get { datesByName[name] }
    set { datesByName[name] = newValue }
  }

  /// The names that have dates, sorted.
  package var names: [String] { datesByName.keys.sorted() }

  /// The dates that hold for an employer in the zone of any of these names, and in the region.
  package func dates(zones: [String], region: Region?) -> Set<CivilDate> {
    let names = [Self.everywhere] + zones + [region?.country, region?.code].compactMap(\.self)
    return names.reduce(into: []) { $0.formUnion(datesByName[$1] ?? []) }
  }
}
