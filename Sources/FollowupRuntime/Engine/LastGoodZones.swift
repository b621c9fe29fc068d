package import CivilTime
internal import Synchronization

/// A reading of the tz database: its zones, the machine's own zone, and its release.
package protocol ZoneReading: CountrySource {
  /// The zone that the machine's clocks show; `value` is the variable TZ.
  func machineZone(tz value: String?) -> Zone
  /// The release of the tz data, if it says one.
  var version: String? { get }
}

extension ZoneDatabase: ZoneReading {
  package func machineZone(tz value: String?) -> Zone { systemZone(tz: value) }
}

/// The system's zones, through updates of the database: if a zone's file cannot be read while an
/// update is under way, the zone stays as it was.
package final class LastGoodZones: CountrySource {
  private struct State {
    var database: any ZoneReading
    var good: [String: Zone] = [:]
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
    state = Mutex(State(database: read()))
  }

  /// Reads the database anew from here on.
  func refresh() {
    let database = read()
    state.withLock { $0.database = database }
  }

  /// The zone that the machine's clocks show.
  var systemZone: Zone { state.withLock { $0.database }.machineZone(tz: tz) }

  package func zone(named name: String) throws(ZoneError) -> Zone {
    let database = state.withLock { $0.database }
    do throws(ZoneError) {
      let zone = try database.zone(named: name)
      state.withLock { $0.good[name] = zone }
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
