package import FollowupCore
import SystemPackage

/// This device's file: it is claimed, held against what was written to it, and brought in order.
extension Log {
  /// Reads the mark: how far our file went when it was last in order.
  func recall() throws(LogError) {
    do {
      let bytes = try storage.recall(device)
      guard !bytes.isEmpty else { return }
      if let mark = Mark(line: bytes) { self.mark = mark }
    } catch {
      if case .locked = error.kind { throw error }
      doubt(error)
    }
  }

  /// Notes how far our file goes now that it is in order.
  ///
  /// - Parameter isDurable: whether that survives a power loss. An older mark is true as well, unless
  ///   records were given up since.
  func remember(_ cursor: FileCursor?, isDurable: Bool = false) {
    let last = mark.sequence
    mark = cursor?.mark ?? Mark()
    mark.sequence = max(mark.sequence, last)
    guard !isAccepting else { return }
    do {
      try storage.remember(mark.line, of: device, isDurable: isDurable)
      markFlaw = nil
    } catch {
      doubt(error)
    }
  }

  private func doubt(_ error: LogError) {
    markFlaw = LogFinding(
      file: error.path, line: nil,
      what: "cannot keep how far the log of this device goes, so that after a start nothing would"
        + " tell that it was set back: \(error.errno?.description ?? error.description)")
  }

  // MARK: Looking

  /// Reads our file, and claims it if that is not done.
  func readOwn(_ listed: StoredFile, _ poll: inout Poll) {
    var file = listed
    do throws(LogError) {
      // It may have gone since the files were listed; the next look finds that.
      guard let claimed = try claim() else { return }
      if !isClaimed { obstacle = nil }
      isClaimed = true
      file = claimed
    } catch {
      if error.kind == .changed { return }
      isClaimed = false
      obstacle = error
      // What could not be cut off must not be read.
      if refused != nil { return }
    }
    guard files[ownFile]?.cursor.seen != file else { return }
    isSettled = false
    read(file, index: 0, of: device, &poll)
    if files[ownFile]?.cursor.seen != nil { hold(device, against: mark) }
  }

  /// Holds a device's file, whose records are all whole or which is not there, against what was written
  /// to it on this machine.
  func hold(_ device: String, against mark: Mark) {
    let name = DeviceName.file(of: device)
    var known = files[name] ?? KnownFile(cursor: FileCursor(device: device))
    guard known.trouble == nil else { return }
    known.trouble = trouble(known.cursor, against: mark, path: storage.path(name))
    if files[name] != nil || known.trouble != nil { files[name] = known }
  }

  private func trouble(
    _ cursor: FileCursor, against mark: Mark, path: String
  ) -> FileTrouble? {
    let (now, device) = (cursor.mark, cursor.device)
    if now.end == mark.end, now.checksum == mark.checksum { return nil }
    guard let file = cursor.seen else { return .gone(path, device, mark) }
    if now.end < mark.end, now.records < mark.records {
      return .shorter(path, device, mark, now: now)
    }
    if (try? begins(file, with: mark)) != false { return nil }
    return .rewritten(path, device, mark, isOwn: true)
  }

  /// Notes that our file is not there.
  func missOwn() {
    _ = try? storage.claim(ownFile)
    if !isClaimed { obstacle = nil }
    isClaimed = false
    hold(device, against: mark)
  }

  /// Claims our file, and cuts off what was refused and is still there. The system may go on showing
  /// what never reached the disk, so that it must not be read.
  private func claim() throws(LogError) -> StoredFile? {
    let file = try storage.claim(ownFile)
    guard let file, let refused, refused.file == file.identity, refused.end < file.sizeBytes else {
      refused = nil
      return file
    }
    try storage.truncate(ownFile, to: refused.end)
    // Other devices may have read it in the meantime. They miss nothing that was answered, and its
    // numbers are not given again.
    mark.sequence = max(mark.sequence, refused.last)
    self.refused = nil
    noteCut(file.sizeBytes - refused.end, after: files[ownFile]?.cursor.mark.records ?? 0)
    return try storage.claim(ownFile)
  }

  private func noteCut(_ bytes: Int, after line: Int) {
    pending.warnings.append(
      LogFinding(
        file: storage.path(ownFile), line: line + 1,
        what: "was unfinished, and so never answered: the last \(bytes) bytes of the file were cut"
          + " off"))
  }

  // MARK: Bringing in order

  /// Brings our file's end in order, and makes durable what is served, unless something is in the way.
  ///
  /// A line that another program has not finished is left alone while the log is open: it may be at it
  /// yet. At a start it is a torn write.
  func settle() {
    guard !isSettled, obstacle == nil, let known = files[ownFile], known.trouble == nil,
      known.cursor.seen != nil
    else { return }
    if isOpen, known.unfinishedBytes > 0, !known.lacksLineBreak { return }
    do throws(LogError) { try settleEnd(known) } catch { obstacle = error }
  }

