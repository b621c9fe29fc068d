import SystemPackage
import TestSupport
import Testing

@testable import CivilTime

struct ZoneOracleTests {
  @Test("Every zone installed agrees with Python's zoneinfo at each change from 1970 to 2100")
  func agreement() async throws {
    let database = ZoneDatabase()
    let groups = try #require(try await askZoneOracle(folder: database.directory.string))
    #expect(groups.count > 300, "so few zones cannot be the whole database")
    #expect(groups.reduce(0) { $0 + $1.changes.count } > 20_000)

    var differences: [String] = []
    for group in groups {
      let zone = try database.zone(named: group.names[0])
      for change in group.changes { differences += self.differences(zone, change) }
      let expected = group.changes.filter(\.changesOffset).map(\.instant)
      if offsetChanges(of: zone) != expected { differences.append("\(zone): other changes") }
      for alias in group.names.dropFirst() {
        let other = try database.zone(named: alias)
        if !other.hasSameTimes(as: zone) { differences.append("\(alias) is not \(zone)") }
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20))")
  }

  private func differences(_ zone: Zone, _ change: OracleChange) -> [String] {
    var differences: [String] = []
    for facts in change.facts {
      let instant = Instant(secondsSinceEpoch: facts.second)
      let offset = zone.offsetSeconds(at: instant)
      let name = zone.abbreviation(at: instant)
      let isDaylightSaving = zone.isDaylightSaving(at: instant)
      if offset != facts.offsetSeconds || name != facts.abbreviation
        || isDaylightSaving != facts.isDaylightSaving
      {
        differences.append(
          "\(zone) \(instant): \(offset) \(name) \(isDaylightSaving), not \(facts)")
      }
    }
    for local in change.locals {
      let civil = CivilDateTime(secondsSinceEpoch: local.local)
      let instant = zone.instant(of: civil)
      if instant != Instant(secondsSinceEpoch: local.instant) {
        differences.append("\(zone) \(civil) is \(instant), not \(local.instant)")
      }
    }
    return differences
  }

  private func offsetChanges(of zone: Zone) -> [Instant] {
    let end = Instant(secondsSinceEpoch: 4_133_980_800)
    let changes = sequence(first: Instant(secondsSinceEpoch: -1)) { instant in
      zone.nextTransition(after: instant).flatMap { $0 < end ? $0 : nil }
    }
    return Array(changes.dropFirst())
  }
}
