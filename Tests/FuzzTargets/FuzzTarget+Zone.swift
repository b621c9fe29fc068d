import CivilTime

extension FuzzTarget {
  /// A zone that is read has for every instant a local time that leads back to it.
  static let zone = FuzzTarget(name: "zone") { bytes in
    let zone: Zone
    do throws(ZoneError) {
      zone = try Zone(identifier: "Fuzz/Zone", tzif: Array(bytes))
    } catch {
      try hold(error.description.hasSuffix("."), "\"\(error)\" is no sentence")
      return
    }
    for start in startsOfWalks {
      var instant = start
      for _ in 0..<stepsOfWalk {
        try holdAround(instant, in: zone)
        instant = min(instant + .days(97), .distantFuture)
      }
    }
  }

  private static let stepsOfWalk = 8

  private static let startsOfWalks: [Instant] = [
    .distantPast, Instant(secondsSinceEpoch: -5_000_000_000), Instant(secondsSinceEpoch: 0),
    Instant(secondsSinceEpoch: 1_795_204_800), Instant(secondsSinceEpoch: 4_000_000_000),
    .distantFuture - .days(3),
  ]

  private static func holdAround(_ instant: Instant, in zone: Zone) throws {
    let instant = Instant(secondsSinceEpoch: instant.secondsSinceEpoch)
    let civil = zone.civil(at: instant)
    // The calendar ends where some zones' last days do not.
    let isInside = (CivilDate.earliest.adding(days: 2)...CivilDate.latest.adding(days: -2))
      .contains(civil.date)
    let first = zone.instant(of: civil)
    try hold(!isInside || first <= instant, "\(instant) shows \(civil), which is first at \(first)")
    try hold(
      !isInside || zone.civil(at: first) == civil,
      "\(civil) is \(first), which shows \(zone.civil(at: first))")
    let dayStart = zone.startOfDay(civil.date)
    try hold(
      !isInside || dayStart <= instant, "\(civil) is before its day begins, at \(dayStart)")
    try hold(!zone.abbreviation(at: instant).isEmpty, "the time at \(instant) has no name")
  }
}
