internal import CivilTime
internal import FollowupCore
internal import Holidays
internal import TOML

// The tables whose keys are the user's to choose: zones and regions, each with its dates.
extension SettingsReader {
  mutating func read(_ table: TOMLTable, as dates: SettingKey.DateTable) {
    for entry in table.entries {
      guard let name = name(of: entry, in: dates) else { continue }
      accept(entry, as: dates.shown(name)) { (settings, _) throws(Rejection) in
        let found = try Self.dates(entry.value)
        // An empty list says that none are known.
        guard !found.isEmpty else { return }
        settings[keyPath: dates.target][name] =
          (settings[keyPath: dates.target][name] ?? []).union(found)
      }
    }
  }

  /// The zone or region that a key names, by one name for all of its names; nil if it names none,
  /// which is then reported.
  mutating func name(
    of entry: TOMLTable.Entry, in dates: SettingKey.DateTable
  ) -> String? {
    if entry.key == DateOverrides.everywhere { return entry.key }
    // A country's code may be a zone's other name, such as GB: the country has that zone, too.
    if let region = Region(code: entry.key), (try? holidays.region(named: entry.key)) != nil {
      return region.code
    }
    guard let reason = zones.reason(against: entry.key, or: DateOverrides.everywhere) else {
      return zones.canonicalName(of: entry.key)
    }
    let problem =
      if Region(code: entry.key) != nil, case .failure(let error) = isRegion(entry.key) {
        "\(error)"
      } else {
        reason + "."
      }
    report(
      .key, at: entry.keyPlace,
      "\(Quotation.string(entry.key)) cannot be a key in [\(SettingKey.shown(dates.section))]: "
        + problem)
    return nil
  }

  private func isRegion(_ name: String) -> Result<Region, RegionError> {
    Result { () throws(RegionError) in try holidays.region(named: name) }
  }

  static func dates(_ value: TOMLValue) throws(Rejection) -> Set<CivilDate> {
    guard case .array(let elements) = value.kind else {
      throw .type(value, wanted: "an array of dates such as [\"2026-12-25\"]")
    }
    var dates: Set<CivilDate> = []
    for element in elements { dates.insert(try date(element)) }
    return dates
  }

  private static func date(_ value: TOMLValue) throws(Rejection) -> CivilDate {
    switch value.kind {
    case .string(let text):
      do {
        return try CivilDate(iso8601: text)
      } catch {
        throw .value(
          Quotation.string(text), at: value.place,
          "\(error.reason), and a date is written \"2026-12-25\"")
      }
    case .localDate(let date):
      if let date = CivilDate(year: date.year, month: date.month, day: date.day) { return date }
      throw .value(date.lexeme, at: value.place, "the years go from 0001 to 9999")
    default: throw .type(value, wanted: "an array of dates such as [\"2026-12-25\"]")
    }
  }
}
