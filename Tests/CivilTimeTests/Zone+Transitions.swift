@testable import CivilTime

extension Zone {
  /// Whether the zone calls that time daylight saving. Europe/Dublin does so in winter.
  func isDaylightSaving(at instant: Instant) -> Bool {
    segment(at: instant.secondsSinceEpoch).type.isDaylightSaving
  }

  /// The first instant after this one at which the offset changes; nil if it never does within the
  /// years to 9999. A change of name alone does not count.
  func nextTransition(after instant: Instant) -> Instant? {
    var segment = segment(at: instant.secondsSinceEpoch)
    let offset = segment.type.offsetSeconds
    let last = Instant.distantFuture.secondsSinceEpoch
    while segment.end <= last {
      let next = self.segment(at: segment.end)
      guard next.type.offsetSeconds == offset else {
        return Instant(secondsSinceEpoch: segment.end)
      }
      segment = next
    }
    return nil
  }
}
