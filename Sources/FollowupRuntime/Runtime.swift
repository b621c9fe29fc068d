package import CivilTime
package import ControlInterface
internal import EventLog
package import FollowupCore
internal import Settings

/// The running program, without the machine that it runs on: the engine and its log, the
/// configuration, and the outlets that tell the user.
package final class Runtime {
  package let driver: EngineDriver
  package let configuration: Configuration
  let host: any Host
  let zones: LastGoodZones
  let recorder: Recorder
  /// What could not be done, by what it is about.
  var problems: [Problem: String] = [:]
  /// Called when applications changed, by these events.
  package var onChange: (_ applications: [String], _ events: [Event]) -> Void = { _, _ in }

  let outlets: [any Outlet]
  /// The reminders that are being told, with the outlets that have not confirmed them.
  private var unconfirmed: [ReminderID: Set<ObjectIdentifier>] = [:]

  enum Problem: Int, CaseIterable {
    case device, log, recording
  }

  /// Reads the configuration and the log. Nothing is told before `start`.
  ///
  /// - Parameter outlets: what tells the user, in the order in which each is told of a reminder.
  /// - Throws: `LogError` if the log cannot be opened, or what the host throws.
  package init(on host: any Host, zones: LastGoodZones, outlets: [any Outlet]) throws {
    self.host = host
    self.zones = zones
    self.outlets = outlets
    configuration = Configuration(host: host, zones: zones)
    let complaints = configuration.read()

    let device = configuration.settings.device.map { (name: $0, doubt: nil) } ?? host.defaultDevice
    problems[.device] = device.doubt
    let (log, report) = try host.openLog(device: device.name)
    let recorder = Recorder(log)
    self.recorder = recorder
    driver = try EngineDriver(
      engine: Engine(
        policy: configuration.settings.policy, zones: zones, systemZone: zones.systemZone),
      on: host, append: recorder.append)
    events = report.events

    for outlet in outlets { outlet.owner = self }
    driver.onDeliver = { [unowned self] in deliver($0) }
    driver.onChange = { [unowned self] applications, events in
      reportZones()
      for outlet in self.outlets { outlet.applicationsChanged(applications) }
      onChange(applications, events)
    }
    recorder.onFailure = { [unowned self] text in
      problems[.recording] = text
      host.say(.notRecorded, text)
    }
    recorder.onSuccess = { [unowned self] in problems[.recording] = nil }
    recorder.onDistrust = { [unowned self] in pollLog() }
    complain(complaints)
    reportLog(report.warnings)
  }

  /// What was wrong with the log's files, and with zones, when it was last said.
  private var saidTroubles: [FileTrouble] = []
  private var saidZones: [String] = []

  /// What the log held when it was opened, until `start`.
  private var events: [Event]

  /// Begins to tell what is due.
  package func start() {
    let events = self.events
    self.events = []
    driver.step(.events(events))
    reportZones()
  }

  /// Records what still waits to be recorded; for the end of the program.
  package func finish() { driver.commitBatches() }

  private func deliver(_ notices: [Notice]) {
    let confirming = outlets.filter(\.confirms).map { ObjectIdentifier($0) }
    for notice in notices { unconfirmed[notice.reminder.id] = Set(confirming) }
    for outlet in outlets { outlet.tell(notices) }
  }
}

extension Runtime: OutletOwner {
  package var engine: Engine { driver.engine }

  package func now() -> Instant { driver.now() }

  package func told(_ reminder: ReminderID, by outlet: any Outlet) {
    guard unconfirmed[reminder]?.remove(ObjectIdentifier(outlet)) != nil,
      unconfirmed[reminder]?.isEmpty == true
    else { return }
    unconfirmed[reminder] = nil
    driver.step(.delivered([reminder]))
  }

  package func perform(_ action: CardAction, on followUps: [FollowUp]) {
    for followUp in followUps {
      switch action {
      case .sent: record([followUp.sent(at: now())])
      case .snooze: snooze(followUp)
      case .why: break
      }
    }
  }

  private func snooze(_ followUp: FollowUp) {
    let now = now()
    // It may have been done or skipped meanwhile: then nothing is left to put off.
    let drafts = try? engine.snooze(
      followUp.application, followUp.action, until: now + Self.snoozeInterval, at: now)
    if let drafts { record(drafts) }
  }

  /// For how long a notification's button puts a reminder off.
  private static let snoozeInterval: Duration = .hours(2)

  private func record(_ drafts: [EventDraft]) {
    driver.record(drafts) { [host] result in
      if case .failure(let error) = result {
        host.say(.error, "The choice on the desktop was not recorded: \(error)")
      }
    }
  }
}

// MARK: What changes

extension Runtime {
  /// Reads the configuration again. A bad one changes nothing, and is said once.
  package func reloadConfiguration() {
    let before = configuration.settings.policy
    complain(configuration.read())
    let policy = configuration.settings.policy
    guard policy != before else { return }
    host.say(.notice, "The configuration has changed and is in force.")
    driver.step(.policy(policy))
  }

  private func complain(_ complaints: [String]) {
    for complaint in complaints { host.say(.configurationRefused, complaint) }
  }

  /// The folder of the log has changed: reads what was added.
  package func pollLog() {
    do throws(LogError) {
      let poll = try recorder.poll()
      reportLog(poll.warnings)
      if !poll.events.isEmpty { driver.step(.events(poll.events)) }
    } catch {
      host.say(.error, error.description)
    }
  }

  /// Takes the log's files as they are, so that recording goes on.
  ///
  /// - Throws: `ControlError.notRecording` if they have flaws that have to be mended, or the disk fails.
  package func acceptLog() throws(ControlError) -> AcceptLogMethod.Reply {
    let acceptance: Acceptance
    do { acceptance = try recorder.accept(engine.events(of: nil)) } catch {
      throw .notRecording(message: error.description)
    }
    reportLog(acceptance.report.warnings)
    driver.step(.reloaded(acceptance.report.events))
    return .init(
      device: recorder.device, restored: acceptance.restored, lost: acceptance.lost)
  }

  private func reportLog(_ warnings: [LogFinding]) {
    for warning in warnings { host.say(.warning, warning.description) }
    let troubles = recorder.troubles
    for trouble in troubles where !saidTroubles.contains(trouble) {
      host.say(.logDamaged, trouble.description)
    }
    saidTroubles = troubles
    problems[.log] = recorder.refusal
  }

  /// Says which zones cannot be had, and which interviews moved with their zone's rules, each once.
  private func reportZones() {
    let notes = engine.zoneProblems + engine.interviewsMoved(at: now())
    for note in notes where !saidZones.contains(note) { host.say(.warning, note) }
    saidZones = notes
  }

  /// The clock was set, or the zone or the tz database may be another.
  package func zonesMayHaveChanged() {
    zones.refresh()
    driver.step(.zones(zones, systemZone: zones.systemZone))
    reportZones()
  }
}
