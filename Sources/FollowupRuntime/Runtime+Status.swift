internal import CivilTime
package import ControlInterface
internal import EventLog
package import FollowupCore
internal import Holidays

/// What the status says of the process, which only the host knows.
package struct ProcessFacts {
  let pid: Int
  let logDirectory: String
  let socket: String
  /// The command that shows the reminders.
  let journal: String
  /// Who shows notifications, or why no one does.
  let desktop: String
  /// Whether it goes on after the user's last session has ended; nil if that does not matter, since a
  /// notification server is there, or if it is no service.
  let lingers: Bool?

  package init(
    pid: Int, logDirectory: String, socket: String, journal: String, desktop: String,
    lingers: Bool? = nil
  ) {
    self.pid = pid
    self.logDirectory = logDirectory
    self.socket = socket
    self.journal = journal
    self.desktop = desktop
    self.lingers = lingers
  }
}

extension Runtime {
  /// The program, its files, its next wake-up, and what it could not do.
  package func status(of process: ProcessFacts) -> StatusReport {
    let now = driver.now()
    let holidays = engine.holidaysInUse(at: now)
    return StatusReport(
      version: Control.version, pid: process.pid, device: recorder.device,
      configFile: host.configurationPath, configurationState: configuration.state,
      logDirectory: process.logDirectory,
      logState: canRecord ? .recording : .readOnly,
      damage: lastingTroubles.map(\.description) + recorder.remarks,
      socket: process.socket, zone: engine.userZone.identifier, tzVersion: zones.version,
      events: engine.eventCount, applications: engine.applications.count,
      nextWakeUp: driver.nextWake, nextReminder: engine.nextReminder(at: now)?.id.description,
      journal: process.journal, desktop: process.desktop,
      lingers: process.lingers, problems: allProblems,
      holidayLists: holidays.lists, zonesWithoutHolidays: holidays.zonesWithout)
  }

  /// What could not be done. What follows from something else here or among the damage is left out.
  private var allProblems: [String] {
    // What is wrong with the own file is among the damage, once it has lasted.
    let isDamage =
      recorder.isOwnFileInTrouble && lastingTroubles.contains { $0.device == recorder.device }
    let failure = problems[.folder] ?? problems[.recording]
    let own = [
      problems[.configuration], problems[.device],
      isDamage ? recorder.hold : recorder.refusal ?? failure,
    ]
    return own.compactMap(\.self) + engine.zoneProblems + engine.problems(at: now())
      + [engine.holidays.problem].compactMap(\.self) + outlets.compactMap(\.problem)
      + configuration.complaints
  }

  /// Whether something can be recorded at present.
  package var canRecord: Bool { recorder.refusal == nil }

  /// One line for the service manager.
  package var statusLine: String { lineFacts.line }

  /// What that line says.
  var lineFacts: LineFacts {
    LineFacts(
      applications: driver.engine.names.count, nextWake: driver.nextWake,
      refusal: configuration.refusal, canRecord: canRecord)
  }

  struct LineFacts: Equatable {
    let applications: Int
    let nextWake: Instant?
    /// Why the settings are not those of the file.
    let refusal: String?
    let canRecord: Bool

    var line: String {
      let next = nextWake.map { ", next wake-up \($0)" } ?? ""
      let refused = refusal.map { ", \($0)" } ?? ""
      let readOnly = canRecord ? "" : ", nothing is recorded"
      return
        "\(applications) application\(applications == 1 ? "" : "s")\(next)\(refused)\(readOnly)"
    }
  }

  /// What a monitor is told of a change.
  package func monitorReply(_ applications: [String], by events: [Event]) -> MonitorMethod.Reply {
    let followUps = applications.flatMap { engine.followUps(of: $0, at: driver.now()) }
    return MonitorMethod.Reply(
      userZone: engine.userZone.identifier, followUps: followUps.map { FollowUpReport($0) },
      events: engine.report(on: events), applications: applications,
      gone: applications.filter { engine.applications[$0] == nil })
  }

  /// What a monitor is told first: the state, and the latest events.
  ///
  /// - Throws: `RequestError` if the application that it asks about does not exist.
  package func monitorState(
    _ request: MonitorMethod.Request
  ) throws(RequestError) -> MonitorMethod.Reply {
    var name: String?
    if let asked = request.application { name = try engine.application(named: asked).name }
    return MonitorMethod.Reply(
      userZone: engine.userZone.identifier,
      followUps: engine.followUps(of: name, at: driver.now()).map { FollowUpReport($0) },
      events: engine.report(on: engine.events(of: name, latest: request.latest ?? 0)),
      applications: name.map { [$0] } ?? engine.names, known: engine.lastEvents)
  }
}
