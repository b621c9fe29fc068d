import CivilTime
import FollowupCore

/// The end of a file after a crash: what is left of one write that was never synced.
///
/// A disk may have stored any of that write's blocks, in any order, and shows zeros for the others.
/// So a tail is torn where all its lines are either records of one write, or have zeros in them that
/// begin and end with a block or with the write; the last line may break off anywhere. Since a write
/// is synced before the next begins, none of it was ever answered. Anything else is damage.
enum TornTail {
  /// Whether the tail may be what a crash left of one write.
  ///
  /// - Parameters:
  ///   - tail: the bytes from the first line that is no record to the file's end.
  ///   - offset: where they begin in the file.
  static func isTorn(_ tail: [UInt8], at offset: Int) -> Bool {
    guard tail.contains(0), zerosAreBlocks(tail, at: offset) else { return false }
    var lines = tail.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    lines.removeLast()
    var writtenAt: Instant?
    for line in lines where !line.contains(0) {
      // All records of one write have one time; of two writes hardly ever.
      guard let record = try? Record(line), !record.isHandWritten,
        record.event.time == writtenAt ?? record.event.time
      else { return false }
      writtenAt = record.event.time
    }
    return true
  }

  private static func zerosAreBlocks(_ tail: [UInt8], at offset: Int) -> Bool {
    for index in tail.indices where tail[index] == 0 {
      let beginsRun = index > 0 && tail[index - 1] != 0
      let endsRun = index + 1 < tail.count && tail[index + 1] != 0
      if beginsRun, !(offset + index).isMultiple(of: LogLimits.blockBytes) { return false }
      if endsRun, !(offset + index + 1).isMultiple(of: LogLimits.blockBytes) { return false }
    }
    return true
  }
}
