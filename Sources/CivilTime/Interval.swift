/// The instants from a start up to but without an end.
public struct Interval: Hashable, Sendable {
  /// The first instant.
  public let start: Instant
  /// The first instant that is no longer in it.
  public let end: Instant

  /// The interval [start, end); the start must not be after the end.
  public init(start: Instant, end: Instant) {
    precondition(start <= end, "an interval that ends before it starts")
    self.start = start
    self.end = end
  }

  /// Whether no instant is in it.
  public var isEmpty: Bool { start == end }

  /// How long it lasts.
  public var duration: Duration { start.duration(to: end) }

  /// Whether the instant is in it; the end is not.
  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// The instants in both, or nil if there are none.
  public func intersection(_ other: Interval) -> Interval? {
    let latestStart = max(start, other.start)
    let earliestEnd = min(end, other.end)
    return latestStart < earliestEnd ? Interval(start: latestStart, end: earliestEnd) : nil
  }
}

extension Interval: CustomStringConvertible {
  /// "[2026-11-20T15:00:00Z, 2026-11-20T16:00:00Z)".
  public var description: String { "[\(start), \(end))" }
}
