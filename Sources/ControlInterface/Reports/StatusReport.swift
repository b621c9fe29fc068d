package import CivilTime

/// The daemon, its files, what it does next and what it could not do.
package struct StatusReport: WireObject {
  package enum ConfigurationState: String, CaseIterable, Sendable, WireValue {
    /// There is no file: every default holds.
    case defaults
    /// The file is in force as it stands.
    case inForce
    /// The file as it stands was refused: the last good one is in force, or the defaults.
    case refused
  }

  package enum LogState: String, CaseIterable, Sendable, WireValue {
    case recording
    /// Questions are answered, but nothing is recorded.
    case readOnly
  }

  package var version: String
  package var pid: Int
  /// The device under whose name this daemon records.
  package var device: String
  package var configFile: String
  package var configurationState: ConfigurationState
  package var logDirectory: String
  package var logState: LogState
  /// What is wrong with the log: full sentences.
  package var damage: [String]
  package var socket: String
  /// The user's zone.
  package var zone: String
  /// The version of the system's tz database, where it says one.
  package var tzVersion: String?
  package var events: Int
  package var applications: Int
  package var nextWakeUp: Instant?
  /// The reminder that is due next, as APPLICATION/ACTION/DEVICE/SEQ/PHASE.
  package var nextReminder: String?
  /// The command that shows the reminders in the journal.
  package var journal: String
  /// Who shows notifications, or why no one does.
  package var desktop: String
  /// What could not be done: full sentences.
  package var problems: [String]
  /// From which lists holidays are known: a clause each, with the applications for which they hold.
  package var holidaysKnownFor: [String]
  /// The zones of applications for which no holidays are known.
  package var zonesWithoutHolidays: [String]

  package init(
    version: String, pid: Int, device: String, configFile: String,
    configurationState: ConfigurationState, logDirectory: String, logState: LogState,
    damage: [String] = [], socket: String, zone: String, tzVersion: String? = nil, events: Int,
    applications: Int, nextWakeUp: Instant? = nil, nextReminder: String? = nil, journal: String,
    desktop: String, problems: [String] = [], holidaysKnownFor: [String] = [],
    zonesWithoutHolidays: [String] = []
  ) {
    self.version = version
    self.pid = pid
    self.device = device
    self.configFile = configFile
    self.configurationState = configurationState
    self.logDirectory = logDirectory
    self.logState = logState
    self.damage = damage
    self.socket = socket
    self.zone = zone
    self.tzVersion = tzVersion
    self.events = events
    self.applications = applications
    self.nextWakeUp = nextWakeUp
    self.nextReminder = nextReminder
    self.journal = journal
    self.desktop = desktop
    self.problems = problems
    self.holidaysKnownFor = holidaysKnownFor
    self.zonesWithoutHolidays = zonesWithoutHolidays
  }
}
