/// How long to wait before a notification server is asked again: longer each time, so that one that refuses
/// is not pressed, and none is started in vain without end.
package struct Backoff {
  /// How long it rests after a first failure; twice as long after each further one.
  static let firstRest: Duration = .seconds(60)
  /// After this number of failures it waits for another server, or for a new card.
  static let failuresAtMost = 7
  /// How long it pauses first where a server has its name, and does not answer to it yet; twice as long each
  /// time. There is no event for the moment at which it does.
  static let firstPause: Duration = .milliseconds(50)
  /// After this number of pauses, which are 51 seconds, such a server counts as one that refuses.
  static let pausesAtMost = 10

  private var failureCount = 0
  private var pauseCount = 0
  private var isResting = false
  private var isPausing = false

  /// Returns how long to wait for a server that begins, after a number of such pauses; nil if it had the time
  /// that one needs.
  package static func pause(after count: Int) -> Duration? {
    count < pausesAtMost ? firstPause * (1 << count) : nil
  }

  /// Returns the time until the next try; nil if there is none, or it is due already.
  mutating func wait(after failure: ServerFailure?) -> Duration? {
    guard !isPausing else { return nil }
    if case .notReady = failure, let pause = Self.pause(after: pauseCount) {
      isPausing = true
      pauseCount += 1
      return pause
    }
    guard !isResting, failureCount < Self.failuresAtMost else { return nil }
    isResting = true
    defer { failureCount += 1 }
    return Self.firstRest * (1 << failureCount)
  }

  /// Whether a server has had all the time that one needs to answer to its name.
  var isOver: Bool { pauseCount == Self.pausesAtMost }

  /// The time has passed.
  mutating func end() { (isResting, isPausing) = (false, false) }

  /// A card has come, for which all is tried again.
  mutating func cardCame() { failureCount = 0 }

  /// Another server has the name, or none.
  mutating func serverChanged() { (pauseCount, isPausing) = (0, false) }

  /// A server has done what it was asked for.
  mutating func succeed() { (failureCount, pauseCount) = (0, 0) }
}
