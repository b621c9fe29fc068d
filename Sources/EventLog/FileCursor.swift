import CivilTime

/// How far a file has been read, and how to tell that it is still the same file.
struct FileCursor {
  let device: String
  /// The file as it was when it was last looked at.
  var seen: StoredFile
  /// Where the last whole batch of records ends.
  var end = 0
  /// Where the records begin that were appended last: they share their time.
  var lastAppend = 0
  /// The checksum of all bytes before `end`.
  var checksum = CRC32C()
  /// The last record's `seq`, which is also its line.
  var sequence = 0
  /// The latest time of any record.
  var latest = Instant.distantPast
  /// Whether the file is damaged, and nothing after `end` is served.
  var isDamaged = false
  /// Whether it was said that a newer version wrote some of it.
  var hasWarned = false

  init(device: String, seen: StoredFile) {
    self.device = device
    self.seen = seen
  }
}
