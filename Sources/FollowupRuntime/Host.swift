package import CivilTime
package import EventLog
package import Settings

/// What the runtime needs of the machine: time, files, and a place for messages to its administrator.
/// The daemon implements it, and so does the simulation.
package protocol Host: AnyObject {
  /// The clock on the wall.
  func now() -> Instant
  /// Makes a timer that follows the clock on the wall.
  func makeAlarm(_ onTime: @escaping () -> Void) throws -> any Alarm
  /// Makes a timer for a length of time in which the machine is awake.
  func makeCountdown(_ onEnd: @escaping () -> Void) throws -> any Countdown
  /// Makes a call that comes after everything else that is ready.
  func makeDeferral(_ call: @escaping () -> Void) throws -> any Deferral

  /// The path of the configuration file.
  var configurationPath: String { get }
  /// Returns what the configuration file holds; nil if it does not exist.
  ///
  /// - Throws: `SettingsError` if it cannot be read.
  func readConfiguration() throws(SettingsError) -> [UInt8]?
  /// Returns what the file of phrases beside the configuration holds; nil if it does not exist.
  ///
  /// - Throws: `SettingsError` if it cannot be read.
  func readPhrases() throws(SettingsError) -> [UInt8]?
  /// Returns what the file of imported holidays beside the configuration holds; nil if it does not exist.
  ///
  /// - Throws: `SettingsError` if it cannot be read.
  func readImportedHolidays() throws(SettingsError) -> [UInt8]?
  /// The device's name if the configuration gives none, and a sentence if two machines could share it.
  var defaultDevice: (name: String, doubt: String?) { get }
  /// Opens the log, to record under a device's name.
  ///
  /// - Throws: `LogError` if it cannot be opened.
  func openLog(device: String) throws(LogError) -> (log: any EventStore, report: LogReport)

  /// Writes a sentence for the machine's administrator; in the daemon, to the journal.
  func say(_ message: SystemMessage, _ text: String)
}

extension Host {
  /// None.
  package func readImportedHolidays() throws(SettingsError) -> [UInt8]? { nil }
}

/// A timer for one instant of the wall clock, which may be set meanwhile.
package protocol Alarm: AnyObject {
  /// Sets the only instant at which it fires; nil stops it. An instant in the past fires at once.
  func set(_ instant: Instant?)
}

/// A timer for one length of time.
package protocol Countdown: AnyObject {
  /// Starts it anew.
  func start(_ length: Duration)
  /// Stops it.
  func stop()
}

/// A call that can be asked for.
package protocol Deferral: AnyObject {
  /// Asks for one call; asking again before it came changes nothing.
  func schedule()
}

/// The subject of a message to the machine's administrator; it decides the entry's priority.
package enum SystemMessage: Hashable, Sendable {
  case logDamaged, notRecorded, configurationRefused, mailStopped
  /// Anything else, by how grave it is.
  case error, warning, notice
}
