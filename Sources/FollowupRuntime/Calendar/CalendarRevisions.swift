internal import CivilTime

/// When each event of the calendar last changed. What readers compare rises with every change, also if
/// the clock is set back, and after a restart.
struct CalendarRevisions {
  /// An event with when it became what it is.
  struct Stamped: Hashable {
    let entry: CalendarEntry
    let revised: Instant

    /// The seconds since 2026: as SEQUENCE it only rises, and fits into 31 bits until 2094.
    var sequence: Int64 { max(0, revised.secondsSinceEpoch - 1_767_225_600) }
  }

  private var known: [String: Stamped] = [:]
  private var latest = Instant.distantPast

  /// The events, each with its revision.
  mutating func stamp(_ entries: [CalendarEntry], at now: Instant) -> [Stamped] {
    var now = now
    let isChanged = entries.contains { known[$0.uid]?.entry != $0 }
    if isChanged, now.secondsSinceEpoch <= latest.secondsSinceEpoch { now = latest + .seconds(1) }
    return entries.map { entry in
      if let stamped = known[entry.uid], stamped.entry == entry { return stamped }
      let stamped = Stamped(entry: entry, revised: now)
      known[entry.uid] = stamped
      latest = max(latest, now)
      return stamped
    }
  }
}
