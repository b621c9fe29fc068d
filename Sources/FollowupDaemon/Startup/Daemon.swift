import CivilTime
import ControlInterface
import FollowupCore
import FollowupRuntime
import Glibc
import Holidays
import Logging
import Settings
import SystemPackage
import Systemd

/// Ties the running program to the system: the event loop, the journal, the session bus, the control
/// socket, and the files that it watches.
final class Daemon {
  private let loop: EventLoop
  private let environment: [String: String]
  private let logger: Logger
  private let journalWriter: JournalWriter
  private let bus: SessionBus
  private let host: LoopHost
  private let calendar: CalendarOutlet
  private let runtime: Runtime
  private let paths: (configuration: FilePath, log: FilePath, socket: FilePath)
  private let watched: WatchedFiles
  private var server: ControlServer!
  /// What is watched for as long as the daemon lives.
  private var sources: [AnyObject] = []

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
    paths = (try locations.configuration, try locations.log, try locations.socket)
    // Before anything is read of them, so that no change is missed in between.
    watched = try WatchedFiles(paths.configuration, log: paths.log, environment, on: loop)
    host = try LoopHost(on: loop, locations, journal: queue)
    let zones = LastGoodZones(tz: environment["TZ"]) { ZoneDatabase(variables: environment) }

    bus = try SessionBus(on: loop, environment: environment)
    let desktop = try DesktopOutlet(bus, memory: CardFile(beside: paths.socket), on: host)
    bus.desktop = desktop
    calendar = try CalendarOutlet(CalendarFile(locations), on: host)
    // The journal first, which is quick: to show a card takes a look at all cards.
    let outlets: [any Outlet] = [
      JournalOutlet(WriterJournal(journalWriter)),
      desktop,
      calendar,
    ]
    let holidays = HolidayTables(
      folders: HolidayTables.folders(variables: environment), zones: zones)
    runtime = try Runtime(on: host, zones: zones, holidays: holidays, outlets: outlets)
    bus.connect()
    try serve()
    try watch()
    runtime.start()
  }

  /// Runs until it is told to end; returns the exit status.
  func run() throws -> Int32 {
    try ServiceManager.notify(.ready, .status(runtime.statusLine))
    logger.info("started, with \(runtime.engine.applications.count) applications")
    let status = try loop.run()
    try ServiceManager.notify(.stopping)
    logger.info("ended")
    runtime.finish()
    // A stopped journald must not keep the daemon from ending.
    _ = journalWriter.drain(timeoutMicroseconds: 2_000_000)
    // Records the reminders that the journal has confirmed since, so that they are not shown again.
    runtime.finish()
    return status
  }

  // MARK: Wiring

  private func serve() throws {
    let service = ControlService(
      driver: runtime.driver,
      toneNotes: { [unowned self] in runtime.configuration.toneNotes(on: $0) },
      status: { [unowned self] in runtime.status(of: facts) },
      reload: { [unowned self] in
        reloadConfiguration()
        return .init(
          file: paths.configuration.string, diagnostics: runtime.configuration.reports,
          notes: runtime.configuration.notes)
      },
      acceptLog: { [unowned self] in runtime.acceptLog() },
      exportCalendar: { [unowned self] in calendar.export(of: $0) },
      mailStopped: { [unowned self] in runtime.mailStopped($0) })
    server = try ControlServer(
      on: loop, listener: try listener(), service: service, version: Control.version,
      monitorState: { [unowned self] request throws(RequestError) in
        try runtime.monitorState(request)
      })
    runtime.onStatusLine = { _ = try? ServiceManager.notify(.status($0)) }
    runtime.onChange = { [unowned self] applications, events in
      guard server.isMonitored else { return }
      server.tell(runtime.monitorReply(applications, by: events))
    }
  }

  private func listener() throws -> UnixListener {
    let activated = try ServiceManager.takeListeningSockets()
    if let socket = activated.first { return try UnixListener(activated: socket) }
    return try UnixListener(path: paths.socket)
  }

  private func watch() throws {
    for signal in [Signal.terminate, .interrupt] {
      sources.append(
        try loop.addSignal(signal) { [unowned self] in
          // Where the loop has ended, the bus is closed.
          bus.desktop?.takeDown()
          loop.exit()
        })
    }
    sources.append(try loop.addSignal(.hangUp) { [unowned self] in reloadConfiguration() })
    sources.append(
      try ClockChangeSource(on: loop) { [unowned self] in runtime.zonesMayHaveChanged() })
    watched.configuration.onChange = { [unowned self] in runtime.configurationMayHaveChanged() }
    watched.log.onChange = { [unowned self] in runtime.pollLog() }
    for file in watched.zones {
      file.onChange = { [unowned self] in runtime.zonesMayHaveChanged() }
    }
    watched.bus?.onChange = { [unowned self] in bus.connect() }
  }

  private func reloadConfiguration() {
    _ = try? ServiceManager.notify(.reloading)
    runtime.reloadConfiguration()
    _ = try? ServiceManager.notify(.ready)
  }

  // MARK: The status

  private var facts: ProcessFacts {
    ProcessFacts(
      pid: Int(getpid()), logDirectory: paths.log.string, socket: paths.socket.string,
      journal: journalCommand, desktop: bus.summary,
      lingers: bus.hasServer ? nil : ServiceManager.keepsUserServices)
  }

  /// The command that shows the reminders. A journal that is kept in memory is the system's alone; one
  /// that is kept on the disk was flushed there after the boot.
  private var journalCommand: String {
    guard Journal().isAvailable else { return "no journald: reminders go to standard error" }
    return FilePath("/run/systemd/journal/flushed").exists
      ? "journalctl --user -t followupd"
      : "journalctl -t followupd _UID=\(getuid()), as a member of adm or systemd-journal"
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
