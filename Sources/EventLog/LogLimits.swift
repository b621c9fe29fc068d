/// The bounds of the log. What lies beyond them is refused with a sentence, never read in part.
package enum LogLimits {
  /// The longest line, its line break included: 1 MiB.
  package static let lineBytes = 1 << 20
  /// The most that is recorded in one go, and so the most that a crash can leave half written.
  package static let appendBytes = 8 << 20
  /// The largest file: a million records and more.
  package static let fileBytes = 256 << 20
  /// The most devices that share a log.
  package static let devices = 256
  /// The most flaws that are listed of one file; the rest is only counted.
  package static let listedFlaws = 100
  /// How much of a file is read at a time.
  static let chunkBytes = 1 << 18
  /// The least that a disk writes whole. What a power loss leaves out of a write begins and ends at
  /// multiples of it.
  static let blockBytes = 512
}
