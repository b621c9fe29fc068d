internal import CivilTime
internal import FollowupCore
internal import Holidays
internal import TOML

/// Goes through a document key by key, and collects what is wrong with it.
struct SettingsReader {
  private(set) var settings = Settings()
  private(set) var diagnostics: [Diagnostic] = []
  let file: String
  let zones: any ZoneSource
  let holidays: any HolidaySource

  init(file: String, zones: any ZoneSource, holidays: any HolidaySource) {
    self.file = file
    self.zones = zones
    self.holidays = holidays
    settings.file = file
  }

  mutating func read(_ document: TOMLTable) {
    read(document, section: [])
    checkRegion()
    checkOrders()
    noteZones()
    diagnostics.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  mutating func report(_ kind: Diagnostic.Kind, at place: TOMLPlace, _ message: String) {
    diagnostics.append(
      Diagnostic(
        file: file, line: place.line, column: place.column, kind: kind, message: message))
  }

  private mutating func read(_ table: TOMLTable, section: [String]) {
    for entry in table.entries {
      let path = section + [entry.key]
      if let key = SettingKey.all.first(where: { $0.section == section && $0.name == entry.key }) {
        accept(entry, as: key.shown) { (settings, zones) throws(Rejection) in
          try key.read(entry.value, &settings, zones)
        }
      } else if Self.sections.contains(path) {
        readSection(entry, path)
      } else {
        reportUnknown(entry, in: section)
      }
    }
  }

  /// Every table that the file may have.
  static let sections: Set<[String]> = {
    var sections = Set(SettingKey.dateTables.map(\.section))
    for key in SettingKey.all {
      for length in 1...key.section.count { sections.insert(Array(key.section.prefix(length))) }
    }
    return sections
  }()

  private mutating func readSection(_ entry: TOMLTable.Entry, _ path: [String]) {
    let shown = SettingKey.shown(path)
    switch entry.value.kind {
    case .table(let table):
      if let dates = SettingKey.dateTables.first(where: { $0.section == path }) {
        read(table, as: dates)
      } else {
        read(table, section: path)
      }
    default:
      report(
        .type, at: entry.keyPlace,
        "\(shown) has to be a table, not \(entry.value.kind.name): write [\(shown)], once, in a line "
          + "of its own, and its keys in the lines below.")
    }
  }

  /// Reads one value, and keeps its place, or why it cannot be had.
  mutating func accept(
    _ entry: TOMLTable.Entry, as shown: String,
    _ read: (inout Settings, any ZoneSource) throws(Rejection) -> Void
  ) {
    do {
      try read(&settings, zones)
      settings.places[shown] = entry.value.place
    } catch {
      refused.insert(shown)
      report(error.kind, at: error.place, "\(shown) \(error.clause).")
    }
  }

  /// The keys whose values could not be had.
  private var refused: Set<String> = []

  mutating func note(at place: TOMLPlace, _ message: String) {
    settings.notes.append(
      Diagnostic(
        file: file, line: place.line, column: place.column, kind: .note, message: message))
  }

  /// Notes for the zones of the user and of the employers.
  private mutating func noteZones() {
    for (shown, name) in [
      ("you.zone", settings.policy.userZone), ("employer.zone", settings.policy.employerZone),
    ] {
      guard let name, let place = settings.places[shown] else { continue }
      noteAlias(name, at: place)
    }
    noteUnknownHolidays()
    settings.notes.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// A note for a name that is another name of a zone.
  mutating func noteAlias(_ name: String, at place: TOMLPlace) {
    let zone = zones.canonicalName(of: name)
    guard zone != name else { return }
    note(
      at: place,
      "\(Quotation.string(name)) is another name of \(Quotation.string(zone)), and is taken as that zone."
    )
  }

  /// A note if no holidays are known for the employers' zone.
  private mutating func noteUnknownHolidays() {
    guard let place = settings.places["employer.zone"], let name = settings.policy.employerZone,
      let zone = try? zones.zone(named: name)
    else { return }
    let listed = zones.canonicalName(of: name)
    let calendar = BusinessCalendar(
      zone: zone, listedAs: listed, recorded: nil, policy: settings.policy, holidays: holidays)
    let own = [DateOverrides.everywhere, listed].contains { settings.policy.holidays[$0] != nil }
    guard calendar.region.origin == .assumed, calendar.workingDays.list == nil, !own else { return }
    note(
      at: place,
      "No holidays are known for \(Quotation.string(name)): name the employers' region, or list their "
        + "dates under [holidays].")
  }

  /// A region that is named has a list of holidays.
  private mutating func checkRegion() {
    let shown = "employer.region"
    guard let region = settings.policy.employerRegion?.region, let place = settings.places[shown]
    else { return }
    do { _ = try holidays.region(named: region.code) } catch {
      report(.value, at: place, "\(shown) cannot be \"\(region)\": \(error)")
    }
  }

  /// No range closes before it opens, whatever part of it is a default.
  private mutating func checkOrders() {
    for order in SettingKey.orders {
      let (opens, closes) = (order.opens.shown, order.closes.shown)
      let range = order.range(settings)
      guard !refused.contains(opens), !refused.contains(closes), range.closesTooEarly,
        let place = settings.places[closes] ?? settings.places[opens]
      else { continue }
      let openOrigin = settings.places[opens] == nil ? ", the default" : ""
      let closeOrigin = settings.places[closes] == nil ? ", the default" : ""
      report(
        .value, at: place,
        "\(closes) (\"\(range.closes)\"\(closeOrigin)) comes before \(opens) "
          + "(\"\(range.opens)\"\(openOrigin)): a range has to close when it opens, or later.")
    }
  }
}

extension SpanRange {
  /// Whether it closes before it opens, whatever day it starts on. That many business days are never
  /// fewer days.
  fileprivate var closesTooEarly: Bool {
    closes.count < opens.count && (closes.unit == .days || opens.unit == .businessDays)
  }
}