  private func settleEnd(_ known: KnownFile) throws(LogError) {
    let end = known.cursor.mark.end
    if known.lacksLineBreak {
      _ = try storage.append([UInt8(ascii: "\n")], to: ownFile, end: end - 1)
    } else if known.unfinishedBytes > 0 {
      try storage.truncate(ownFile, to: end)
      noteCut(known.unfinishedBytes, after: known.cursor.mark.records)
    }
    files[ownFile]?.lacksLineBreak = false
    files[ownFile]?.unfinishedBytes = 0
    files[ownFile]?.sizeBytes = end
    // If the sync of the last append failed, and whoever made it was killed then, the system shows it
    // as written, and would pass over it in a sync.
    // A file that was written by hand may give all its records one time; one append was never longer.
    try storage.rewrite(
      ownFile, from: max(known.cursor.lastAppend, end - LogLimits.appendBytes))
    try storage.sync(ownFile)
    files[ownFile]?.cursor.seen = try storage.claim(ownFile)
    isSettled = true
    remember(known.cursor)
  }

  /// Before something is recorded: what the disk refused before is tried again, from what is on it now.
  ///
  /// - Throws: `LogError`, `changed` if the file is not what was read of it.
  func bringInOrder() throws(LogError) {
    guard obstacle != nil || !isSettled else { return }
    guard let known = files[ownFile] else {
      obstacle = nil
      return
    }
    do throws(LogError) {
      guard let file = try claim(), try begins(file, with: known.cursor.mark),
        file.sizeBytes == known.sizeBytes
      else { throw LogError(.changed, path: storage.path(ownFile)) }
      isClaimed = true
      try settleEnd(known)
      obstacle = nil
    } catch {
      if error.kind != .changed { obstacle = error }
      throw error
    }
  }

  // MARK: What the user decides

  /// Reads everything again. Records that are no longer in other devices' files stop being in force;
  /// those of this device's own file only after `accept`.
  ///
  /// - Throws: `LogError` if the folder cannot be listed. Nothing has changed then.
  package func reopen() throws(LogError) -> LogReport {
    let before = files
    files = [:]
    isSettled = false
    do throws(LogError) { return report(try poll()) } catch {
      files = before
      throw error
    }
  }

  /// Takes this device's file as it now is, so that recording goes on.
  ///
  /// What of the given events is missing at its end is written to it again. Numbers that were in use
  /// are not given again: if records stay lost, the next one says after which it comes.
  ///
  /// - Parameter known: the events that are in force; those of other devices are passed over.
  /// - Returns: what came of it, with all of the log read again.
  /// - Throws: `LogError` if the file has flaws, which have to be mended, or the disk fails. What is
  ///   missing is missing as before then, and nothing is recorded.
  package func accept(_ known: [Event]) throws(LogError) -> Acceptance {
    let (before, doubtful) = (mark, doubtful)
    mark = Mark(sequence: max(mark.sequence, highestNamed, files[ownFile]?.highest ?? 0))
    let acceptance: Acceptance
    // What the disk refused before is tried again.
    obstacle = nil
    do throws(LogError) { acceptance = try restore(known, doubtful) } catch {
      mark = before
      hold(device, against: mark)
      throw error
    }
    remember(files[ownFile]?.cursor, isDurable: true)
    return acceptance
  }

  /// The numbers in our file among which there are other records than were written here; nil if there
  /// are not, or if what was written was read before that, and can be compared.
  private var doubtful: ClosedRange<Int>? {
    guard let known = files[ownFile], let trouble = known.trouble else { return nil }
    let read = known.cursor.mark
    guard trouble.kind == .rewritten, read.checksum != mark.checksum else { return nil }
    return 1...max(1, min(read.sequence, mark.sequence))
  }

  private func restore(
    _ known: [Event], _ doubtful: ClosedRange<Int>?
  ) throws(LogError) -> Acceptance {
    // Whatever ends this halfway, the mark outside the folder has to tell of it after the next start.
    isAccepting = true
    defer { isAccepting = false }
    let events = try reopen().events
    if let refusal { throw refusal }
    let held = files[ownFile]?.cursor.mark.sequence ?? 0
    let own = known.filter { $0.id.device == device }.sorted { $0.id.sequence < $1.id.sequence }
    let lost = own.filter { $0.id.sequence > held }
    let found = Set(events)
    let replaced = own.filter { $0.id.sequence <= held && !found.contains($0) }.map(\.id.sequence)
    // Each alone, as most were: then the file is again what other devices have read of it.
    for event in lost { try write([[event]]) }
    let end = lost.last?.id.sequence ?? held
    let all = (events + lost).sorted { $0.position < $1.position }
    return Acceptance(
      report: report(Poll(events: all)), restored: lost.count,
      lost: end < mark.sequence ? end + 1...mark.sequence : nil,
      replaced: replaced.first.map { $0...replaced.last! } ?? doubtful)
  }
}
