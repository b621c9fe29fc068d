extension Zone {
  /// Seconds to add to UTC at that instant.
  public func offsetSeconds(at instant: Instant) -> Int { type(at: instant).offsetSeconds }

  /// The name of the time then, such as "CET" or "+03".
  public func abbreviation(at instant: Instant) -> String { type(at: instant).abbreviation }

  private func type(at instant: Instant) -> LocalTimeType {
    segment(at: instant.secondsSinceEpoch).type
  }

  /// What calendar and clock show at that instant; parts of a second are dropped.
  public func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(
      secondsSinceEpoch: instant.secondsSinceEpoch + Int64(offsetSeconds(at: instant)))
  }

  /// What the calendar shows at that instant.
  public func date(at instant: Instant) -> CivilDate { civil(at: instant).date }

  /// The instant at which calendar and clock show that. Where they skip it, the first instant after
  /// the gap; where they show it twice, the first of the two. 24:00 is 00:00 of the next date.
  public func instant(of civil: CivilDateTime) -> Instant {
    let local = civil.secondsSinceEpoch
    let farthest = Int64(LocalTimeType.offsetRange.upperBound)
    var segment = segment(at: local - farthest)
    var endOfGap: Int64?
    while true {
      let candidate = local - Int64(segment.type.offsetSeconds)
      if candidate < segment.start {
        endOfGap = endOfGap ?? segment.start
      } else if candidate < segment.end {
        return Instant(secondsSinceEpoch: candidate)
      }
      // Clocks set back soon after the gap could still show it: the search goes on as far as any
      // offset reaches.
      if let endOfGap, segment.end > local + farthest {
        return Instant(secondsSinceEpoch: endOfGap)
      }
      segment = self.segment(at: segment.end)
    }
  }

  /// The date's 00:00, by the same rule: in a gap, the first instant after it.
  public func startOfDay(_ date: CivilDate) -> Instant {
    instant(of: CivilDateTime(date: date, time: .midnight))
  }
}
