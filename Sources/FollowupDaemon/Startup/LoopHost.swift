package import CivilTime
import EventLog
import FollowupRuntime
import Settings
import SystemPackage
package import Systemd

/// The machine, as the running program sees it: the event loop's timers, the files, and the journal.
final class LoopHost: Host {
  private let loop: EventLoop
  private let configurationFile: FilePath
  private let logFolder: FilePath
  private let stateFolder: FilePath
  private let journal: JournalQueue

  /// - Throws: `SettingsError` if a location cannot be told.
  init(
    on loop: EventLoop, _ locations: Locations, journal: JournalQueue
  ) throws(SettingsError) {
    self.loop = loop
    configurationFile = try locations.configuration
    logFolder = try locations.log
    stateFolder = try locations.state
    self.journal = journal
  }

  // MARK: Time

  func now() -> Instant {
    Instant(microsecondsSinceEpoch: SystemClock.realtime.nowMicroseconds())
  }

  func makeAlarm(_ onTime: @escaping () -> Void) throws -> any Alarm {
    let alarm = try loop.addTimer(clock: .realtime, handler: onTime)
    try alarm.setPriority(TimerSource.beforeClients)
    return alarm
  }

  func makeCountdown(_ onEnd: @escaping () -> Void) throws -> any Countdown {
    try loop.addTimer(clock: .monotonic, handler: onEnd)
  }

  func makeDeferral(_ call: @escaping () -> Void) throws -> any Deferral {
    try loop.addDeferred(handler: call)
  }

  // MARK: Files

  var configurationPath: String { configurationFile.string }

  func readConfiguration() throws(SettingsError) -> [UInt8]? {
    try Settings.content(of: configurationFile)
  }

  func readPhrases() throws(SettingsError) -> [UInt8]? {
    try Settings.content(of: Locations.phrases(beside: configurationFile))
  }

  func readImportedHolidays() throws(SettingsError) -> [UInt8]? {
    try Settings.content(of: Locations.importedHolidays(beside: configurationFile))
  }

  func openLog(device: String) throws(LogError) -> (log: any EventStore, report: LogReport) {
    let storage = FileStorage(folder: logFolder, stateFolder: stateFolder)
    let (log, report) = try Log.open(storage, device: device)
    return (log, report)
  }

  /// A name made from the machine's id. On a machine without an id the user has to set one.
  var defaultDevice: (name: String, doubt: String?) {
    do throws(SystemdError) {
      let id = try ID128.machine(for: Self.applicationID)
      return (String(id.description.prefix(8)), nil)
    } catch {
      return (
        "local",
        "This machine has no id, so that its log is \"local\"; if a log is shared between machines, "
          + "set device under [log] in followup.toml. (\(error))"
      )
    }
  }

  /// What makes this program's device names differ from those of others.
  private static let applicationID = ID128(0x2b7c_44f9_6d4e_4b0e, 0x9a51_c0b4_7d3e_18f6)

  // MARK: The journal

  func say(_ message: SystemMessage, _ text: String) {
    // If the journal's queue is full, the status says it all the same.
    _ = journal.enqueue(JournalEntry(message, text))
  }
}

// Setting a timer cannot fail: the source exists, and its clock is known.

extension TimerSource {
  /// The priority of timers that must not wait until every client was served: they wait for one
  /// turn of the loop at most, whatever the number of clients.
  static var beforeClients: Int64 { -100 }
}

extension TimerSource: Alarm {
  package func set(_ instant: Instant?) {
    if let instant {
      try? arm(atMicroseconds: instant.microsecondsSinceEpoch)
    } else {
      try? disarm()
    }
  }
}

extension DeferredSource: Deferral {}

extension TimerSource: Countdown {
  package func start(_ length: Duration) {
    try? arm(atMicroseconds: SystemClock.monotonic.nowMicroseconds() + length.microseconds)
  }

  package func stop() { try? disarm() }
}
