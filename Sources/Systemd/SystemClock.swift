import CSystemd
import Glibc

/// The kernel's clocks: the only place where this program reads the time.
package enum SystemClock: Hashable, Sendable {
  /// Wall-clock time since 1970 in UTC, which a person or a time server may set.
  case realtime

  /// Time since some start, which cannot be set, and which stands still in suspend.
  case monotonic

  /// The clock's reading in microseconds.
  package func nowMicroseconds() -> Int64 {
    var reading = timespec()
    // It fails only for a clock that the kernel does not have; these are everywhere.
    let result = clock_gettime(identifier, &reading)
    precondition(result == 0, "The kernel has no clock \(self)")
    return Int64(reading.tv_sec) * 1_000_000 + Int64(reading.tv_nsec) / 1_000
  }

  var identifier: clockid_t {
    switch self {
    case .realtime: CLOCK_REALTIME
    case .monotonic: CLOCK_MONOTONIC
    }
  }
}
