import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import FollowupRuntime
import Settings
import SimulatedDisk

/// A file that another program has taken away, emptied, cut or set back, to put it in place a moment
/// later.
struct Away {
  enum File {
    /// Of another device, by its name.
    case log(String)
    /// The configuration, and what it held.
    case configuration([UInt8])
  }

  let file: File
  let returnsAt: Instant
}

extension Machine {
  var nextReturn: Instant? { away.map(\.returnsAt).min() }

  /// Shorter than what is waited for: nothing may come of it.
  private func returnTime() -> Instant {
    history.now + random.length(.milliseconds(1), .seconds(8))
  }

  /// A synchroniser replaces another device's file.
  func takeAwayFile() throws(Interruption) {
    let others = history.machines.filter { $0 !== self }.map(\.file)
    guard away.isEmpty, let name = others.first, disk.contents(of: name) != nil else { return }
    history.statistics.awayFiles += 1
    let fault = random.element(of: FileFault.allCases)
    history.say("\(device): \(name) is \(fault)")
    disk.impair(name, by: fault)
    away.append(Away(file: .log(name), returnsAt: returnTime()))
    try run { $0.runtime.pollLog() }
  }

  /// A disk, an editor or a version control damages another device's file, which may last.
  func damageFile() throws(Interruption) {
    let others = history.machines.filter { $0 !== self }.map(\.file)
    guard away.isEmpty, let name = others.first, let bytes = disk.contents(of: name),
      !bytes.isEmpty
    else { return }
    history.statistics.awayFiles += 1
    disk.impair(name, to: random.chance(0.5) ? damaged(bytes) : withCarriageReturns(bytes))
    let length = random.length(.milliseconds(1), .days(3))
    away.append(Away(file: .log(name), returnsAt: history.now + length))
    try run { $0.runtime.pollLog() }
  }

