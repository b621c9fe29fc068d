import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import Settings
import SimulatedDisk

/// A simulated machine, as the daemon on it sees it during one life: clock, timers, files. Every call is
/// a place at which the daemon may die; from then on nothing that it does has an effect.
final class SimulatedHost: Host {
  unowned let machine: Machine
  /// Whether the daemon has died.
  private(set) var isDead = false
  /// The first promise that was broken in a call, which cannot throw.
  private(set) var violation: Violation?
  /// How often the daemon has begun to do something other than to set its alarm.
  var deeds = 0
  /// When what the log did not take is to be tried again.
  private(set) var retries: Set<Instant> = []
  /// The alarm that follows the clock on the wall.
  private(set) var alarms: [SimulatedAlarm] = []
  private var countdowns: [SimulatedCountdown] = []
  private var deferrals: [SimulatedDeferral] = []
  private var lastReading = Instant.distantPast

  /// The log of the daemon that runs on it.
  private(set) var store: WatchedLog?

  init(on machine: Machine) { self.machine = machine }

  /// Lets a call have its effect, unless the daemon dies at it or is dead.
  func act(_ body: () throws(Interruption) -> Void) {
    guard !isDead else { return }
    do throws(Interruption) {
      try machine.pass()
      try body()
    } catch {
      isDead = true
      if case .violation(let violation) = error, self.violation == nil {
        self.violation = violation
      }
    }
  }

  /// Throws what ended the daemon, if anything did.
  func survive() throws(Interruption) {
    if let violation { throw .violation(violation) }
    if isDead { throw .crash }
  }

  // MARK: Time

  func now() -> Instant {
    machine.history.pass(.microseconds(machine.random.number(20...4000)))
    machine.history.statistics.steps += 1
    let now = machine.now
    // A clock that is set back brings what is to be tried again nearer.
    if now < lastReading, !retries.isEmpty { willRetry(at: now + .minutes(1)) }
    lastReading = now
    return now
  }

  func makeAlarm(_ onTime: @escaping () -> Void) -> any Alarm {
    let alarm = SimulatedAlarm(self, onTime)
    alarms.append(alarm)
    return alarm
  }

  func makeCountdown(_ onEnd: @escaping () -> Void) -> any Countdown {
    let countdown = SimulatedCountdown(self, onEnd)
    countdowns.append(countdown)
    return countdown
  }

  func makeDeferral(_ call: @escaping () -> Void) -> any Deferral {
    let deferral = SimulatedDeferral(self, call)
    deferrals.append(deferral)
    return deferral
  }

  /// Makes the next call that was asked for; false if none was.
  func runDeferral() -> Bool {
    guard let next = deferrals.first(where: \.isScheduled) else { return false }
    next.run()
    return true
  }

  /// In true time: when the next countdown ends.
  var nextCountdown: Instant? { countdowns.compactMap(\.ends).min() }

  /// Ends the countdowns whose time has come.
  func endCountdowns() {
    for countdown in countdowns where countdown.ends ?? .distantFuture <= machine.history.now {
      countdown.end()
    }
  }

  /// The machine was asleep: countdowns stood still.
  func slept(for length: Duration) { for countdown in countdowns { countdown.delay(by: length) } }

  func willRetry(at instant: Instant) { retries.insert(instant) }

  /// Whether a wake-up is for what the log did not take before.
  func isRetry(_ wake: Instant) -> Bool {
    guard let retry = retries.first(where: { abs($0, wake) < .seconds(1) }) else { return false }
    retries.remove(retry)
    return true
  }

  private func abs(_ first: Instant, _ second: Instant) -> Duration {
    max(first.duration(to: second), second.duration(to: first))
  }

  // MARK: Files

  let configurationPath = "followup.toml"

  func readConfiguration() -> [UInt8]? { machine.configuration }

  func readPhrases() -> [UInt8]? { nil }

  var defaultDevice: (name: String, doubt: String?) { (machine.device, nil) }

  func openLog(device: String) throws(LogError) -> (log: any EventStore, report: LogReport) {
    let (log, report) = try Log.open(machine.disk.storage(), device: device)
    let store = WatchedLog(log, host: self)
    self.store = store
    store.opened(report)
    return (store, report)
  }

  func say(_ message: SystemMessage, _ text: String) {
    machine.history.say("\(machine.device) says: \(text)")
  }
}

/// A timer by the clock on the wall.
final class SimulatedAlarm: Alarm {
  private unowned let host: SimulatedHost
  private let onTime: () -> Void
  private(set) var instant: Instant?

  init(_ host: SimulatedHost, _ onTime: @escaping () -> Void) {
    self.host = host
    self.onTime = onTime
  }

  func set(_ instant: Instant?) { host.act { self.instant = instant } }

  func ring() {
    instant = nil
    onTime()
  }
}

/// A timer by true time, which stands still while the machine sleeps.
final class SimulatedCountdown: Countdown {
  private unowned let host: SimulatedHost
  private let onEnd: () -> Void
  private(set) var ends: Instant?

  init(_ host: SimulatedHost, _ onEnd: @escaping () -> Void) {
    self.host = host
    self.onEnd = onEnd
  }

  func start(_ length: Duration) { host.act { ends = host.machine.history.now + length } }
  func stop() { host.act { ends = nil } }
  func delay(by length: Duration) { ends = ends.map { $0 + length } }

  func end() {
    ends = nil
    onEnd()
  }
}

/// A call that comes when nothing else is left to do.
final class SimulatedDeferral: Deferral {
  private unowned let host: SimulatedHost
  private let call: () -> Void
  private(set) var isScheduled = false

  init(_ host: SimulatedHost, _ call: @escaping () -> Void) {
    self.host = host
    self.call = call
  }

  func schedule() {
    host.act {
      host.deeds += 1
      isScheduled = true
    }
  }

  func run() {
    isScheduled = false
    call()
  }
}
