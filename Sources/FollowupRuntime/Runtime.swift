package import CivilTime
internal import EventLog
package import FollowupCore
package import Holidays
package import Settings

/// The program without the machine that it runs on: the engine and its log, the configuration, and the
/// outlets that tell the user. The daemon and the simulation both run this class.
package final class Runtime {
  /// The engine and the recording of events.
  package let driver: EngineDriver
  /// The configuration in force.
  package let configuration: Configuration
  let host: any Host
  let zones: LastGoodZones
  let recorder: Recorder
  /// The sentences that `status` shows, by subject.
  var problems: [Problem: String] = [:]
  /// Called when applications changed, by these events.
  package var onChange: (_ applications: [String], _ events: [Event]) -> Void = { _, _ in }

  let outlets: [any Outlet]
  /// The reminders that are being told, with the outlets that have not confirmed them.
  private var unconfirmed: [ReminderID: Set<ObjectIdentifier>] = [:]

  enum Problem {
    case configuration, device, folder, recording
  }

  /// Reads the configuration and the log. Nothing is told before `start`.
  ///
  /// - Parameters:
  ///   - holidays: the lists of holidays.
  ///   - outlets: in the order in which each gets a reminder.
  /// - Throws: `LogError` if the log cannot be opened, or what the host throws.
  package init(
    on host: any Host, zones: LastGoodZones, holidays: any HolidaySource, outlets: [any Outlet]
  ) throws {
    self.host = host
    self.zones = zones
    self.outlets = outlets
    configuration = Configuration(host: host, zones: zones, holidays: holidays)
    let complaints = configuration.read()

    let choice = Self.device(configuration, host)
    let (log, report) = try host.openLog(device: choice.name)
    let recorder = Recorder(log)
    self.recorder = recorder
    recorder.hold = choice.hold
    driver = try EngineDriver(
      engine: Engine(
        policy: configuration.settings.policy, zones: zones, systemZone: zones.systemZone,
        holidays: holidays),
      on: host, append: recorder.append)
    events = report.events
    try wire()
    noteOthers(in: events)
    // Troubles at the start may be old: they are said without the usual grace.
    fileGrace.skip(Set(recorder.troubles.map(\.file)))
    problems[.device] = choice.doubt
    complain(complaints)
    reportLog(report.warnings)
  }

  private func wire() throws {
    fileGrace = Grace(on: host) { [unowned self] in sayTroubles() }
    zoneGrace = Grace(on: host) { [unowned self] in giveUpSystemZone() }
    configurationGrace = try host.makeCountdown { [unowned self] in reloadConfiguration() }
    settling = try host.makeCountdown { [unowned self] in endSettling() }
    nextPoll = try host.makeCountdown { [unowned self] in pollLog() }
    for outlet in outlets { outlet.owner = self }
    driver.onDeliver = { [unowned self] in deliver($0) }
    driver.onChange = { [unowned self] applications, concerned, events in
      reportZones()
      for outlet in self.outlets { outlet.applicationsChanged(concerned) }
      onChange(applications, events)
    }
    recorder.onFailure = { [unowned self] text in
      if problems[.recording] != text { host.say(.notRecorded, text) }
      problems[.recording] = text
    }
    recorder.onSuccess = { [unowned self] in problems[.recording] = nil }
    recorder.onDistrust = { [unowned self] in pollLog() }
    driver.onLate = { [unowned self] in settle() }
    driver.onStep = { [unowned self] in noteStatus() }
  }

  /// Delays messages about the log's files, which a synchroniser may replace for a moment.
  var fileGrace: Grace!
  var configurationGrace: (any Countdown)!
  /// Delays giving up the machine's zone, whose file may be replaced in two steps.
  private var zoneGrace: Grace!
  var isConfigurationAwaited = false
  /// Runs after a start or a sleep, until other devices' news should have come.
  var settling: (any Countdown)!
  /// Whether due reminders wait for other devices' news, after a start or a sleep.
  package internal(set) var isSettling = false
  /// Whether the engine keeps due reminders back.
  var isWaiting = false
  /// Whether other devices have recorded anything.
  var hasOthers = false
  var nextPoll: (any Countdown)!

  /// Called with the status line for the service manager when it has changed.
  package var onStatusLine: (String) -> Void = { _ in }
  private var lastLineFacts: LineFacts?

  func noteStatus() {
    let facts = lineFacts
    guard facts != lastLineFacts else { return }
    lastLineFacts = facts
    onStatusLine(facts.line)
  }

  /// The troubles of the log's files, and the notes about zones, that were said last.
  var saidTroubles: [FileTrouble] = []
  private var saidZones: [String] = []

  /// The events of the log as it was opened; emptied by `start`.
  private var events: [Event]

  /// Begins to tell what is due.
  package func start() {
    let events = self.events
    self.events = []
    settle()
    noteWaiting()
    driver.step(.events(events))
    reportZones()
  }

  /// Records the events that still wait. Called at the end of the program.
  package func finish() { driver.commitBatches() }

  /// Tells the user of a mail that was stopped.
  ///
  /// - Parameter line: who, until when and why.
  package func mailStopped(_ line: String) {
    host.say(.mailStopped, "A mail was not sent, \(line)")
    for outlet in outlets { outlet.mailStopped(line) }
  }

  private func deliver(_ notices: [Notice]) {
    let confirming = outlets.filter(\.confirms).map { ObjectIdentifier($0) }
    for notice in notices { unconfirmed[notice.reminder.id] = Set(confirming) }
    for outlet in outlets { outlet.tell(notices) }
  }
}