  private func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes[random.number(0...(bytes.count - 1))] ^= UInt8(random.number(1...127))
    return bytes
  }

  private func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }

  /// A synchroniser leaves a copy of one of the files, which nobody is to read.
  func putConflictCopy() throws(Interruption) {
    let files = history.machines.map(\.file).filter { disk.contents(of: $0)?.isEmpty == false }
    guard !files.isEmpty else { return }
    let name = random.element(of: files)
    let stem = name.dropLast(".jsonl".count)
    let copy = random.element(of: [
      "\(stem).sync-conflict-20261128-012834-WCFCGGG.jsonl", "\(stem) (1).jsonl", "\(name)~",
      "\(stem)-LAPTOP.jsonl", "\(stem)-laptop.jsonl", "\(name)..path1", "\(stem)_old.jsonl",
    ])
    history.statistics.awayFiles += 1
    // What the files have that has not been read yet is not the copy's.
    try run { $0.runtime.pollLog() }
    // A torn end may have been all that was in it.
    guard let bytes = disk.contents(of: name), !bytes.isEmpty else { return }
    disk.put(Array(bytes.prefix(random.number(1...bytes.count))), as: copy)
    try run { daemon throws(Interruption) in
      let (known, canRecord) = (daemon.engine.eventCount, daemon.runtime.canRecord)
      daemon.runtime.pollLog()
      try expect(
        isOwnFileSpoilt || daemon.engine.eventCount == known || !away.isEmpty, 1,
        "\(copy) was read")
      try expect(
        isOwnFileSpoilt || daemon.runtime.canRecord || !canRecord || !disk.isWell, 1,
        "\(copy) stops the recording")
    }
    if random.chance(0.7) { disk.remove(copy) }
  }

  // MARK: The daemon's own file

  /// Another program takes the daemon's own file away or sets it back, for a moment or for good.
  func spoilOwnFile() throws(Interruption) {
    guard let fault = spoil() else { return }
    history.say("\(device): its own file is \(fault)")
    if random.chance(0.5) {
      away.append(Away(file: .log(file), returnsAt: returnTime()))
    } else {
      disk.leaveImpaired(file)
    }
    try run { $0.runtime.pollLog() }
  }

  /// While the daemon does not run, its file is set back to what a backup holds.
  func restoreBackup() throws(Interruption) {
    guard daemon != nil, !isMarkOld, !isOwnFileSpoilt else { return }
    die(withPower: false)
    guard let fault = spoil() else { return }
    history.say("\(device): a backup is restored, its own file is \(fault)")
    disk.leaveImpaired(file)
  }

  private func spoil() -> FileFault? {
    guard away.isEmpty, !isMarkOld, !isOwnFileSpoilt, !disk.isOff,
      disk.contents(of: file)?.isEmpty == false
    else { return nil }
    history.statistics.ownFiles += 1
    let fault = random.element(of: FileFault.allCases)
    disk.impair(file, by: fault)
    ownFileFault = fault
    return fault
  }

  /// The user sees that nothing is recorded for what became of the file, and takes it as it is.
  func acceptLog() throws(Interruption) {
    guard isOwnFileSpoilt, away.isEmpty else { return }
    try run { daemon throws(Interruption) in
      // A file that was put back by its own program is no damage any more.
      daemon.runtime.pollLog()
      guard isOwnFileDamaged else {
        if spreadRefused == nil { try ownFileIsBack(daemon) }
        return
      }
      switch daemon.runtime.acceptLog() {
      case .success(let reply):
        history.statistics.acceptances += 1
        try ownFileIsBack(
          daemon, lost: range(reply.firstLost, reply.lastLost),
          replaced: range(reply.firstReplaced, reply.lastReplaced))
      case .failure(let error): history.say("\(device) does not accept the log: \(error)")
      }
    }
  }

  /// The daemon has opened its log while its own file was spoilt: what is missing is named. If it
  /// records, the file is back, and counts as at any other start.
  func openedSpoilt(_ log: Log, _ report: LogReport) throws(Interruption) {
    guard log.refusal == nil else { return }
    if ownFileFault == .namesake { ledger.noteNamesake(in: report.events) }
    try ledger.opened(report.events, isDurable: true)
  }

  private var isOwnFileDamaged: Bool { daemon?.host.store?.refusal?.isOfTheFile == true }

  private func range(_ first: Int?, _ last: Int?) -> ClosedRange<Int>? {
    first.flatMap { first in last.map { first...$0 } }
  }

  private func ownFileIsBack(
    _ daemon: SimulatedDaemon, lost: ClosedRange<Int>? = nil, replaced: ClosedRange<Int>? = nil
  ) throws(Interruption) {
    let losses = [lost, replaced].compactMap { $0.map { "\($0)" } }.joined(separator: " and ")
    history.say(
      "\(device): its own file counts again, without \(losses.isEmpty ? "a loss" : losses)")
    let isNamesakes = ownFileFault == .namesake
    ownFileFault = nil
    spreadRefused = nil
    // The user said that the files are to be believed, others' too.
    known = 0
    history.hasLosses = history.hasLosses || lost != nil || replaced != nil
    let events = daemon.engine.events(of: nil)
    try ledger.lose(lost, replaced: replaced, of: events)
    // What it wrote behind all that is known here is in nobody's place.
    if isNamesakes { ledger.noteNamesake(in: events) }
    // With the file may come back what was refused and could not be cut off.
    try ledger.opened(events, isDurable: daemon.host.store?.refusal == nil)
  }

  /// An editor, a version control or a synchroniser replaces the configuration.
  func takeAwayConfiguration() throws(Interruption) {
    guard away.isEmpty, let whole = configuration, !whole.isEmpty else { return }
    history.statistics.awayFiles += 1
    let half = Array(whole[..<(whole.count / 2)])
    let unwritten = [UInt8](repeating: 0, count: whole.count - half.count)
    configuration = random.element(of: [nil, [], half, half + unwritten, olderConfiguration])
    away.append(Away(file: .configuration(whole), returnsAt: returnTime()))
    try run { daemon throws(Interruption) in
      let policy = daemon.engine.policy
      daemon.runtime.configurationMayHaveChanged()
      try expect(
        daemon.engine.policy == policy, 4, "a configuration that is away for a moment is believed")
    }
  }

  /// What was away is there again.
  func putBack() throws(Interruption) {
    for returned in away where returned.returnsAt <= history.now {
      switch returned.file {
      case .log(let name):
        disk.restore(name)
        try run { daemon throws(Interruption) in
          daemon.runtime.pollLog()
          guard name == file, isOwnFileSpoilt, !isOwnFileDamaged else { return }
          try ownFileIsBack(daemon)
        }
      case .configuration(let whole):
        configuration = whole
        try run { $0.runtime.configurationMayHaveChanged() }
      }
    }
    away.removeAll { $0.returnsAt <= history.now }
  }

  /// What came due meanwhile has to wait for other devices' news, if there are any.
  func willSettle() {
    guard let daemon, let engine = Optional(daemon.engine) else { return }
    // A file of which not one record has arrived is of nobody yet.
    let isShared =
      history.machines.count > 1 && engine.events(of: nil).contains { $0.id.device != device }
    guard isShared, engine.eventCount > 0 || settlesUntil == nil else { return }
    settlesUntil = history.now + daemon.runtime.settings.settle + .seconds(-1)
  }
}
