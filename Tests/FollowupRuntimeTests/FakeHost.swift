import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import Holidays
import Settings
import SimulatedDisk

/// A machine whose time passes when a test says so, with a log on a simulated disk.
final class FakeHost: Host {
  var time: Instant
  let disk = SimulatedDisk()
  var configuration: [UInt8]?
  let device = "desk"
  /// The program that runs on it.
  var runtime: Runtime?
  private(set) var said: [(message: SystemMessage, text: String)] = []
  private(set) var opened: [String] = []
  private var timers: [FakeTimer] = []

  init(_ time: Instant) { self.time = time }

  func configure(_ text: String?) { configuration = text.map { Array($0.utf8) } }

  /// The texts of a kind that were said since the last call.
  func takeSaid() -> [String] {
    defer { said = [] }
    return said.map(\.text)
  }

  /// Starts the program with some outlets, and carries out what it defers.
  func start(
    _ outlets: any Outlet..., zones: LastGoodZones = LastGoodZones(tz: "UTC") { ZoneDatabase() }
  ) throws -> Runtime {
    let runtime = try Runtime(on: self, zones: zones, holidays: NoHolidays(), outlets: outlets)
    self.runtime = runtime
    runtime.start()
    settle()
    return runtime
  }

  /// Lets time pass, with all that comes due in it.
  func pass(_ length: Duration) {
    let end = time + length
    while let next = timers.filter({ $0.due != nil }).min(by: { $0.due! < $1.due! }),
      next.due! <= end
    {
      time = max(time, next.due!)
      next.fire()
    }
    time = end
  }

  /// Carries out what was deferred.
  func settle() { pass(.zero) }

  /// Whatever runs here ends, with no chance to do anything.
  func endPrograms() {
    runtime = nil
    timers = []
    disk.killPrograms()
  }

  /// Sets the clock back by this much after its next reading.
  var setsClockBack: Duration?

  func now() -> Instant {
    defer {
      time = time - (setsClockBack ?? .zero)
      setsClockBack = nil
    }
    return time
  }

  private func timer(_ handler: @escaping () -> Void) -> FakeTimer {
    let timer = FakeTimer(self, handler)
    timers.append(timer)
    return timer
  }

  func makeAlarm(_ onTime: @escaping () -> Void) -> any Alarm { timer(onTime) }
  func makeCountdown(_ onEnd: @escaping () -> Void) -> any Countdown { timer(onEnd) }
  func makeDeferral(_ call: @escaping () -> Void) -> any Deferral { timer(call) }

  let configurationPath = "followup.toml"
  func readConfiguration() -> [UInt8]? { configuration }

  func readPhrases() -> [UInt8]? { nil }
  var defaultDevice: (name: String, doubt: String?) { (device, nil) }

  func openLog(device: String) throws(LogError) -> (log: any EventStore, report: LogReport) {
    opened.append(device)
    let (log, report) = try Log.open(disk.storage(), device: device)
    return (log, report)
  }

  func say(_ message: SystemMessage, _ text: String) { said.append((message, text)) }
}

final class FakeTimer: Alarm, Countdown, Deferral {
  private unowned let host: FakeHost
  private let handler: () -> Void
  private(set) var due: Instant?

  init(_ host: FakeHost, _ handler: @escaping () -> Void) {
    self.host = host
    self.handler = handler
  }

  func set(_ instant: Instant?) { due = instant }
  func start(_ length: Duration) { due = host.time + length }
  func stop() { due = nil }
  func schedule() { due = host.time }

  func fire() {
    due = nil
    handler()
  }
}

/// Notes what it is told.
final class FakeOutlet: Outlet {
  weak var owner: (any OutletOwner)?
  let confirms: Bool
  private(set) var told: [ReminderID] = []

  init(confirms: Bool = false) { self.confirms = confirms }

  func tell(_ notices: [Notice]) { told += notices.map(\.reminder.id) }

  /// What it was told since the last call.
  func takeTold() -> [String] {
    defer { told = [] }
    return told.map(\.description)
  }
}
