package import CivilTime
internal import Synchronization

/// A reading of the tz database: its zones, the machine's own zone, and its release.
package protocol ZoneReading: CountrySource {
  /// The zone that the machine's clocks show, nil if it cannot be read; `value` is the variable TZ.
  func machineZone(tz value: String?) -> Zone?
  /// The release of the tz data, if it says one.
  var version: String? { get }
}

extension ZoneDatabase: ZoneReading {
  package func machineZone(tz value: String?) -> Zone? { systemZoneIfReadable(tz: value) }
}

/// The system's zones, through updates of the database and changes of the machine's zone: a zone whose
/// file cannot be read in between stays as it was.
package final class LastGoodZones: CountrySource {
  private struct State {
    var database: any ZoneReading
    var good: [String: Zone] = [:]
    /// Those that were read from the database as it is.
    var current: [String: Zone] = [:]
    /// The machine's zone; nil if it was never read, or was given up.
    var systemZone: Zone?
    var isSystemZoneAway = false
  }

  private let read: @Sendable () -> any ZoneReading
  private let tz: String?
  private let state: Mutex<State>

  /// - Parameters:
  ///   - tz: the variable TZ.
  ///   - read: opens the database anew.
  package init(tz: String?, read: @escaping @Sendable () -> any ZoneReading) {
    self.read = read
    self.tz = tz
    let database = read()
    state = Mutex(State(database: database, systemZone: database.machineZone(tz: tz)))
  }

  /// Reads the database and the machine's zone anew.
  func refresh() {
    let database = read()
    let zone = database.machineZone(tz: tz)
    state.withLock {
      $0.database = database
      $0.current = [:]
      $0.isSystemZoneAway = zone == nil && $0.systemZone != nil
      $0.systemZone = zone ?? $0.systemZone
    }
  }

  /// The zone that the machine's clocks show; UTC if it was never read.
  var systemZone: Zone { state.withLock { $0.systemZone } ?? .utc }

  /// Whether the machine's zone cannot be read, and is still the one that was read before.
  var isSystemZoneAway: Bool { state.withLock { $0.isSystemZoneAway } }

  /// Gives up a machine's zone that cannot be read: it is UTC from here on.
  func giveUpSystemZone() {
    state.withLock {
      $0.systemZone = nil
      $0.isSystemZoneAway = false
    }
  }

  package func zone(named name: String) throws(ZoneError) -> Zone {
    if let zone = state.withLock({ $0.current[name] }) { return zone }
    let database = state.withLock { $0.database }
    do throws(ZoneError) {
      let zone = try database.zone(named: name)
      state.withLock {
        $0.good[name] = zone
        $0.current[name] = zone
      }
      return zone
    } catch {
      if let zone = state.withLock({ $0.good[name] }) { return zone }
      throw error
    }
  }

  /// The release of the tz data.
  package var version: String? { state.withLock { $0.database }.version }

  package func canonicalName(of name: String) -> String {
    state.withLock { $0.database }.canonicalName(of: name)
  }

  package func country(ofZone name: String) -> String? {
    state.withLock { $0.database }.country(ofZone: name)
  }

  package func identifiers() -> [String] { state.withLock { $0.database }.identifiers() }
}
