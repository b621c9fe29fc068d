import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import Settings
import SimulatedDisk
import TestSupport

/// One of the user's computers: its clock, disk, journal and desktop, and the daemon on it.
final class Machine {
  let device: String
  /// It owns its machines.
  unowned let history: History
  let disk: SimulatedDisk
  var random: Random { history.random }

  /// How far the clock on the wall is ahead of true time.
  var clockError: Duration = .zero {
    willSet { latestReading = max(latestReading, now) }
  }
  /// The latest time that the clock showed before it was last set.
  private(set) var latestReading = Instant.distantPast
  let zoneFiles: SimulatedZoneFiles
  /// What the configuration file holds; nil if it does not exist.
  var configuration: [UInt8]?
  /// What the running daemon has read in that file before, and another program may bring back.
  var olderConfiguration: [UInt8]?
  let journal = SimulatedJournal()
  var desktop: SimulatedDesktop
  var ledger: Ledger
  /// What is to be on the desktop, while the daemon lives.
  var showings = Showings()
  /// Reminders from the request of their intent to the record of their delivery, and until when that
  /// may last, in true time: where the log takes no record, it has to be tried again soon.
  var underWay: [ReminderID: Instant] = [:]

  /// The daemon, while it runs.
  var daemon: SimulatedDaemon?
  /// In true time: when the daemon is started, when the machine wakes up, and when what is out of
  /// order is mended.
  var startsAt: Instant?
  var suspendedAt: Instant?
  var thawsAt: Instant?
  var mendsAt: Instant?
  /// When a clock that came up wrong is set right, and when the daemon is told of a clock that was set.
  var clockIsRightAt: Instant?
  var clockIsToldAt: Instant?
  /// Files that another program has taken away for a moment, and when it puts them back.
  var away: [Away] = []
  /// What another program has done to the daemon's own file; nil once that was put back, or the daemon was
  /// told to take it as it is.
  var ownFileFault: FileFault?
  var isOwnFileSpoilt: Bool { ownFileFault != nil }
  /// How many records another device has read of this one, the last of them refused, and not cut off at
  /// once; nil if there is no such record.
  var spreadRefused: Int?
  /// Whether what is kept outside the folder may be older than the file, after a power loss.
  private(set) var isMarkOld = false
  /// Until when, in true time, other devices' news may still come before anything is told.
  var settlesUntil: Instant?
  /// How many events the daemon has known in its life.
  var known = 0
  /// Whether the notification server dies after the next notification, before it says that it is shown.
  var losesConfirmation = false
  /// After how many more effects the daemon dies.
  var effectsUntilCrash: Int?

  init(_ device: String, in history: History) {
    self.device = device
    self.history = history
    disk = SimulatedDisk(SeededGenerator(seed: history.random.seed()))
    ledger = Ledger(device: device)
    desktop = SimulatedDesktop(hasDisplay: history.random.chance(0.85))
    zoneFiles = SimulatedZoneFiles(
      systemZone: history.random.element(of: SimulatedZones.names))
    startsAt = history.now
  }

  /// What the clock on the wall says.
  var now: Instant { history.now + clockError }

  /// What the tz database holds.
  var zones: SimulatedZones { zoneFiles.reading }

  var file: String { "\(device).jsonl" }

  /// Whether the daemon runs, and the machine is awake.
  var isUp: Bool { daemon != nil && thawsAt == nil }

  /// When something happens here by itself, in true time.
  var nextEvent: Instant? {
    if let thawsAt { return thawsAt }
    let wake = daemon?.nextWake.map { $0 - clockError }
    return [
      wake, startsAt, mendsAt, clockIsRightAt, clockIsToldAt, daemon?.host.nextCountdown,
      nextReturn,
    ]
    .compactMap { $0 }.min()
  }

