package import FollowupCore
import SystemPackage

/// What has become of the files since they were last looked at.
package struct Poll: Sendable {
  /// Events that have arrived, in the order of all events. Their times may lie before those of events
  /// that are known already.
  package internal(set) var events: [Event] = []
  /// What is new and should be known, though it keeps nothing from working.
  package internal(set) var warnings: [LogFinding] = []
}

extension Log {
  /// Reads what has been added to the files. A last line that is not whole has not arrived yet.
  ///
  /// Nothing that was read before is taken back, whatever became of its file: `troubles` and `remarks`
  /// say how it is with the files now.
  ///
  /// - Throws: `LogError` if the folder cannot be listed. Nothing has changed then.
  package func poll() throws(LogError) -> Poll {
    var poll = try look()
    settle()
    isOpen = true
    if !pending.events.isEmpty { poll.events += pending.events }
    // One file is in order already.
    if !poll.events.isInOrder { poll.events.sort { $0.isBefore($1) } }
    poll.warnings += pending.warnings
    pending = Poll()
    exposed = storage.protect()
    return poll
  }

  /// Looks at all files, and writes to none but ours.
  func look() throws(LogError) -> Poll {
    let listed = try storage.files()
    var poll = Poll()
    for (index, file) in listed.enumerated() {
      guard let device = DeviceName.device(of: file.name) else { continue }
      if device == self.device {
        readOwn(file, &poll)
      } else if files[file.name]?.cursor.seen != file {
        read(file, index: index, of: device, &poll)
      }
    }
    let names = Set(listed.map(\.name))
    for name in files.keys where !names.contains(name) { miss(name) }
    if !device.isEmpty, !names.contains(ownFile) { missOwn() }
    survey(listed, isChanged: isChanged)
    isChanged = false
    return poll
  }

  /// Looks at our file alone, at once. The next `poll` returns what was found.
  func lookAtOwn() throws(LogError) {
    let file = try storage.files().first { $0.name == ownFile }
    // What is cut off on the way is noted in `pending`, too.
    var poll = Poll()
    if let file { readOwn(file, &poll) } else { miss(ownFile) }
    pending.events += poll.events
    pending.warnings += poll.warnings
    if file == nil { missOwn() }
    settle()
  }

  /// Notes that a file is not there.
  func miss(_ name: String) {
    guard var known = files[name], known.trouble?.kind != .gone else { return }
    isChanged = true
    known.cursor.seen = nil
    guard known.highest > 0 else { return files[name] = nil }
    known.trouble = .gone(storage.path(name), known.cursor.device, known.cursor.mark)
    files[name] = known
  }

  /// Reads one file on from where it was read to.
  func read(_ file: StoredFile, index: Int, of device: String, _ poll: inout Poll) {
    isChanged = true
    var known = files[file.name] ?? KnownFile(cursor: FileCursor(device: device))
    known.sizeBytes = file.sizeBytes
    do throws(LogError) {
      known.trouble = try read(file, index: index, &known, &poll)
      known.cursor.seen = file
    } catch {
      known.cursor.seen = nil
      // A synchroniser may put a newer copy in its place at any moment, and then that is read.
      if error.kind != .changed {
        let reason = error.errno?.description ?? error.description
        known.trouble = .damaged(storage.path(file.name), device, "cannot be read: \(reason)")
      }
    }
    files[file.name] = known
  }

  private func read(
    _ file: StoredFile, index: Int, _ known: inout KnownFile, _ poll: inout Poll
  ) throws(LogError) -> FileTrouble? {
    let device = known.cursor.device
    if let what = Self.refusal(of: file, index: index) {
      return .damaged(storage.path(file.name), device, what)
    }
    if let before = known.before, try begins(file, with: before.mark) {
      known.cursor = before
      known.before = nil
    }
    let mark = known.cursor.mark
    // A file that only grew in its place is not read from its beginning each time.
    let isGrown =
      known.trouble == nil && file.identity == known.cursor.seen?.identity
      && file.sizeBytes > known.cursor.seen?.sizeBytes ?? 0
    if !isGrown, try !begins(file, with: mark) { return try follow(file, &known, &poll) }
    return take(try scan(file, from: known.cursor), of: file, &known, &poll)
  }

  /// The file no longer begins with what was read of it. That stays in force, and records with later
  /// numbers are read. Of this device's own file none are: the user has to say that it is to be taken.
  private func follow(
    _ file: StoredFile, _ known: inout KnownFile, _ poll: inout Poll
  ) throws(LogError) -> FileTrouble? {
    let good = known.before ?? known.cursor
    let scan = try scan(file, from: FileCursor(device: good.device))
    let path = storage.path(file.name)
    if scan.isDamaged { return .damaged(scan, path) }
    let now = scan.cursor.mark
    let isShorter = file.sizeBytes < good.mark.end && now.records < good.mark.records
    if isShorter, now.sequence <= known.highest {
      return .shorter(path, good.device, good.mark, now: now)
    }
    if file.name == ownFile { return .rewritten(path, device, good.mark, isOwn: true) }
    known.before = good
    return take(scan, of: file, &known, &poll)
  }

  private func take(
    _ scan: FileScan, of file: StoredFile, _ known: inout KnownFile, _ poll: inout Poll
  ) -> FileTrouble? {
    known.isStray =
      scan.records.own == 0 && scan.records.others > 0 && known.highest == 0
      && file.name != ownFile
    known.cursor = scan.cursor
    known.unfinishedBytes = scan.unfinishedBytes
    known.lacksLineBreak = scan.lacksLineBreak
    if known.isStray { return nil }
    let new = scan.events.drop { $0.id.sequence <= known.highest }
    known.highest = new.last?.id.sequence ?? known.highest
    // Most often it is all that comes, and is not copied then.
    if poll.events.isEmpty { poll.events = Array(new) } else { poll.events += new }
    for event in new {
      if event.id.device != device, let id = event.body.namedEvent, id.device == device {
        highestNamed = max(highestNamed, id.sequence)
      }
    }
    poll.warnings += scan.warning.map { [$0] } ?? []
    let path = storage.path(file.name)
    if scan.isDamaged { return .damaged(scan, path) }
    return known.before.map { .rewritten(path, $0.device, $0.mark, isOwn: false) }
  }

  private func scan(_ file: StoredFile, from cursor: FileCursor) throws(LogError) -> FileScan {
    var scan = FileScan(storage, file, from: cursor, isOwn: file.name == ownFile)
    try scan.run()
    return scan
  }

  /// Why a file is not even opened; nil if it is.
  private static func refusal(of file: StoredFile, index: Int) -> String? {
    if file.kind != .regular { return "is \(file.kind.rawValue), not a regular file" }
    if index >= LogLimits.devices { return "is one too many: a log has 256 files at most" }
    if file.sizeBytes > LogLimits.fileBytes {
      return "holds \(file.sizeBytes) bytes, more than the 256 MiB that are read of a log file"
    }
    return nil
  }

  /// Whether all of that is still at the file's beginning. File synchronisers do not append: they put a
  /// longer copy in its place.
  func begins(_ file: StoredFile, with mark: Mark) throws(LogError) -> Bool {
    guard file.sizeBytes >= mark.end else { return false }
    var checksum = CRC32C()
    var position = 0
    while position < mark.end {
      let count = min(LogLimits.chunkBytes, mark.end - position)
      let piece = try storage.read(file, at: position, count: count)
      if piece.isEmpty { return false }
      checksum.update(piece.span)
      position += piece.count
    }
    return checksum == mark.checksum
  }
}
