package import CivilTime
package import FollowupCore
package import Schema

/// The daemon, its files, what it does next and what it could not do.
package struct StatusReport: Shaped {
  /// Where the settings in force come from.
  package enum ConfigurationState: String, SchemaWord {
    /// No file exists: every default holds.
    case defaults
    /// The file is in force as it stands.
    case inForce
    /// The file as it stands was refused: the last good one is in force, or the defaults.
    case refused

    package static let summary = """
      Where the settings in force come from. Defaults: there is no file. Refused: the file as it stands
      is not in force, but the last good one is, or the defaults.
      """
  }

  /// Whether events are recorded.
  package enum LogState: String, SchemaWord {
    /// Events are recorded.
    case recording
    /// Questions are answered, but nothing is recorded.
    case readOnly

    package static let summary = """
      Whether events are recorded. Read-only: questions are answered, but nothing is recorded.
      """
  }

  package var version: String
  package var pid: Int
  package var device: String
  package var configFile: String
  package var configurationState: ConfigurationState
  package var logDirectory: String
  package var logState: LogState
  package var damage: [String]
  package var socket: String
  package var zone: String
  package var tzVersion: String?
  package var events: Int
  package var applications: Int
  package var nextWakeUp: Instant?
  package var nextReminder: String?
  package var journal: String
  package var desktop: String
  package var lingers: Bool?
  package var problems: [String]
  package var holidayLists: [HolidaysInUse.List]
  package var zonesWithoutHolidays: [String]

  package init(
    version: String, pid: Int, device: String, configFile: String,
    configurationState: ConfigurationState, logDirectory: String, logState: LogState,
    damage: [String] = [], socket: String, zone: String, tzVersion: String? = nil, events: Int,
    applications: Int, nextWakeUp: Instant? = nil, nextReminder: String? = nil, journal: String,
    desktop: String, lingers: Bool? = nil, problems: [String] = [],
    holidayLists: [HolidaysInUse.List] = [],
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
    self.lingers = lingers
    self.problems = problems
    self.holidayLists = holidayLists
    self.zonesWithoutHolidays = zonesWithoutHolidays
  }

  package static let shape = Shape(
    Self.init,
    Field("version", \.version, "The version of the program."),
    Field("pid", \.pid, "Its process."),
    Field("device", \.device, "The device under whose name it records."),
    Field("configFile", \.configFile, "Where the configuration is looked for."),
    Field("configurationState", \.configurationState, "Where the settings in force come from."),
    Field("logDirectory", \.logDirectory, "The folder of the log."),
    Field("logState", \.logState, "Whether events are recorded."),
    Field("damage", \.damage, "What is wrong with the log: sentences."),
    Field("socket", \.socket, "The control socket."),
    Field("zone", \.zone, "The user's zone."),
    Field("tzVersion", \.tzVersion, "The version of the system's tz database."),
    Field("events", \.events, "How many events the log holds."),
    Field("applications", \.applications, "How many applications there are."),
    Field("nextWakeUp", \.nextWakeUp, "When it next has something to do."),
    Field(
      "nextReminder", \.nextReminder,
      "The reminder that is due next, as APPLICATION/ACTION/DEVICE/SEQ/PHASE."),
    Field("journal", \.journal, "The command that shows the reminders in the journal."),
    Field("desktop", \.desktop, "Who shows notifications, or why nobody does."),
    Field(
      "lingers", \.lingers,
      """
      Whether it goes on after the user's last session has ended; null if a notification server is
      there, or if it is no service.
      """),
    Field("problems", \.problems, "What could not be done: sentences."),
    Field(
      "holidayLists", \.holidayLists,
      "From which lists holidays are known: each with its end, and the applications it is for."),
    Field(
      "zonesWithoutHolidays", \.zonesWithoutHolidays,
      "The zones of applications for which no holidays are known."))
}

extension HolidaysInUse.List: Shaped {
  package static let typeName = "HolidayList"
  package static let summary = "A list that holidays are known from, and for whom."
  package static let shape = Shape(
    Self.init,
    Field("region", \.region, "The region's code, such as GB-ENG; null for the user's own dates."),
    Field("name", \.name, "What the region is called, such as England."),
    Field("lastYear", \.lastYear, "The last year in which holidays are known."),
    Field("reason", \.reason, "Why the list is used."),
    Field(
      "zone", \.zone,
      "The zone from which the region was assumed, or for which the user's own dates are."),
    Field(
      "applications", \.applications, "The first ten applications that it is used for, by name."),
    Field("others", \.others, unset: 0, "For how many more it is used."))
}

extension HolidaysInUse.List.Reason: SchemaWord {
  package static let typeName = "HolidayListReason"
  package static let summary = """
    Why a list is used. Recorded: the region was recorded with the application. Setting: the
    configuration names it. Assumed: it follows from the employer's zone. OwnDates: there is no list,
    but the configuration has dates for the employer.
    """
}
