import CivilTime
import Synchronization

/// The system's zones, through updates of the database: where a zone's file can't be read while an
/// update is under way, the zone stays what it was.
final class LastGoodZones: ZoneSource {
  private struct State {
    var database: ZoneDatabase
    var good: [String: Zone] = [:]
  }

  private let makeDatabase: @Sendable () -> ZoneDatabase
  private let state: Mutex<State>

  init(makeDatabase: @escaping @Sendable () -> ZoneDatabase) {
    self.makeDatabase = makeDatabase
    state = Mutex(State(database: makeDatabase()))
  }

  /// Reads the database anew from here on.
  func refresh() { state.withLock { $0.database = makeDatabase() } }

  /// The zone that the machine's clocks show.
  func systemZone(tz value: String?) -> Zone {
    state.withLock { $0.database }.systemZone(tz: value)
  }

  func zone(named name: String) throws(ZoneError) -> Zone {
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
  var version: String? { state.withLock { $0.database }.version }

  func canonicalName(of name: String) -> String {
    state.withLock { $0.database }.canonicalName(of: name)
  }

  func identifiers() -> [String] { state.withLock { $0.database }.identifiers() }
}
