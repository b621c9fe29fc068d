/// Many histories, one after the other and on all cores.
package struct Campaign: Sendable {
  /// A history that broke a promise.
  package struct Failure: Error, Sendable, CustomStringConvertible {
    package let seed: UInt64
    package let violation: Violation

    /// The violation, and how to see it again.
    package var description: String {
      "\(violation)\nSee it again with FOLLOWUP_SIMULATION_SEED=\(seed) make simulate"
    }
  }

  private let years: Double
  private let firstSeed: UInt64
  private let workers: Int

  /// - Parameters:
  ///   - years: how many simulated years there are at least, in sum.
  ///   - firstSeed: the first history's seed; the others count up from it.
  ///   - workers: how many histories run at once.
  package init(years: Double, firstSeed: UInt64, workers: Int) {
    self.years = years
    self.firstSeed = firstSeed
    self.workers = workers
  }

  /// Runs histories until the years are reached.
  ///
  /// - Parameter progress: is told what has happened so far, from time to time.
  /// - Throws: `Failure` for the first history that broke a promise.
  package func run(progress: @Sendable (Statistics) -> Void = { _ in }) async throws -> Statistics {
    try await withThrowingTaskGroup(of: Statistics.self) { group in
      var statistics = Statistics()
      var seed = firstSeed
      func start() {
        let batch = seed..<(seed + Self.batch)
        seed += Self.batch
        group.addTask { try Self.run(batch) }
      }
      for _ in 0..<workers { start() }
      while let more = try await group.next() {
        statistics.add(more)
        progress(statistics)
        if statistics.years < years { start() }
      }
      return statistics
    }
  }

  private static let batch: UInt64 = 8

  private static func run(_ seeds: Range<UInt64>) throws(Failure) -> Statistics {
    var statistics = Statistics()
    for seed in seeds {
      let history = History(seed: seed)
      do throws(Violation) { try history.run() } catch {
        throw Failure(seed: seed, violation: error)
      }
      statistics.add(history.statistics)
    }
    return statistics
  }
}
