import CivilTime
import SystemPackage
import TestSupport

/// The tz database through its updates: a zone may have other rules than yesterday, or be missing
/// while its file is being replaced.
struct SimulatedZones: ZoneSource {
  private static let database = ZoneDatabase()

  /// Zones whose rules were updated.
  private var updated: [String: Zone] = [:]
  /// Zones whose files are half written just now.
  var unreadable: Set<String> = []

  /// Far apart, on both sides of midnight, with and without daylight saving.
  static let names = [
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Africa/Casablanca",
    "Asia/Tokyo", "America/Sao_Paulo", "UTC",
  ]

  func zone(named name: String) throws(ZoneError) -> Zone {
    if unreadable.contains(name) { throw .unknown(name: name) }
    if let zone = updated[name] { return zone }
    return try Self.database.zone(named: name)
  }

  func canonicalName(of name: String) -> String { name }

  func identifiers() -> [String] { Self.names }

  /// Gives a zone the rules of another.
  mutating func update(_ name: String, toRulesOf other: String) {
    let path = ZoneDatabase.systemDirectory.appending(other)
    updated[name] = try? Zone(identifier: name, tzif: path.bytes())
  }

  /// The zone, or UTC where its file can't be read.
  func systemZone(named name: String) -> Zone { (try? zone(named: name)) ?? .utc }
}
