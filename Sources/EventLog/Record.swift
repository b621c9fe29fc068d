import FollowupCore

/// One line of a log file: an event, and how it was written down.
struct Record: Hashable {
  /// The version of the format that this program writes.
  static let currentVersion = 1

  let event: Event
  /// The version of the format that it is written in.
  let version: Int
  /// Whether it counts only together with the record on the next line.
  var continues: Bool { event.isContinued }
  /// The number of the record on the line before; nil if that is the one below its own. The numbers
  /// between were lost, and the user said that recording goes on.
  let after: Int?
  /// Whether a person wrote it: it has no checksum.
  let isHandWritten: Bool
  /// The part of it that this version does not support; nil if it supports all.
  let unknown: String?

  /// Whether its place is right behind the record of that number.
  func follows(_ number: Int) -> Bool {
    let sequence = event.id.sequence
    return sequence == number + 1 || after == number && sequence > number
  }
}

/// Why a line is no record: a clause that follows "Line 17 of FILE".
struct RecordFlaw: Error, Hashable {
  let what: String
  /// Whether another text follows a whole record in the same line.
  var isFollowedByText = false

  init(_ what: String) { self.what = what }
}
