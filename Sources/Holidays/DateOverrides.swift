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

  /// The dates that hold for an employer in a zone and a region.
  package func dates(zone: String, region: Region?) -> Set<CivilDate> {
    let names: Set<String?> = [Self.everywhere, zone, region?.country, region?.code]
    return names.reduce(into: []) { $0.formUnion($1.flatMap { datesByName[$0] } ?? []) }
  }
}

extension DateOverrides: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Set<CivilDate>)...) {
    for (name, dates) in elements { datesByName[name, default: []].formUnion(dates) }
  }
}
