import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import SimulatedDisk
import SystemPackage

/// What befalls a machine.
enum Misfortune: CaseIterable {
  case crash, crashInTheLog, fullDisk, failedSync, failedWrite, clock, suspend, move, zoneUpdate
  case wrongClock, journal, desktop, configuration, secondDaemon, awayFile, awayConfiguration
  case ownFile, restoredBackup, damagedFile, conflictCopy, badStart
}

extension Machine {
  func befall(_ misfortune: Misfortune) throws(Interruption) {
    history.say("\(device) meets: \(misfortune)")
    switch misfortune {
    case .crash:
      effectsUntilCrash = random.number(0...30)
      if daemon != nil, random.chance(0.2) { crash() }
    case .crashInTheLog: disk.failsAtCall = disk.calls + random.number(1...8)
    case .fullDisk: fillDisk()
    case .failedSync: failDisk(.sync)
    case .failedWrite:
      failDisk(.write)
      if random.chance(0.3) { disk.fail(.truncate, with: .ioError) }
    case .clock: try setClock()
    case .wrongClock: try comeUpWrong()
    case .suspend: suspend()
    case .move: try move()
    case .zoneUpdate: try updateZones()
    case .journal: stopJournal()
    case .desktop: try troubleDesktop()
    case .configuration: try configure()
    case .secondDaemon: try startSecondDaemon()
    case .awayFile: try takeAwayFile()
    case .awayConfiguration: try takeAwayConfiguration()
    case .ownFile: try spoilOwnFile()
    case .restoredBackup: try restoreBackup()
    case .damagedFile: try damageFile()
    case .conflictCopy: try putConflictCopy()
    case .badStart: startBadly()
    }
  }

  /// Puts everything back in order.
  func mend() throws(Interruption) {
    mendsAt = nil
    disk.capacityBytes = nil
    disk.mendFaults()
    try mendDesktop()
    try mendConfiguration()
    guard !zones.unreadable.isEmpty else { return try run { _ in } }
    zoneFiles.change { $0.unreadable = [] }
    try tellZones()
  }

  func mend(within limit: Duration) {
    let instant = history.now + random.length(.seconds(1), limit)
    mendsAt = max(mendsAt ?? instant, instant)
  }

  // MARK: The disk

  private func fillDisk() {
    history.statistics.diskFaults += 1
    let held = disk.contents(of: file)?.count ?? 0
    disk.capacityBytes = held + random.number(0...400)
    mend(within: .hours(6))
  }

  private func failDisk(_ operation: LogError.Operation) {
    history.statistics.diskFaults += 1
    let errno: Errno = random.element(of: [.ioError, .noSpace, .diskQuotaExceeded])
    disk.fail(operation, with: errno, after: random.number(0...3))
  }

  /// The folder cannot be listed when it is looked at next; it has to be looked at again.
  func failListing() {
    history.statistics.diskFaults += 1
    disk.fail(.list, with: .ioError)
  }

  /// The daemon is killed, and as it starts again the disk fails.
  private func startBadly() {
    guard daemon != nil else { return }
    die(withPower: false)
    history.statistics.diskFaults += 1
    let operation: LogError.Operation = random.element(of: [.list, .open, .sync, .write, .truncate])
    disk.fail(operation, with: .ioError, after: random.number(0...1))
  }

  // MARK: Time

  private func setClock() throws(Interruption) {
    history.statistics.clockSteps += 1
    let length = random.length(.seconds(1), .days(3 * 365))
    clockError =
      clockError != .zero && random.chance(0.6)
      ? .zero : clockError + (random.chance(0.5) ? length : .zero - length)
    history.say("\(device): the clock is set to \(now)")
    // Something else may come before the daemon is told.
    clockIsToldAt = history.now + random.length(.microseconds(1), .seconds(1))
  }

  /// The kernel tells that the clock was set.
  func tellClock() throws(Interruption) {
    clockIsToldAt = nil
    try tellZones()
  }

  /// The clock is far off for some moments, in which the disk fails: what is put off to a minute later
  /// must not wait until the wrong clock's minute comes.
  private func comeUpWrong() throws(Interruption) {
    failDisk(.sync)
    try setClock()
    clockIsRightAt = history.now + random.length(.milliseconds(1), .minutes(5))
  }

  func setClockRight() throws(Interruption) {
    clockIsRightAt = nil
    clockError = .zero
    history.say("\(device): the clock is right again")
    try tellClock()
  }

  private func suspend() {
    guard thawsAt == nil else { return }
    history.statistics.suspends += 1
    suspendedAt = history.now
    thawsAt = history.now + random.length(.seconds(10), .days(30))
  }

  private func move() throws(Interruption) {
    history.statistics.zoneChanges += 1
    let name = random.element(of: SimulatedZones.names)
    zoneFiles.change { $0.systemZone = name }
    try tellZones()
  }

  private func updateZones() throws(Interruption) {
    history.statistics.zoneChanges += 1
    let name = random.element(of: SimulatedZones.names)
    let other = random.element(of: SimulatedZones.names)
    zoneFiles.change { $0.update(name, toRulesOf: other) }
    try tellZones()
    guard random.chance(0.5), let daemon, zones.unreadable.isEmpty else { return }
    let (zone, problems) = (daemon.engine.systemZone, daemon.engine.zoneProblems)
    let unreadable = Set(random.elements(of: SimulatedZones.names, each: 0.3))
    zoneFiles.change { $0.unreadable = unreadable }
    mend(within: .minutes(5))
    try tellZones()
    try expect(
      daemon.engine.systemZone == zone && daemon.engine.zoneProblems == problems, 4,
      "a zone that cannot be read for a moment is unknown at once")
  }

  func tellZones() throws(Interruption) {
    try run { $0.runtime.zonesMayHaveChanged() }
  }

  // MARK: The daemon

  /// Another daemon for the same device must not get hold of the log.
  private func startSecondDaemon() throws(Interruption) {
    guard daemon != nil else { return }
    let result = attempt { () throws(LogError) in
      try Log.open(disk.storage(), device: device)
    }
    if disk.isOff { return crash() }
    if case .success = result { throw violated(1, "two daemons of \(device) have the log at once") }
  }
}
