import CivilTime
import FollowupCore

/// One pass over a file, from where its cursor stands to its end.
struct FileScan {
  private(set) var cursor: FileCursor
  /// The first flaws, at most `LogLimits.listedFlaws`.
  private(set) var damage: [LogFinding] = []
  private(set) var flaws = 0
  private(set) var warning: LogFinding?
  /// The events of whole batches before the first flaw.
  private(set) var events: [Event] = []
  /// Whether a flaw was found. Nothing behind it is served.
  private(set) var isDamaged = false
  /// How many of the records are of the device that the file is named for, and how many of others.
  private(set) var records = (own: 0, others: 0)
  /// Whether the last line is a whole record written by hand that lacks only its line break.
  private(set) var lacksLineBreak = false

  private let storage: any LogStorage
  private let file: StoredFile
  /// Whether the file is this device's own. A newer version's records are then damage: what this
  /// version would write behind them might not fit.
  private let isOwn: Bool
  private let path: String
  private var line: Int
  private var expectedSequence: Int
  /// The events of a batch that is not whole yet, and the checksum of all before and in it.
  private var batch: [Event] = []
  private var checksum: CRC32C
  /// The time of the record before, and where the first one of that time is.
  private var append = (time: Instant.distantPast, offset: 0)

  init(_ storage: any LogStorage, _ file: StoredFile, from cursor: FileCursor, isOwn: Bool) {
    self.cursor = cursor
    self.storage = storage
    self.file = file
    self.isOwn = isOwn
    path = storage.path(file.name)
    line = cursor.mark.records
    expectedSequence = cursor.mark.sequence + 1
    checksum = cursor.mark.checksum
  }

  /// The bytes at the end that are no whole records.
  var unfinishedBytes: Int { isDamaged ? 0 : max(0, file.sizeBytes - cursor.mark.end) }

  /// Reads to the end.
  mutating func run() throws(LogError) {
    var lines = LineReader(storage, file, from: cursor.mark.end)
    while let next = try lines.next() {
      line += 1
      switch read(next) {
      case .success(let record) where next.isTerminated:
        take(record, next)
      case .success(let record) where isOwn && record.isHandWritten && !isDamaged:
        // What is written by hand is whole with its closing brace; a torn write never has one.
        lacksLineBreak = true
        take(record, next)
      case .success:
        return
      case .failure(let flaw):
        if !isDamaged, try isTorn(from: next, flaw) { return }
        note(flaw)
      }
    }
  }

  private mutating func read(_ line: LineReader.Line) -> Result<Record, RecordFlaw> {
    if let cause = Self.foreignCause(of: line.bytes) { return .failure(RecordFlaw(cause)) }
    if line.isTooLong { return .failure(RecordFlaw("is longer than 1 MiB")) }
    do throws(RecordFlaw) {
      let record = try Record(line.bytes)
      guard record.event.id.device == cursor.device else {
        records.others += 1
        throw RecordFlaw(
          "is of the device \"\(record.event.id.device)\", but the file is that of"
            + " \"\(cursor.device)\"")
      }
      records.own += 1
      guard !isOwn || record.version == Record.currentVersion else {
        throw RecordFlaw(
          "has the version \(record.version) of the format, which a newer program wrote: update this"
            + " one")
      }
      return .success(record)
    } catch {
      return .failure(error)
    }
  }

  /// What a program other than a recorder did to the line, if that can be seen.
  private static func foreignCause(of line: ArraySlice<UInt8>) -> String? {
    if line.last == UInt8(ascii: "\r") {
      return
        "ends in CR LF, as after a conversion by git (core.autocrlf) or an editor: give the file"
        + " its LF line ends back"
    }
    // Every record begins otherwise.
    guard line.first != UInt8(ascii: "{") else { return nil }
    let markers = ["<<<<<<<", "=======", ">>>>>>>"]
    guard markers.contains(where: { line.starts(with: $0.utf8) }) else { return nil }
    return
      "is a mark of a merge that git could not make: keep the lines of both sides, each once, in"
      + " the order of seq"
  }

  private mutating func take(_ record: Record, _ line: LineReader.Line) {
    let sequence = record.event.id.sequence
    guard record.follows(expectedSequence - 1) else {
      return note(
        RecordFlaw("has the seq \(sequence), but \(expectedSequence) has to be there"),
        following: sequence)
    }
    expectedSequence = sequence + 1
    guard !isDamaged else { return }
    if let unknown = record.unknown { warn(unknown) }
    checksum.update(line.bytes.span)
    checksum.update([UInt8(ascii: "\n")].span)
    if append.time != record.event.time { append = (record.event.time, line.offset) }
    batch.append(record.event)
    guard !record.continues else { return }
    for event in batch {
      cursor.latest = max(cursor.latest, event.time)
      events.append(event)
    }
    batch = []
    cursor.lastAppend = append.offset
    cursor.mark = Mark(
      sequence: sequence, records: self.line, end: line.offset + line.bytes.count + 1,
      checksum: checksum)
  }

  private mutating func warn(_ unknown: String) {
    guard !cursor.hasWarned else { return }
    cursor.hasWarned = true
    warning = LogFinding(
      file: path, line: line,
      what: "\(unknown). What this version does not know is kept and passed over, here and in the"
        + " lines after it; a newer version may have written it")
  }

  private mutating func note(_ flaw: RecordFlaw, following sequence: Int? = nil) {
    flaws += 1
    expectedSequence = (sequence ?? expectedSequence) + 1
    isDamaged = true
    guard damage.count < LogLimits.listedFlaws else { return }
    damage.append(LogFinding(file: path, line: line, what: flaw.what))
  }

  /// Whether all from that line to the end may be what a crash left of one write.
  private func isTorn(
    from line: LineReader.Line, _ flaw: RecordFlaw
  ) throws(LogError) -> Bool {
    let offset = line.offset
    guard file.sizeBytes - offset <= LogLimits.appendBytes else { return false }
    // A line that just breaks off is torn. What follows whole JSON has to be what a disk left out.
    guard line.isTerminated || flaw.isFollowedByText else { return true }
    var tail: [UInt8] = []
    while offset + tail.count < file.sizeBytes {
      let rest = file.sizeBytes - offset - tail.count
      let piece = try storage.read(file, at: offset + tail.count, count: rest)
      if piece.isEmpty { break }
      tail += piece
    }
    return TornTail.isTorn(tail, at: offset)
  }
}
