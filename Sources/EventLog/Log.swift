import CivilTime
import FollowupCore

/// The events of all devices, and this device's file, to which alone it records.
///
/// What `append` has returned survives a power loss. What was read of a file stays in force whatever
/// becomes of the file; `troubles` says what did.
package final class Log {
  /// This device's name; empty if the log is only looked at.
  package let device: String

  let storage: any LogStorage
  /// What is known of the devices' files, and of copies that are named like one, by their names.
  var files: [String: KnownFile] = [:]
  /// How far our file went when it was last in order.
  var mark = Mark()
  /// The highest number of ours that another device's event names.
  var highestNamed = 0
  /// What keeps our file from being written, though it can be read: the disk, or another process.
  var obstacle: LogError?
  /// Whether the user has just said that our file is to be taken as it is, and it is being completed.
  var isAccepting = false
  /// Whether our file was claimed when it was last looked at.
  var isClaimed = false
  /// Whether everything was read once.
  var isOpen = false
  /// Whether our file is synced, and ends with its last record.
  var isSettled = false
  /// Our file, and where it has to be cut before it is read again: what lies behind was refused, and
  /// could not be cut off then. `last` is the last number in it.
  var refused: (file: StoredFile.Identity, end: Int, last: Int)?

  /// Files that are no device's own, as they were last looked at, and what was found in them.
  var strays: (files: [StoredFile], findings: [LogFinding]) = ([], [])
  /// Whether a file was read, or was missed, since the copies were last looked at.
  var isChanged = false
  /// What was found between two polls; the next one returns it.
  var pending = Poll()
  /// What other users may still open, and why the mark cannot be kept.
  var exposed: [LogFinding] = []
  var markFlaw: LogFinding?

  init(_ storage: any LogStorage, device: String) {
    self.storage = storage
    self.device = device
  }

  /// Opens the log, claims this device's file if it is there, and reads everything.
  ///
  /// A torn end of this device's file is cut off, with a warning: it was never answered. Whatever else
  /// keeps the file from being written, `refusal` has it, and the log is read all the same.
  ///
  /// - Throws: `LogError` if another process records for the device, if the device's name cannot be
  ///   one, or if the folder cannot be listed.
  package static func open(
    _ storage: any LogStorage, device: String
  ) throws(LogError) -> (log: Log, report: LogReport) {
    guard DeviceName.isValid(device) else {
      throw LogError(.invalidDevice(device), path: storage.folder)
    }
    let log = Log(storage, device: device)
    try log.recall()
    let report = log.report(try log.poll())
    if let obstacle = log.obstacle, case .locked = obstacle.kind { throw obstacle }
    return (log, report)
  }

  /// Looks at every file and changes nothing, and holds those of this machine's devices against what
  /// was written to them. The report has no events, only what was found.
  ///
  /// - Throws: `LogError` if the folder cannot be listed.
  package static func verify(_ storage: any LogStorage) throws(LogError) -> LogReport {
    let log = Log(storage, device: "")
    // Before the files are read, so that one that grows meanwhile is not behind its mark.
    let marks = storage.marks().compactMapValues { Mark(line: $0) }
    let poll = try log.look()
    for (device, mark) in marks { log.hold(device, against: mark) }
    var report = log.report(poll)
    report.events = []
    return report
  }

  /// The name of this device's file.
  var ownFile: String { DeviceName.file(of: device) }

  /// Why nothing can be recorded at present; nil if something can.
  package var refusal: LogError? {
    if let trouble = ownTrouble {
      return LogError(.damaged(trouble), path: storage.path(ownFile))
    }
    return obstacle
  }

  /// What is not as it was with this device's file.
  var ownTrouble: FileTrouble? {
    if let trouble = files[ownFile]?.trouble { return trouble }
    let last = files[ownFile]?.cursor.mark.sequence ?? 0
    guard highestNamed > max(last, mark.sequence) else { return nil }
    return FileTrouble(
      .outnumbered, of: device,
      findings: [
        LogFinding(
          file: storage.path(ownFile), line: nil,
          what: (last == 0 ? "is not there" : "ends with \(device)/\(last)")
            + ", and another device's file names \(device)/\(highestNamed):"
            + " \(Self.numbers(of: device, last + 1, highestNamed)) gone")
      ])
  }

  /// The devices' files that are not as they were when they were read, this device's first.
  package var troubles: [FileTrouble] {
    let others = files.keys.sorted().filter { $0 != ownFile }.compactMap { files[$0]?.trouble }
    return (ownTrouble.map { [$0] } ?? []) + others
  }

  /// What the user should know, and what stops nothing: copies that are no device's file, with how
  /// many records each holds that no device's file has, and files that other users can open.
  package var remarks: [LogFinding] {
    strays.findings + exposed + (markFlaw.map { [$0] } ?? [])
  }

  func report(_ poll: Poll) -> LogReport {
    var report = LogReport()
    report.events = poll.events
    report.warnings = poll.warnings + remarks
    report.damage = troubles.flatMap(\.findings)
    report.files = files.keys.sorted().compactMap { name in
      files[name].flatMap { $0.isStray ? nil : $0.report(path: storage.path(name)) }
    }
    return report
  }

  /// A range of a device's numbers, with its verb.
  static func numbers(of device: String, _ first: Int, _ last: Int) -> String {
    first == last
      ? "\(device)/\(first) is" : "\(device)/\(first) to \(device)/\(last) are"
  }
}

/// What is known of one file.
struct KnownFile {
  /// How far it was read. What is before stays in force, also if it is no longer in the file.
  var cursor: FileCursor
  /// Where it stood before other content took the place of what was read.
  var before: FileCursor?
  var trouble: FileTrouble?
  /// The highest number that was served.
  var highest = 0
  /// Whether the file is a copy of another device's, by its content.
  var isStray = false
  var sizeBytes = 0
  var unfinishedBytes = 0
  /// Whether the last line is a whole record written by hand that lacks only its line break.
  var lacksLineBreak = false

  func report(path: String) -> LogReport.File {
    LogReport.File(
      path: path, device: cursor.device, records: cursor.mark.records, sizeBytes: sizeBytes,
      unfinishedBytes: unfinishedBytes,
      flaws: trouble?.kind == .damaged ? trouble?.flaws ?? 0 : 0)
  }
}
