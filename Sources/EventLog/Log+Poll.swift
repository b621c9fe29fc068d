package import FollowupCore

/// What became of the files since they were last read.
package enum Poll: Sendable {
  /// Other devices' events that have arrived, in the order of all events. Their times may lie before
  /// those of events that are known already.
  case events([Event], warnings: [LogFinding])
  /// Something other than growth: everything has to be read again, by `Log.reopen`. The reason is a
  /// sentence.
  case reload(String)
}

extension Log {
  /// Reads what has been added to other devices' files, and nothing else. A last line that is not
  /// whole has not arrived yet.
  ///
  /// - Throws: `LogError` where the folder can't be listed or a file can't be read.
  package func poll() throws(LogError) -> Poll {
    let files = try storage.files()
    if let lost = cursors.keys.sorted().first(where: { name in
      !files.contains { $0.name == name }
    }) {
      return .reload("“\(storage.path(lost))” is gone.")
    }
    var arrived: [Event] = []
    var warnings: [LogFinding] = []
    var read: [FileCursor] = []
    for file in files {
      guard let device = DeviceName.device(of: file.name) else { continue }
      if cursors[file.name]?.seen == file { continue }
      let cursor = cursors[file.name] ?? FileCursor(device: device, seen: file)
      var scan = FileScan(storage, file, from: cursor, isOwn: false)
      do {
        guard try canGoOn(from: cursor, in: file) else { return reload(file) }
        try scan.run { arrived.append($0) }
      } catch {
        // A synchroniser may put a newer copy in its place at any moment.
        guard error.kind == .changed else { throw error }
        return reload(file)
      }
      guard !scan.cursor.isDamaged else { return reload(file) }
      warnings += scan.warning.map { [$0] } ?? []
      read.append(scan.cursor)
    }
    for cursor in read { cursors[cursor.seen.name] = cursor }
    return .events(arrived.sorted { $0.position < $1.position }, warnings: warnings)
  }

  private func reload(_ file: StoredFile) -> Poll {
    .reload("“\(storage.path(file.name))” was changed, not only added to.")
  }

  /// Whether all that was read of the file is still at its beginning. File synchronisers do not
  /// append: they put a longer copy in its place.
  private func canGoOn(from cursor: FileCursor, in file: StoredFile) throws(LogError) -> Bool {
    guard file.name != ownFile, !cursor.isDamaged, file.kind == .regular,
      (cursor.end...LogLimits.fileBytes).contains(file.sizeBytes)
    else { return false }
    if file.identity == cursor.seen.identity { return true }
    var checksum = CRC32C()
    var position = 0
    while position < cursor.end {
      let count = min(LogLimits.chunkBytes, cursor.end - position)
      let piece = try storage.read(file, at: position, count: count)
      if piece.isEmpty { return false }
      checksum.update(piece.span)
      position += piece.count
    }
    return checksum == cursor.checksum
  }
}
