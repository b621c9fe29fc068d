/// A set of instants, kept as the fewest intervals: sorted, none empty, none touching another.
public struct IntervalSet: Hashable, Sendable {
  /// The intervals, earliest first.
  public private(set) var intervals: [Interval] = []

  /// The set without an instant.
  public static let empty = IntervalSet([])

  /// All instants of the intervals, which may come in any order, overlap, touch or be empty.
  public init(_ intervals: some Sequence<Interval>) {
    for interval in intervals.sorted(by: { $0.start < $1.start }) { append(interval) }
  }

  /// The instants of one interval.
  public init(_ interval: Interval) { self.init(CollectionOfOne(interval)) }

  /// Whether no instant is in it.
  public var isEmpty: Bool { intervals.isEmpty }

  /// The earliest interval.
  public var first: Interval? { intervals.first }

  /// The latest interval.
  public var last: Interval? { intervals.last }

  /// Adds an interval that starts no earlier than every one before it.
  private mutating func append(_ interval: Interval) {
    guard !interval.isEmpty else { return }
    if let last = intervals.last, interval.start <= last.end {
      intervals[intervals.count - 1] = Interval(
        start: last.start, end: max(last.end, interval.end))
    } else {
      intervals.append(interval)
    }
  }
}

extension IntervalSet {
  /// Whether the instant is in one of the intervals.
  public func contains(_ instant: Instant) -> Bool {
    first(endingAfter: instant)?.contains(instant) ?? false
  }

  /// The earliest interval that ends after the instant: the one it is in, else the next.
  public func first(endingAfter instant: Instant) -> Interval? {
    let index = intervals.partitioningIndex { $0.end > instant }
    return index < intervals.count ? intervals[index] : nil
  }

  /// The instants in both sets.
  public func intersection(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet.empty
    var (left, right) = (intervals[...], other.intervals[...])
    while let one = left.first, let two = right.first {
      if let common = one.intersection(two) { result.append(common) }
      if one.end <= two.end { left.removeFirst() } else { right.removeFirst() }
    }
    return result
  }

  /// The instants in the set and the interval.
  public func intersection(_ interval: Interval) -> IntervalSet {
    intersection(IntervalSet(interval))
  }

  /// The instants in this set that are not in the other.
  public func subtracting(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet.empty
    var holes = other.intervals[...]
    for interval in intervals {
      var start = interval.start
      while let hole = holes.first, hole.start < interval.end {
        if start < hole.start { result.append(Interval(start: start, end: hole.start)) }
        start = max(start, hole.end)
        // A hole that reaches past this interval may also cut the next.
        guard hole.end <= interval.end else { break }
        holes.removeFirst()
      }
      if start < interval.end { result.append(Interval(start: start, end: interval.end)) }
    }
    return result
  }
}

extension IntervalSet: CustomStringConvertible {
  /// The intervals, each in brackets.
  public var description: String { intervals.map(\.description).joined(separator: " ") }
}
