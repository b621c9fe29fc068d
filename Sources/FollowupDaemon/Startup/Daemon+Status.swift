import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import Glibc
import Settings
import SystemPackage
import Systemd

extension Daemon {
  /// The daemon, its files, its next wake-up, and what it could not do.
  var status: StatusReport {
    let engine = driver.engine
    let now = driver.now()
    let used = Set(engine.applications.values.map { engine.zone(of: $0).identifier })
    return StatusReport(
      version: Control.version, pid: Int(getpid()), device: recorder.device,
      configFile: configuration.path.string, configurationState: configuration.state,
      logDirectory: logFolder.string, logState: recorder.refusal == nil ? .recording : .readOnly,
      damage: recorder.damage, socket: socketPath.string, zone: engine.userZone.identifier,
      tzVersion: zones.version, events: engine.eventCount,
      applications: engine.applications.count, nextWakeUp: driver.nextWake,
      nextReminder: engine.nextReminder(at: now)?.id.description, journal: journalCommand,
      desktop: desktop.summary, problems: allProblems,
      holidaysKnownFor: engine.policy.holidays.keys.sorted(),
      zonesWithoutHolidays: used.filter { !engine.policy.holidays(in: $0).areKnown }.sorted())
  }

  private var allProblems: [String] {
    let own = Problem.allCases.compactMap { problems[$0] }
    return own + driver.engine.problems(at: driver.now())
      + [teller.problem].compactMap { $0 } + configuration.complaints
  }

  /// The command that shows the reminders. Where the journal is kept in memory only, there is none of
  /// the user's own.
  private var journalCommand: String {
    guard Journal().isAvailable else { return "no journald: reminders go to standard error" }
    return FilePath("/var/log/journal").exists
      ? "journalctl --user -t followupd"
      : "journalctl -t followupd _UID=\(getuid()), as a member of adm or systemd-journal"
  }

  /// The name of this device's file in the log: the configuration's, or one made from the machine's
  /// id. A machine without an id has to be told apart by hand.
  static func device(_ settings: Settings) -> (name: String, doubt: String?) {
    if let device = settings.device { return (device, nil) }
    do throws(SystemdError) {
      let id = try ID128.machine(for: applicationID)
      return (String(id.description.prefix(8)), nil)
    } catch {
      return (
        "local",
        "This machine has no id, so that its log is “local”; where a log is shared between machines, "
          + "set device under [log] in followup.toml. (\(error))"
      )
    }
  }

  /// What makes this program's device names differ from those of others.
  private static let applicationID = ID128(0x2b7c_44f9_6d4e_4b0e, 0x9a51_c0b4_7d3e_18f6)
}
