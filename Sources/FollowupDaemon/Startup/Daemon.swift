import CivilTime
import ControlInterface
import EventLog
import FollowupCore
import Logging
import Settings
import SystemPackage
import Systemd

/// The parts of the running daemon, and what ties them to each other.
final class Daemon {
  let loop: EventLoop
  let environment: [String: String]
  let logger: Logger
  let zones: LastGoodZones
  let configuration: Configuration
  let recorder: Recorder
  let driver: EngineDriver
  let desktop: Desktop
  let journalWriter: JournalWriter
  let teller: ReminderTeller
  let logFolder: FilePath
  let socketPath: FilePath
  /// The tz database that is in use.
  private let zoneDirectory: FilePath
  /// What could not be done, by what it is about.
  var problems: [Problem: String] = [:]
  /// What was wrong with the log's files when they were last looked at.
  var saidTroubles: [String] = []

  /// What the journal has about zones that cannot be had.
  var reportedZones: [String] = []

  private var server: ControlServer!
  /// What is watched for as long as the daemon lives.
  private var sources: [AnyObject] = []

  enum Problem: Int, CaseIterable {
    case device, log, recording, zones
  }

  /// Brings everything up, in the order in which each stands on the one before. Signals are blocked
  /// before any thread starts.
  init(options: Options, environment: [String: String]) throws {
    self.environment = environment
    try EventLoop.blockSignals([.terminate, .interrupt, .hangUp])
    loop = try EventLoop()
    journalWriter = try JournalWriter(on: loop, send: JournalSink.send)
    let queue = journalWriter.queue
    logger = Logger(label: "followupd") { _ in JournalLogHandler(queue: queue) }

    let locations = Locations(environment: environment, flags: options.locations)
    logFolder = try locations.log
    socketPath = try locations.socket

    let directory = ZoneDatabase.directory(variables: environment)
    zoneDirectory = directory
    zones = LastGoodZones { ZoneDatabase(directory: directory) }
    configuration = Configuration(path: try locations.configuration, zones: zones)
    let complaints = configuration.read()

    let (device, doubt) = Self.device(configuration.settings)
    problems[.device] = doubt
    let (recorder, log) = try Recorder.open(
      FileStorage(folder: logFolder, stateFolder: try locations.state), device: device)
    self.recorder = recorder

    desktop = try Desktop(on: loop, environment: environment)
    teller = ReminderTeller(writer: journalWriter, desktop: desktop)
    driver = try EngineDriver(
      engine: Engine(
        policy: configuration.settings.policy, zones: zones,
        systemZone: zones.systemZone(tz: environment["TZ"])),
      on: loop, clock: Self.now, teller: teller, append: recorder.append)

    report(complaints)
    reportLog(log.warnings)
    try serve()
    try watch()
    driver.step(.events(log.events))
    reportZones()
  }

  /// The one place in the daemon where the clock is read.
  private static func now() -> Instant {
    Instant(microsecondsSinceEpoch: SystemClock.realtime.nowMicroseconds())
  }

  /// Runs until it is told to end; returns the exit status.
  func run() throws -> Int32 {
    try ServiceManager.notify(.ready, .status(statusLine))
    logger.info("started, with \(driver.engine.applications.count) applications")
    // From here on it mostly waits, and waiting takes little.
    Memory.trim()
    let status = try loop.run()
    try ServiceManager.notify(.stopping)
    logger.info("ended")
    driver.commitBatches()
    // A stopped journald must not keep the daemon from ending.
    _ = journalWriter.drain(timeoutMicroseconds: 2_000_000)
    // What was told meanwhile is not to be told again.
    driver.commitBatches()
    return status
  }

  private var statusLine: String {
    let count = driver.engine.applications.count
    let next = driver.nextWake.map { ", next wake-up \($0)" } ?? ""
    return "\(count) application\(count == 1 ? "" : "s")\(next)"
  }

  // MARK: Wiring

  private func serve() throws {
    let service = ControlService(
      driver: driver, status: { [unowned self] in status },
      reload: { [unowned self] in
        reloadConfiguration()
        return .init(file: configuration.path.string, diagnostics: configuration.reports)
      })
    server = try ControlServer(
      on: loop, listener: try listener(), service: service, version: Control.version,
      monitorState: { [unowned self] in monitorState })
    driver.onChange = { [unowned self] applications, events in
      noteChange(of: applications, by: events)
    }
    desktop.onAction = { [unowned self] action, card in perform(action, on: card) }
    recorder.onFailure = { [unowned self] text in
      problems[.recording] = text
      tell(.notRecorded, text)
    }
    recorder.onSuccess = { [unowned self] in problems[.recording] = nil }
    recorder.onDistrust = { [unowned self] in pollLog() }
  }

  private func listener() throws -> UnixListener {
    let activated = try ServiceManager.takeListeningSockets()
    if let socket = activated.first { return try UnixListener(activated: socket) }
    return try UnixListener(path: socketPath)
  }

  private func watch() throws {
    for signal in [Signal.terminate, .interrupt] {
      sources.append(try loop.addSignal(signal) { [unowned self] in loop.exit() })
    }
    sources.append(try loop.addSignal(.hangUp) { [unowned self] in reloadConfiguration() })
    sources.append(try ClockChangeSource(on: loop) { [unowned self] in zonesMayHaveChanged() })
    try watch(configuration.path) { [unowned self] in reloadConfiguration() }
    try watch(logFolder) { [unowned self] in pollLog() }
    // Where the first is a copy rather than a link, the second has its name.
    for file: FilePath in ["/etc/localtime", "/etc/timezone"] {
      try watch(file) { [unowned self] in zonesMayHaveChanged() }
    }
    try watch(zoneDirectory) { [unowned self] in zonesMayHaveChanged() }
    if let bus = environment.sessionBusSocket {
      try watch(bus) { [unowned self] in desktop.connect() }
    }
  }

  private func watch(_ path: FilePath, onChange: @escaping () -> Void) throws {
    sources.append(try FileWatch(path, on: loop, onChange: onChange))
  }

  private func noteChange(of applications: [String], by events: [Event]) {
    let now = driver.now()
    reportZones()
    desktop.settle { card in card.isSettled(by: applications, in: driver.engine, at: now) }
    guard server.isMonitored else { return }
    server.tell(
      MonitorMethod.Reply(
        followUps: applications.flatMap { driver.engine.followUps(of: $0, at: now) }
          .map { FollowUpReport($0) },
        events: events.map { EventReport($0) }, applications: applications))
  }

  private var monitorState: MonitorMethod.Reply {
    MonitorMethod.Reply(
      followUps: driver.engine.followUps(at: driver.now()).map { FollowUpReport($0) },
      applications: driver.engine.names)
  }
}

extension Options {
  /// The paths that the command line gave.
  fileprivate var locations: [Location: String] {
    var flags: [Location: String] = [:]
    flags[.configuration] = config
    flags[.log] = log
    flags[.socket] = socket
    return flags
  }
}

extension [String: String] {
  /// Where the session bus listens, if that is a path.
  fileprivate var sessionBusSocket: FilePath? {
    if let address = self["DBUS_SESSION_BUS_ADDRESS"] {
      guard address.hasPrefix("unix:path=") else { return nil }
      let path = address.dropFirst("unix:path=".count).prefix { $0 != "," && $0 != ";" }
      return FilePath(String(path))
    }
    return self["XDG_RUNTIME_DIR"].map { FilePath($0).appending("bus") }
  }
}
