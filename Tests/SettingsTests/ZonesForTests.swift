import CivilTime

/// A few zones, all of them UTC under other names.
struct ZonesForTests: ZoneSource {
  func zone(named name: String) throws(ZoneError) -> Zone {
    guard identifiers().contains(canonicalName(of: name)) else { throw .unknown(name: name) }
    return .utc
  }

  func canonicalName(of name: String) -> String {
    name == "Asia/Calcutta" ? "Asia/Kolkata" : name
  }

  func identifiers() -> [String] { ["America/New_York", "Asia/Kolkata", "Europe/Berlin", "UTC"] }
}
