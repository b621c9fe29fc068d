import CivilTime
import FollowupCore
import SystemPackage

/// All files of a log, each read once from its beginning.
struct Survey {
  private(set) var report = LogReport()
  /// How far each file was read, by its name.
  private(set) var cursors: [String: FileCursor] = [:]
  /// The pass over our own file, where there is one.
  private(set) var own: FileScan?

  /// Reads all files, and passes on the events of each in the file's order.
  ///
  /// - Parameter ownFile: our file's name; nil where the log is only looked at.
  init(
    _ storage: any LogStorage, ownFile: String?, _ emit: (Event) -> Void
  ) throws(LogError) {
    for (index, file) in try storage.files().enumerated() {
      guard let device = DeviceName.device(of: file.name) else {
        note(
          LogFinding(
            file: storage.path(file.name), line: nil,
            what:
              "is passed over: its name is no device's, which has 1 to 64 letters a to z, digits,"
              + " hyphens or underscores"))
        continue
      }
      var scan = FileScan(
        storage, file, from: FileCursor(device: device, seen: file), isOwn: file.name == ownFile)
      var records = 0
      if let refusal = Self.refusal(of: file, index: index) {
        scan.refuse(refusal)
      } else {
        try Self.run(&scan) { event in
          records += 1
          emit(event)
        }
      }
      add(scan, records: records, path: storage.path(file.name))
      if file.name == ownFile { own = scan }
    }
  }

  /// Why a file is not even opened; nil where it is.
  private static func refusal(of file: StoredFile, index: Int) -> String? {
    if file.kind != .regular { return "is \(file.kind.rawValue), not a regular file" }
    if index >= LogLimits.devices { return "is one too many: a log has 256 files at most" }
    if file.sizeBytes > LogLimits.fileBytes {
      return "holds \(file.sizeBytes) bytes, more than the 256 MiB that are read of a log file"
    }
    return nil
  }

  /// A file that can't be read is damage to the log, not the end of reading it.
  private static func run(_ scan: inout FileScan, _ emit: (Event) -> Void) throws(LogError) {
    do {
      try scan.run(emit)
    } catch {
      switch error.kind {
      case .changed: scan.refuse("was replaced while it was read: read the log again")
      default: scan.refuse("can't be read: \(error.errno?.description ?? error.description)")
      }
    }
  }

  private mutating func add(_ scan: FileScan, records: Int, path: String) {
    cursors[scan.cursor.seen.name] = scan.cursor
    report.damage += scan.damage
    report.warnings += scan.warning.map { [$0] } ?? []
    report.files.append(
      LogReport.File(
        path: path, device: scan.cursor.device, records: records,
        sizeBytes: scan.cursor.seen.sizeBytes, unfinishedBytes: scan.unfinishedBytes,
        flaws: scan.flaws))
  }

  mutating func note(_ warning: LogFinding) {
    report.warnings.append(warning)
  }
}
