internal import CivilTime

/// Until when what follows from a situation stays the same if nothing is recorded: until the soonest
/// of the instants ahead with which the present was compared.
final class Horizon {
  private(set) var until = Instant.distantFuture

  /// Notes that an answer depends on whether an instant has come.
  func note(_ instant: Instant, at now: Instant) {
    if now < instant, instant < until { until = instant }
  }

  /// Notes that an answer holds for the present alone.
  func noteMoment(_ now: Instant) { note(now + .microseconds(1), at: now) }
}

extension Situation {
  /// Whether an instant has come.
  func hasCome(_ instant: Instant) -> Bool {
    horizon.note(instant, at: now)
    return instant <= now
  }
}
