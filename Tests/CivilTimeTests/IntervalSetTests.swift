import CivilTime
import TestSupport
import Testing

struct IntervalTests {
  private func interval(_ start: Int64, _ end: Int64) -> Interval {
    Interval(
      start: Instant(microsecondsSinceEpoch: start), end: Instant(microsecondsSinceEpoch: end))
  }

  @Test("An interval has its start and not its end")
  func bounds() {
    let interval = interval(2, 5)
    #expect(interval.contains(Instant(microsecondsSinceEpoch: 2)))
    #expect(interval.contains(Instant(microsecondsSinceEpoch: 4)))
    #expect(!interval.contains(Instant(microsecondsSinceEpoch: 5)))
    #expect(!interval.contains(Instant(microsecondsSinceEpoch: 1)))
    #expect(!interval.isEmpty)
    #expect(interval.duration == .microseconds(3))
    #expect(self.interval(2, 2).isEmpty)
    #expect(!self.interval(2, 2).contains(Instant(microsecondsSinceEpoch: 2)))
  }

  @Test("Intervals that only touch have nothing in common")
  func overlaps() {
    #expect(interval(0, 2).intersection(interval(2, 4)) == nil)
    #expect(interval(0, 3).intersection(interval(2, 4)) == interval(2, 3))
    #expect(interval(0, 9).intersection(interval(2, 4)) == interval(2, 4))
    #expect(interval(0, 9).intersection(interval(4, 4)) == nil)
  }

  @Test("An interval that ends before it starts is a mistake in the program")
  func backwards() async {
    await #expect(processExitsWith: .failure) {
      _ = Interval(
        start: Instant(microsecondsSinceEpoch: 1), end: Instant(microsecondsSinceEpoch: 0))
    }
  }
}

/// Sets of intervals within 0..<64 µs are held against bits of a number.
struct IntervalSetTests {
  private func instant(_ bit: Int) -> Instant { Instant(microsecondsSinceEpoch: Int64(bit)) }

  private func randomIntervals(_ random: inout SeededGenerator) -> [Interval] {
    (0..<Int.random(in: 0...8, using: &random)).map { _ in
      let start = Int.random(in: 0...64, using: &random)
      let end = min(64, start + Int.random(in: 0...12, using: &random))
      return Interval(start: instant(start), end: instant(end))
    }
  }

  private func bits(_ intervals: [Interval]) -> UInt64 {
    intervals.reduce(0) { bits, interval in
      let (start, end) = (
        interval.start.microsecondsSinceEpoch, interval.end.microsecondsSinceEpoch
      )
      return (start..<end).reduce(bits) { $0 | 1 << UInt64($1) }
    }
  }

  /// Each run of ones as an interval: what the set has to hold, and nothing else.
  private func runs(_ bits: UInt64) -> [Interval] {
    var runs: [Interval] = []
    var start: Int?
    for bit in 0...64 {
      let isOne = bit < 64 && bits >> UInt64(bit) & 1 == 1
      if isOne, start == nil { start = bit }
      if !isOne, let first = start {
        runs.append(Interval(start: instant(first), end: instant(bit)))
        start = nil
      }
    }
    return runs
  }

  @Test("Sets of intervals behave as sets of bits do", arguments: 1...8 as ClosedRange<UInt64>)
  func algebra(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<400 {
      let (left, right) = (randomIntervals(&random), randomIntervals(&random))
      let (one, two) = (IntervalSet(left), IntervalSet(right))
      let (ones, twos) = (bits(left), bits(right))
      let results = [
        (one.intervals, ones), (IntervalSet(one.intervals + two.intervals).intervals, ones | twos),
        (one.intersection(two).intervals, ones & twos),
        (one.subtracting(two).intervals, ones & ~twos),
      ]
      for (intervals, bits) in results {
        #expect(intervals == runs(bits), "seed \(seed), round \(round): \(one) and \(two)")
      }
      for bit in -1...65 {
        let isIn = (0..<64).contains(bit) && ones >> UInt64(bit) & 1 == 1
        let next = runs(ones).first { $0.end > instant(bit) }
        #expect(one.contains(instant(bit)) == isIn, "seed \(seed), round \(round): \(one) \(bit)")
        #expect(one.first(endingAfter: instant(bit)) == next, "seed \(seed), round \(round)")
      }
    }
  }

  @Test("The order in which intervals come does not matter, and equal sets are equal")
  func order() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let intervals = randomIntervals(&random)
      #expect(IntervalSet(intervals) == IntervalSet(intervals.shuffled(using: &random)))
    }
  }

  @Test("The first and last interval are the earliest and latest")
  func ends() {
    let set = IntervalSet([
      Interval(start: instant(10), end: instant(12)), Interval(start: instant(1), end: instant(4)),
    ])
    #expect(set.first?.start == instant(1))
    #expect(set.last?.end == instant(12))
    #expect(!set.isEmpty)
    #expect(IntervalSet.empty.isEmpty)
    #expect(IntervalSet.empty.first == nil)
    #expect(IntervalSet([Interval(start: instant(3), end: instant(3))]).isEmpty)
    let clipped = set.intersection(Interval(start: instant(3), end: instant(11)))
    #expect(clipped.intervals.map(\.duration) == [.microseconds(1), .microseconds(1)])
  }
}
