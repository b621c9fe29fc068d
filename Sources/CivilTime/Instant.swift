/// A point in time, to the microsecond, on the scale of POSIX: without leap seconds.
///
/// Every instant lies in the years 1 to 9999 of UTC, so that each can be written as RFC 3339;
/// what would lie outside becomes `distantPast` or `distantFuture`.
public struct Instant: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microsecondsSinceEpoch: Int64

  private static let range = (-62_135_596_800_000_000 as Int64)...253_402_300_799_999_999

  /// 0001-01-01T00:00:00Z.
  public static let distantPast = Instant(microsecondsSinceEpoch: range.lowerBound)
  /// 9999-12-31T23:59:59.999999Z.
  public static let distantFuture = Instant(microsecondsSinceEpoch: range.upperBound)

  /// The instant a number of microseconds after 1970-01-01T00:00:00Z.
  public init(microsecondsSinceEpoch microseconds: Int64) {
    microsecondsSinceEpoch = min(max(microseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// The instant a number of seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch seconds: Int64) {
    let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    self.init(microsecondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : microseconds)
  }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public var secondsSinceEpoch: Int64 { floorDivide(microsecondsSinceEpoch, 1_000_000) }
}

extension Instant: Comparable {
  public static func < (left: Instant, right: Instant) -> Bool {
    left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
  }
}

extension Instant {
  /// The instant later by the duration's whole microseconds.
  public static func + (instant: Instant, duration: Duration) -> Instant {
    let (sum, overflow) = instant.microsecondsSinceEpoch
      .addingReportingOverflow(duration.microseconds)
    return overflow
      ? (duration < .zero ? .distantPast : .distantFuture) : Instant(microsecondsSinceEpoch: sum)
  }

  /// The instant earlier by the duration's whole microseconds.
  public static func - (instant: Instant, duration: Duration) -> Instant {
    let (difference, overflow) = instant.microsecondsSinceEpoch
      .subtractingReportingOverflow(duration.microseconds)
    return overflow
      ? (duration < .zero ? .distantFuture : .distantPast)
      : Instant(microsecondsSinceEpoch: difference)
  }

  /// How much later the left instant is; negative where it is earlier.
  public static func - (left: Instant, right: Instant) -> Duration { right.duration(to: left) }

  /// How much later the other instant is; negative where it is earlier.
  public func duration(to other: Instant) -> Duration {
    .microseconds(other.microsecondsSinceEpoch - microsecondsSinceEpoch)
  }
}
