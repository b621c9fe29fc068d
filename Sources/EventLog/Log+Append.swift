package import CivilTime
package import FollowupCore

extension Log {
  /// Records events, all or none, and returns them once they would survive a power loss.
  ///
  /// - Throws: as the form for several batches.
  package func append(_ drafts: [EventDraft], now: Instant) throws(LogError) -> [Event] {
    try append([drafts], now: now).flatMap { $0 }
  }

  /// Records what arrived together with one write and one sync, all or none. After a crash in the
  /// midst of it, each batch is there whole or not at all.
  ///
  /// Their `time` is `now`, or where a device's clock ran ahead of it, no earlier than this device
  /// recorded before, and later than any other device did.
  ///
  /// - Throws: `LogError`. Nothing was recorded then. Where there was no room for it, the next call
  ///   may succeed; where a sync failed, `refusal` stands until `reopen`.
  package func append(_ batches: [[EventDraft]], now: Instant) throws(LogError) -> [[Event]] {
    guard batches.contains(where: { !$0.isEmpty }) else { return batches.map { _ in [] } }
    // The file may be back without an event from the file system so far.
    if ownTrouble != nil { try lookAtOwn() }
    do {
      return try record(batches, now: now)
    } catch {
      guard error.kind == .changed else { throw error }
    }
    // A synchroniser or an editor may just have put the same file in its place.
    try lookAtOwn()
    return try record(batches, now: now)
  }

  private func record(_ batches: [[EventDraft]], now: Instant) throws(LogError) -> [[Event]] {
    let events = number(batches, time: time(now), now: now)
    try write(events)
    return events
  }

  /// Puts events into our file, all or none.
  func write(_ batches: [[Event]]) throws(LogError) {
    if let trouble = ownTrouble {
      throw LogError(.damaged(trouble), path: storage.path(ownFile))
    }
    try bringInOrder()
    guard let last = batches.last(where: { !$0.isEmpty })?.last else { return }
    let bytes = try lines(of: batches)
    var known = files[ownFile] ?? KnownFile(cursor: FileCursor(device: device))
    guard bytes.count <= LogLimits.appendBytes else { throw error(.tooMuchAtOnce) }
    guard known.cursor.mark.end + bytes.count <= LogLimits.fileBytes else { throw error(.full) }
    if files[ownFile] == nil {
      known.cursor.seen = try storage.create(ownFile)
      files[ownFile] = known
      isClaimed = true
      isSettled = true
    }

    known.cursor.seen = try write(bytes, end: known.cursor.mark.end, last: last.id.sequence)
    known.cursor.lastAppend = known.cursor.mark.end
    known.cursor.mark.end += bytes.count
    known.cursor.mark.checksum.update(bytes.span)
    known.cursor.mark.records += batches.reduce(0) { $0 + $1.count }
    known.cursor.mark.sequence = last.id.sequence
    known.cursor.latest = max(known.cursor.latest, last.time)
    known.highest = last.id.sequence
    known.sizeBytes = known.cursor.mark.end
    files[ownFile] = known
    remember(known.cursor)
  }

  /// The hybrid clock.
  private func time(_ now: Instant) -> Instant {
    files.values.reduce(now) { time, file in
      let latest = file.cursor.latest
      return max(time, file.cursor.device == device ? latest : latest + .microseconds(1))
    }
  }

  private func number(_ batches: [[EventDraft]], time: Instant, now: Instant) -> [[Event]] {
    var sequence = 1 + max(mark.sequence, highestNamed, files[ownFile]?.cursor.mark.sequence ?? 0)
    return batches.map { batch in
      batch.enumerated().map { index, draft in
        defer { sequence += 1 }
        return Event(
          id: EventID(device: device, sequence: sequence), time: time, recorded: now, at: draft.at,
          application: draft.application, body: draft.body, key: draft.key,
          isContinued: index < batch.count - 1)
      }
    }
  }

  private func lines(of batches: [[Event]]) throws(LogError) -> [UInt8] {
    var bytes: [UInt8] = []
    var last = files[ownFile]?.cursor.mark.sequence ?? 0
    for batch in batches {
      for event in batch {
        let line = Record.line(event, after: last)
        last = event.id.sequence
        guard line.count <= LogLimits.lineBytes else { throw error(.recordTooLong) }
        // What cannot be read back would be lost, or would be damage, after the next start.
        guard let record = try? Record(line.dropLast()), record.event == event,
          record.unknown == nil
        else { throw error(.unwritable(kind: event.body.kind)) }
        bytes += line
      }
    }
    return bytes
  }

  /// Writes and syncs, or leaves the file as it was. If that is uncertain, nothing is recorded before
  /// the file was read again.
  private func write(
    _ bytes: [UInt8], end: Int, last: Int
  ) throws(LogError) -> StoredFile {
    let file: StoredFile
    do {
      file = try storage.append(bytes, to: ownFile, end: end)
    } catch {
      guard error.kind != .changed else { throw error }
      if let second = cut(to: end, last: last) { distrust(because: second) }
      throw error
    }
    do {
      try storage.sync(ownFile)
    } catch {
      // The system may show as written what never reached the disk. Cut off, nothing can read it.
      _ = cut(to: end, last: last)
      distrust(because: error)
      throw error
    }
    return file
  }

  /// Cuts off what was refused; if that fails, too, it is done before the file is read again.
  private func cut(to end: Int, last: Int) -> LogError? {
    do {
      try storage.truncate(ownFile, to: end)
      files[ownFile]?.cursor.seen = try storage.claim(ownFile)
      return nil
    } catch {
      refused = files[ownFile]?.cursor.seen.map { ($0.identity, end, last) }
      return error
    }
  }

  private func distrust(because cause: LogError) {
    obstacle = cause
    isSettled = false
  }

  private func error(_ kind: LogError.Kind) -> LogError {
    LogError(kind, path: storage.path(ownFile))
  }
}
