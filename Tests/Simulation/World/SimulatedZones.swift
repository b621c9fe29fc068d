import CivilTime
import FollowupRuntime
import Synchronization
import SystemPackage
import TestSupport

/// The tz database through its updates: a zone may have other rules than yesterday, or be missing
/// while its file is being replaced.
struct SimulatedZones: ZoneReading {
  private static let database = ZoneDatabase()

  /// Zones whose rules were updated.
  private var updated: [String: Zone] = [:]
  /// Zones whose files are half written just now.
  var unreadable: Set<String> = []
  /// The name of the machine's own zone.
  var systemZone: String

  /// Far apart, on both sides of midnight, with and without daylight saving.
  static let names = [
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Africa/Casablanca",
    "Asia/Tokyo", "America/Sao_Paulo", "UTC",
  ]

  init(systemZone: String) { self.systemZone = systemZone }

  func zone(named name: String) throws(ZoneError) -> Zone {
    if unreadable.contains(name) { throw .unknown(name: name) }
    if let zone = updated[name] { return zone }
    return try Self.database.zone(named: name)
  }

  func canonicalName(of name: String) -> String { name }

  func identifiers() -> [String] { Self.names }

  func country(ofZone name: String) -> String? { nil }

  var version: String? { nil }

  /// Gives a zone the rules of another.
  mutating func update(_ name: String, toRulesOf other: String) {
    let path = ZoneDatabase.systemDirectory.appending(other)
    updated[name] = try? Zone(identifier: name, tzif: path.bytes())
  }

  /// The machine's zone; nil if its file cannot be read.
  func machineZone(tz value: String?) -> Zone? { try? zone(named: systemZone) }
}

/// A machine's tz database, as the daemon on it opens it.
final class SimulatedZoneFiles: Sendable {
  private let state: Mutex<SimulatedZones>

  init(systemZone: String) { state = Mutex(SimulatedZones(systemZone: systemZone)) }

  /// What the files hold now.
  var reading: SimulatedZones { state.withLock { $0 } }

  func change(_ body: @Sendable (inout SimulatedZones) -> Void) { state.withLock { body(&$0) } }
}
