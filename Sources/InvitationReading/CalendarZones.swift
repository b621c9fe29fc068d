package import CivilTime

/// The zones that a calendar file names: the system's wherever the name means one, and the file's own
/// definition only if it does not.
///
/// A definition in a file may be old or wrong; the name says what was meant.
package final class CalendarZones {
  private let database: any ZoneSource
  private let definitions: [String: CalendarComponent]
  private var found: [String: Zone?] = [:]
  private lazy var identifiers = Dictionary(
    database.identifiers().map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

  /// - Parameters:
  ///   - calendar: the VCALENDAR, with its VTIMEZONEs.
  ///   - database: the system's zones.
  package init(of calendar: CalendarComponent, in database: any ZoneSource) {
    self.database = database
    definitions = Dictionary(
      calendar.components.filter { $0.name == "VTIMEZONE" }.compactMap { zone in
        zone.text("TZID").map { (Self.unquoted($0), zone) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The zone of a TZID; nil if neither the system nor the file says which it is.
  package func zone(named name: String) -> Zone? {
    let name = Self.unquoted(name)
    if let zone = found[name] { return zone }
    let zone = look(for: name)
    found[name] = .some(zone)
    return zone
  }

  private func look(for name: String) -> Zone? {
    if let zone = systemZone(name) { return zone }
    if let windows = WindowsZones.identifier(for: name), let zone = systemZone(windows) {
      return zone
    }
    if let zone = zoneOfURI(name) { return zone }
    if let definition = definitions[name] { return Zone(identifier: name, defined: definition) }
    if let zone = zoneOfPlace(name) { return zone }
    // Outlook numbers a zone whose name it has twice: "Eastern Standard Time 1".
    if let space = name.lastIndex(of: " "), name[space...].dropFirst().allSatisfy(\.isNumber) {
      return look(for: String(name[..<space]))
    }
    return Self.fixedOffset(name)
  }

  private func systemZone(_ name: String) -> Zone? {
    if let zone = try? database.zone(named: name) { return zone }
    // "america/new_york", and "America/New York".
    let spelt = name.replacing(" ", with: "_").lowercased()
    guard spelt.contains("/") else { return nil }
    return identifiers[spelt].flatMap { try? database.zone(named: $0) }
  }

  /// "Berlin", as programs in Ruby name zones, if only one place is called so.
  private func zoneOfPlace(_ name: String) -> Zone? {
    let end = "/" + name.replacing(" ", with: "_").lowercased()
    let places = identifiers.filter { $0.key.hasSuffix(end) && !$0.key.hasPrefix("etc/") }
    let zones = Set(places.values.map(database.canonicalName(of:)))
    return zones.count == 1 ? try? database.zone(named: zones.first!) : nil
  }

  /// "/freeassociation.sourceforge.net/America/New_York", "tzone://Microsoft/Olson/Europe/Berlin",
  /// "tzone://Microsoft/Utc": what follows the owner of the name, if it is a zone.
  private func zoneOfURI(_ name: String) -> Zone? {
    guard name.hasPrefix("/") || name.contains("://") else { return nil }
    let parts = name.split(separator: "/")
    for count in [3, 2, 1] where parts.count >= count {
      let last = parts.suffix(count).joined(separator: "/")
      let isPlace = count > 1 || last.uppercased() == "UTC"
      if isPlace, let zone = systemZone(count == 1 ? "UTC" : last) { return zone }
    }
    return parts.last.flatMap { WindowsZones.identifier(for: String($0)) }.flatMap(systemZone)
  }

  /// "GMT+0200", "UTC-05:00", "+0530": a clock that is always as far from UTC.
  private static func fixedOffset(_ name: String) -> Zone? {
    var text = name.uppercased()[...]
    for prefix in ["UTC", "GMT"] where text.hasPrefix(prefix) { text = text.dropFirst(3) }
    return CalendarValue.offsetSeconds(text.filter { $0 != ":" }).map(Zone.init(offsetSeconds:))
  }

  private static func unquoted(_ name: String) -> String {
    var name = name[...]
    while let first = name.first, first == "\"" || first == " " { name.removeFirst() }
    while let last = name.last, last == "\"" || last == " " { name.removeLast() }
    return String(name)
  }
}