extension Runtime: OutletOwner {
  package var engine: Engine { driver.engine }
  package var settings: Settings { configuration.settings }

  package func now() -> Instant { driver.now() }

  package func told(_ reminder: ReminderID, by outlet: any Outlet) {
    guard unconfirmed[reminder]?.remove(ObjectIdentifier(outlet)) != nil,
      unconfirmed[reminder]?.isEmpty == true
    else { return }
    unconfirmed[reminder] = nil
    driver.step(.delivered([reminder]))
  }

  package func perform(_ action: CardAction, on reminders: [Reminder]) {
    driver.atOneInstant {
      for reminder in reminders {
        guard let followUp = reminder.followUp else { continue }
        switch action {
        case .sent: record([followUp.sent(at: now(), answering: reminder.id)])
        case .snooze: snooze(followUp)
        case .why, .draft: break
        }
      }
    }
  }

  private func snooze(_ followUp: FollowUp) {
    let now = now()
    // The follow-up may have been done or skipped meanwhile; then there is nothing to put off.
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
  /// Says which zones cannot be read, and which interviews moved with their zone's rules, each once.
  private func reportZones() {
    let notes = engine.zoneProblems + engine.interviewsMoved(at: now())
    for note in notes where !saidZones.contains(note) { host.say(.warning, note) }
    saidZones = notes
  }

  /// Steps the engine with an input that may change any application.
  func stepAll(_ input: Input) {
    driver.step(input)
    for outlet in outlets { outlet.applicationsChanged(nil) }
  }

  /// The clock was set, or the zone or the tz database may be another.
  package func zonesMayHaveChanged() {
    zones.refresh()
    zoneGrace.update(zones.isSystemZoneAway ? ["system"] : [], length: settings.grace)
    engine.holidays.refresh()
    useZones()
  }

  private func useZones() {
    stepAll(.zones(zones, systemZone: zones.systemZone))
    reportZones()
  }

  private func giveUpSystemZone() {
    zones.giveUpSystemZone()
    host.say(
      .warning,
      "The machine's zone cannot be read any more: UTC counts instead. Set it with \"timedatectl "
        + "set-timezone\", or give a zone under [you].")
    useZones()
  }
}
