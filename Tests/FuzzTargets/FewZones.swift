import CivilTime

/// A few zones that are the same on every machine, each following one rule for ever.
struct FewZones: ZoneSource {
  static let all = FewZones()

  let zones: [Zone]

  private init() {
    zones = [
      Self.zone("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
      Self.zone("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
      Self.zone("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
      Self.zone("Asia/Kathmandu", "<+0545>-5:45"), .utc,
    ]
  }

  func zone(named name: String) throws(ZoneError) -> Zone {
    guard let zone = zones.first(where: { $0.identifier == name }) else {
      throw .unknown(name: name)
    }
    return zone
  }

  func canonicalName(of name: String) -> String { name }

  func identifiers() -> [String] { zones.map(\.identifier).sorted() }

  /// A zone file without transitions, whose rule holds from the first instant on.
  private static func zone(_ name: String, _ rule: String) -> Zone {
    let empty = Array("TZif2".utf8) + Array(repeating: 0, count: 39)
    var second = empty
    (second[39], second[43]) = (1, 4)
    let block: [UInt8] = [0, 0, 0, 0, 0, 0] + "UTC\0".utf8
    return try! Zone(identifier: name, tzif: empty + second + block + "\n\(rule)\n".utf8)
  }
}
