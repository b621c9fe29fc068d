import FollowupCore

/// The events of all devices, and this device's file, to which alone it records.
///
/// What `append` has returned survives a power loss. Where the log is damaged, it can still be read,
/// but not be recorded to.
package final class Log {
  /// This device's name.
  package let device: String
  /// Why nothing can be recorded at present; nil where it can.
  package internal(set) var refusal: LogError?

  let storage: any LogStorage
  /// How far each file was read, by its name.
  var cursors: [String: FileCursor] = [:]

  /// Our file, and where it has to be cut before it is read again: what lies behind was refused, and
  /// could not be cut off then.
  var refused: (file: StoredFile.Identity, end: Int)?

  private init(_ storage: any LogStorage, device: String) {
    self.storage = storage
    self.device = device
  }

  /// Opens the log, claims this device's file, and reads everything.
  ///
  /// A torn end of this device's file is cut off, with a warning: it was never answered. Other
  /// damage is in the report, and `refusal` says so. So it does where the file can't be written.
  ///
  /// - Throws: `LogError` where another process holds the file, where the device's name is none, or
  ///   where the folder can't be made or listed.
  package static func open(
    _ storage: any LogStorage, device: String
  ) throws(LogError) -> (log: Log, report: LogReport) {
    guard DeviceName.isValid(device) else {
      throw LogError(.invalidDevice(device), path: storage.folder)
    }
    let log = Log(storage, device: device)
    let report = try log.reopen()
    return (log, report)
  }

  /// Reads everything from disk again: after `refusal` or `Poll.reload`, this is how it goes on.
  ///
  /// - Throws: as `open`. The log then refuses to record until a later call succeeds.
  package func reopen() throws(LogError) -> LogReport {
    do {
      return try load()
    } catch {
      refusal = LogError(.untrusted(cause: error.description), path: error.path)
      throw error
    }
  }

  /// Looks at every file and changes nothing. The report has no events, only what was found.
  ///
  /// - Throws: `LogError` where the folder can't be listed.
  package static func verify(_ storage: any LogStorage) throws(LogError) -> LogReport {
    try Survey(storage, ownFile: nil) { _ in }.report
  }

  /// The name of this device's file.
  var ownFile: String { DeviceName.file(of: device) }

  private func load() throws(LogError) -> LogReport {
    let (obstacle, cut) = try claim()
    var events: [Event] = []
    var survey = try Survey(storage, ownFile: ownFile) { events.append($0) }
    var read = survey.cursors
    if let cut { survey.note(cut) }
    if obstacle == nil, let own = survey.own, !own.cursor.isDamaged {
      if let cut = try settleEnd(own) { survey.note(cut) }
      read[ownFile]?.seen = own.cursor.seen.resized(to: own.cursor.end)
    }
    // Only now: where something has failed before, nobody has learnt the events up to there.
    cursors = read
    var report = survey.report
    report.events = events.sorted { $0.position < $1.position }
    let flaws = report.files.reduce(0) { $0 + $1.flaws }
    refusal =
      report.damage.first.map { finding in
        LogError(.damaged(finding, count: flaws), path: finding.file)
      } ?? obstacle
    return report
  }

  /// Claims our file, and cuts off what was refused. What keeps it from being written, but not the log
  /// from being read, is returned.
  private func claim() throws(LogError) -> (obstacle: LogError?, cut: LogFinding?) {
    do {
      return (nil, try cutRefused(from: storage.claim(ownFile)))
    } catch {
      switch error.kind {
      case .notAFile: return (error, nil)
      case .system(.open) where error.meansReadOnly: return (error, nil)
      default: throw error
      }
    }
  }

  /// Cuts off what was refused and is still there. The system may go on showing what never reached
  /// the disk, so that it must not be read.
  private func cutRefused(from file: StoredFile) throws(LogError) -> LogFinding? {
    guard let refused, refused.file == file.identity, refused.end < file.sizeBytes else {
      refused = nil
      return nil
    }
    try storage.truncate(ownFile, to: refused.end)
    self.refused = nil
    return cutting(file.sizeBytes - refused.end, after: cursors[ownFile]?.sequence ?? 0)
  }

  private func cutting(_ bytes: Int, after line: Int) -> LogFinding {
    LogFinding(
      file: storage.path(ownFile), line: line + 1,
      what:
        "was unfinished, and so never answered: the last \(bytes) bytes of the file were cut off")
  }

  /// Brings our file's end in order, and makes durable what is about to be served: whoever wrote it
  /// may have been killed before it was synced.
  private func settleEnd(_ own: FileScan) throws(LogError) -> LogFinding? {
    var finding: LogFinding?
    let end = own.cursor.end
    if own.lacksLineBreak {
      try storage.append([UInt8(ascii: "\n")], to: ownFile, end: end - 1)
    } else if own.unfinishedBytes > 0 {
      try storage.truncate(ownFile, to: end)
      finding = cutting(own.unfinishedBytes, after: own.cursor.sequence)
    }
    // Where the sync of the last append failed, and whoever made it was killed then, the system shows
    // it as written, and would pass over it in a sync.
    // A file that was written by hand may give all its records one time; one append was never longer.
    try storage.rewrite(
      ownFile, from: max(own.cursor.lastAppend, end - LogLimits.appendBytes))
    try storage.sync(ownFile)
    return finding
  }
}
