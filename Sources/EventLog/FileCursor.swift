import CivilTime

/// How far a file has been read, and how to tell that it still begins with what was read.
struct FileCursor {
  let device: String
  /// The file as it was when it was last looked at; nil if it has to be looked at again.
  var seen: StoredFile?
  /// The last whole batch of records that is served, and all before it.
  var mark = Mark()
  /// Where the records begin that were appended last: they share their time.
  var lastAppend = 0
  /// The latest time of any record.
  var latest = Instant.distantPast
  /// Whether it was said that a newer version wrote some of it.
  var hasWarned = false

  init(device: String) {
    self.device = device
  }
}
