package import CivilTime

/// Dates that the user gives under names: "*" for every employer, a zone's, a region's, or a
/// country's, which stands for its regions, too.
package struct DateOverrides: Hashable, Sendable {
  /// The name that stands for every employer.
  package static let everywhere = "*"

  private var datesByName: [String: Set<CivilDate>] = [:]
  private var titlesByName: [String: [CivilDate: String]] = [:]

  package init() {}

  /// The dates of a name; nil if none are given.
  package subscript(name: String) -> Set<CivilDate>? {
    get { datesByName[name] }
    set { datesByName[name] = newValue }
  }

  /// Adds a date under a name, with what the day is called.
  package mutating func add(_ date: CivilDate, called title: String, under name: String) {
    datesByName[name, default: []].insert(date)
    titlesByName[name, default: [:]][date] = title
  }

  /// What a date under a name is called; nil if that was not said.
  package func title(of date: CivilDate, under name: String) -> String? {
    titlesByName[name]?[date]
  }

  /// The names that have dates, sorted.
  package var names: [String] { datesByName.keys.sorted() }

  /// The dates that hold for an employer in a zone and a region.
  package func dates(zone: String, region: Region?) -> Set<CivilDate> {
    names(zone, region).reduce(into: []) { $0.formUnion(datesByName[$1] ?? []) }
  }

  /// What those dates are called that have a title, for an employer in a zone and a region.
  package func titles(zone: String, region: Region?) -> [CivilDate: String] {
    names(zone, region).reduce(into: [:]) { titles, name in
      titles.merge(titlesByName[name] ?? [:]) { nearer, _ in nearer }
    }
  }

  /// The names that an employer goes by, the nearest first.
  private func names(_ zone: String, _ region: Region?) -> [String] {
    [region?.code, region?.country, zone, Self.everywhere].compactMap(\.self)
  }
}

extension DateOverrides: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Set<CivilDate>)...) {
    for (name, dates) in elements { datesByName[name, default: []].formUnion(dates) }
  }
}