  /// Lets happen what is due.
  func proceed() throws(Interruption) {
    if let thawsAt {
      guard thawsAt <= history.now else { return }
      self.thawsAt = nil
      history.say("\(device) wakes up")
      let slept = suspendedAt!.duration(to: history.now)
      daemon?.host.slept(for: slept)
      settlesUntil = settlesUntil.map { $0 + slept }
      if let wake = daemon?.nextWake, wake + .seconds(6) < now { willSettle() }
      return try run { daemon in
        // The kernel tells of a resume as of a clock that was set.
        daemon.runtime.zonesMayHaveChanged()
        daemon.runtime.pollLog()
      }
    }
    try putBack()
    if let mendsAt, mendsAt <= history.now { try mend() }
    if let startsAt, startsAt <= history.now { try start() }
    if let clockIsToldAt, clockIsToldAt <= history.now { try tellClock() }
    if let clockIsRightAt, clockIsRightAt <= history.now { try setClockRight() }
    try run { daemon throws(Interruption) in try daemon.proceed() }
  }

  /// Whether a reminder may still be under way at an instant of true time.
  func isUnderWay(_ id: ReminderID, at instant: Instant) -> Bool {
    underWay[id].map { instant < $0 } ?? false
  }

  /// Has the daemon do something, and finish what follows from it, unless it dies.
  func run(
    _ body: (SimulatedDaemon) throws(Interruption) -> Void
  ) throws(Interruption) {
    guard let daemon else { return }
    do throws(Interruption) {
      try body(daemon)
      try daemon.settle()
      let events = daemon.engine.eventCount
      try expect(known <= events, 1, "\(device) knew \(known) events, and now \(events)")
      known = events
    } catch {
      guard case .crash = error else { throw error }
      crash()
    }
  }

  // MARK: Starting and ending

  /// Starts the daemon; if that fails, it is tried again in a minute.
  func start() throws(Interruption) {
    startsAt = nil
    do {
      let daemon = try SimulatedDaemon(on: self)
      self.daemon = daemon
      willSettle()
      try run { daemon in
        daemon.connect()
        daemon.runtime.start()
      }
    } catch let error as LogError {
      guard !disk.isOff else { return crash() }
      history.say("\(device) does not start: \(error)")
      startsAt = history.now + .minutes(1)
    } catch let interruption as Interruption {
      throw interruption
    } catch {
      throw violated(1, "\(device) does not start: \(error)")
    }
  }

  /// The daemon is killed, or the power fails.
  func crash() { die(withPower: !isOwnFileSpoilt && random.chance(0.5)) }

  /// - Parameter withPower: whether the power fails, or the daemon alone is killed.
  func die(withPower isPowerLoss: Bool) {
    history.statistics.crashes += 1
    daemon = nil
    underWay = [:]
    showings = Showings()
    known = 0
    olderConfiguration = nil
    settlesUntil = nil
    if isPowerLoss {
      history.say("\(device) loses its power")
      isMarkOld = true
      // The record is lost, and with it that its number is used; another device may name it any time.
      if spreadRefused != nil { ownFileFault = .cut }
      history.statistics.powerLosses += 1
      disk.losePower()
    } else {
      history.say("\(device): the daemon is killed")
      disk.killPrograms()
    }
    effectsUntilCrash = nil
    journal.forget()
    desktop.forgetCalls()
    ledger.ended()
    let away: Duration =
      random.chance(0.6) ? .milliseconds(100) : random.length(.seconds(1), .days(20))
    startsAt = history.now + away
  }

  /// Dies here if it was to.
  func pass() throws(Interruption) {
    guard let left = effectsUntilCrash else { return }
    effectsUntilCrash = left - 1
    if left <= 0 { throw .crash }
  }

  // MARK: The log

  /// The log says that it recorded.
  func recorded(_ batches: [[Event]]) throws(Interruption) {
    history.statistics.records += batches.reduce(0) { $0 + $1.count }
    isMarkOld = false
    try ledger.recorded(batches, isSynced: isSynced)
    for event in batches.joined() { history.say("\(device) records \(event.told)") }
  }

  /// Whether a power loss now would lose nothing of the file. Its end says so for all of it.
  private var isSynced: Bool {
    guard let cached = disk.contents(of: file), let stable = disk.stableContents(of: file) else {
      return false
    }
    return cached.count == stable.count && cached.suffix(8192) == stable.suffix(8192)
  }
}
