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
    if let refusal { throw refusal }
    guard batches.contains(where: { !$0.isEmpty }) else { return batches.map { _ in [] } }
    guard var cursor = cursors[ownFile] else { throw error(.changed) }
    let events = number(batches, from: cursor.sequence + 1, time: time(now), now: now)
    let bytes = try lines(of: events)
    guard bytes.count <= LogLimits.appendBytes else { throw error(.tooMuchAtOnce) }
    guard cursor.end + bytes.count <= LogLimits.fileBytes else { throw error(.full) }

    try write(bytes, end: cursor.end)
    cursor.end += bytes.count
    cursor.checksum.update(bytes.span)
    cursor.sequence += events.reduce(0) { $0 + $1.count }
    cursor.latest = max(cursor.latest, time(now))
    cursor.seen = cursor.seen.resized(to: cursor.end)
    cursors[ownFile] = cursor
    return events
  }

  /// The hybrid clock.
  private func time(_ now: Instant) -> Instant {
    cursors.values.reduce(now) { time, cursor in
      max(time, cursor.device == device ? cursor.latest : cursor.latest + .microseconds(1))
    }
  }

  private func number(
    _ batches: [[EventDraft]], from first: Int, time: Instant, now: Instant
  ) -> [[Event]] {
    var sequence = first
    return batches.map { batch in
      batch.map { draft in
        defer { sequence += 1 }
        return Event(
          id: EventID(device: device, sequence: sequence), time: time, recorded: now, at: draft.at,
          application: draft.application, body: draft.body, key: draft.key)
      }
    }
  }

  private func lines(of batches: [[Event]]) throws(LogError) -> [UInt8] {
    var bytes: [UInt8] = []
    for batch in batches {
      for (index, event) in batch.enumerated() {
        let line = Record.line(event, continues: index < batch.count - 1)
        guard line.count <= LogLimits.lineBytes else { throw error(.recordTooLong) }
        // What can't be read back would be lost, or would be damage, after the next start.
        guard let record = try? Record(line.dropLast()), record.event == event,
          record.unknown == nil
        else { throw error(.unwritable(kind: event.body.kind)) }
        bytes += line
      }
    }
    return bytes
  }

  /// Writes and syncs, or leaves the file as it was. Where that is uncertain, the log refuses from
  /// then on.
  private func write(_ bytes: [UInt8], end: Int) throws(LogError) {
    do {
      try storage.append(bytes, to: ownFile, end: end)
    } catch {
      guard error.kind != .changed else { throw error }
      if let second = cut(to: end) { refuse(because: second) }
      throw error
    }
    do {
      try storage.sync(ownFile)
    } catch {
      // The system may show as written what never reached the disk. Cut off, nobody can read it.
      _ = cut(to: end)
      refuse(because: error)
      throw error
    }
  }

  /// Cuts off what was refused; where that fails, too, `reopen` does it.
  private func cut(to end: Int) -> LogError? {
    do {
      try storage.truncate(ownFile, to: end)
      return nil
    } catch {
      refused = cursors[ownFile].map { ($0.seen.identity, end) }
      return error
    }
  }

  private func refuse(because cause: LogError) {
    refusal = LogError(.untrusted(cause: cause.description), path: cause.path)
  }

  private func error(_ kind: LogError.Kind) -> LogError {
    LogError(kind, path: storage.path(ownFile))
  }
}
