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

  /// A revision that is later than every other one.
  func next(at now: Instant) -> Instant {
    now.secondsSinceEpoch <= latest.secondsSinceEpoch ? latest + .seconds(1) : now
  }

  /// The event with its revision: the one that it had, or a new one if it has changed.
  mutating func stamp(_ entry: CalendarEntry, as new: Instant) -> Stamped {
    let before = known[entry.uid]
    if let before, before.entry == entry { return before }
    // While one calendar is made, another one may be.
    let revised = before.map { max(new, $0.revised + .seconds(1)) } ?? new
    let stamped = Stamped(entry: entry, revised: revised)
    known[entry.uid] = stamped
    latest = max(latest, revised)
    return stamped
  }
}
