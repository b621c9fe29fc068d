import CivilTime
import When

/// Zones of the system.
enum Zones {
  static let database = ZoneDatabase()
  static let newYork = try! database.zone(named: "America/New_York")
  static let berlin = try! database.zone(named: "Europe/Berlin")
  static let lordHowe = try! database.zone(named: "Australia/Lord_Howe")
  static let kathmandu = try! database.zone(named: "Asia/Kathmandu")
  static let apia = try! database.zone(named: "Pacific/Apia")
}

extension Instant {
  /// RFC 3339, for tests that read easily.
  init(_ text: String) { try! self.init(rfc3339: text) }
}

extension WhenContext {
  /// The user is in Berlin; the clock says Friday 20 November 2026, 15:00 in New York.
  static func at(
    _ reference: String = "2026-11-20T20:00:00Z", in zone: Zone = Zones.newYork
  ) -> WhenContext {
    WhenContext(
      reference: Instant(reference), zone: zone, userZone: Zones.berlin, zones: Zones.database)
  }
}
