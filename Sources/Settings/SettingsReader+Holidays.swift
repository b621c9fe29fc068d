internal import CivilTime
internal import FollowupCore
internal import TOML

// The one table whose keys are the user's to choose: zones, each with its dates.
extension SettingsReader {
  mutating func readHolidays(_ table: TOMLTable) {
    for entry in table.entries {
      if entry.key != Policy.everyZone,
        let reason = zones.reason(against: entry.key, or: Policy.everyZone)
      {
        report(
          .key, at: entry.keyPlace,
          "\(Quotation.string(entry.key)) cannot be a key in [holidays]: \(reason).")
        continue
      }
      // All names of one zone share its holidays.
      let name = zones.canonicalName(of: entry.key)
      accept(entry, as: SettingKey.holidays(in: name)) { (settings, _) throws(Rejection) in
        let dates = try Self.dates(entry.value)
        // An empty list says that none are known.
        if !dates.isEmpty { settings.policy.holidays[name, default: []].formUnion(dates) }
      }
    }
  }

  private static func dates(_ value: TOMLValue) throws(Rejection) -> Set<CivilDate> {
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
