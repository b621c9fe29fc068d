import CivilTime
import FollowupCore
import FollowupRuntime
import Holidays

/// One life of the daemon on a simulated machine: all of it is the program's own, but what it runs on.
final class SimulatedDaemon {
  unowned let machine: Machine
  let host: SimulatedHost
  let runtime: Runtime
  let desktop: DesktopOutlet
  let server: SimulatedServer
  private let journal: JournalOutlet
  /// The requests that were not answered yet.
  private var requests: Set<Int> = []
  private var lastRequest = 0

  /// Starts it.
  ///
  /// - Throws: `LogError` if the log cannot be opened.
  init(on machine: Machine) throws {
    self.machine = machine
    host = SimulatedHost(on: machine)
    server = SimulatedServer(host)
    desktop = try DesktopOutlet(server, memory: nil, on: host)
    journal = JournalOutlet(machine.journal)
    let files = machine.zoneFiles
    let zones = LastGoodZones(tz: nil) { files.reading }
    runtime = try Runtime(
      on: host, zones: zones, holidays: NoHolidays(), outlets: [Witness(host), desktop, journal])
    server.runtime = runtime
    server.desktop = desktop
    machine.journal.host = host
    runtime.onChange = { [unowned host, unowned server] _, _ in
      host.act { host.deeds += 1 }
      server.noteChange()
    }
  }

  var engine: Engine { runtime.engine }
  /// When the engine wants to be called, by the clock on the wall.
  var nextWake: Instant? { runtime.driver.nextWake }

  /// The bus is there: learns who serves.
  func connect() {
    guard machine.desktop.hasBus else { return }
    desktop.connected(owner: machine.desktop.server, bus: "bus")
  }

  /// Lets the alarms and countdowns go off whose time has come.
  func proceed() throws(Interruption) {
    host.endCountdowns()
    guard let wake = nextWake, wake <= machine.now else { return }
    try ring(for: wake)
  }

  private func ring(for wake: Instant) throws(Interruption) {
    let deeds = host.deeds
    // What is due is tried again in a minute, also if the configuration allows it by then.
    if !runtime.canRecord { host.willRetry(at: machine.now + .minutes(1)) }
    for alarm in host.alarms where alarm.instant ?? .distantFuture <= machine.now { alarm.ring() }
    try host.survive()
    try expect(
      nextWake.map { machine.now < $0 } ?? true, 6, "woken at \(machine.now), it wants \(nextWake!)"
    )
    guard host.deeds == deeds else { return }
    machine.history.statistics.idleWakes += 1
    // Woken late, it may find that the night holds what was due. What could not be recorded is tried
    // again a minute later, when something else may have overtaken it. And an interview's end and a
    // deadline change what is offered, though they may call for no reminder.
    // Time that a clock lives again, since it was set back, holds what was told the first time.
    guard machine.now < wake + .minutes(1), !host.isRetry(wake), !runtime.isSettling,
      runtime.canRecord, machine.latestReading < wake
    else { return }
    let isInterviewsEnd = engine.applications.values.contains { application in
      application.interviews.contains { $0.ends == wake }
    }
    let isDeadline = engine.followUps(of: nil, at: wake + .seconds(-1)).contains {
      $0.deadline == wake
    }
    try expect(isInterviewsEnd || isDeadline, 6, "it woke at \(wake) for nothing")
  }

  /// Asks to record events, as a command does.
  func request(_ drafts: [EventDraft]) {
    lastRequest += 1
    let number = lastRequest
    requests.insert(number)
    machine.history.statistics.requests += 1
    runtime.driver.record(drafts) { [unowned self] result in
      host.act { () throws(Interruption) in try take(result, for: number) }
    }
  }

  private func take(
    _ result: Result<EngineDriver.Recorded, RequestError>, for number: Int
  ) throws(Interruption) {
    try expect(
      requests.remove(number) != nil, 1, "request \(number) is answered, but is not open")
    switch result {
    case .success(let recorded):
      try machine.ledger.answered(recorded.events)
      for case .applicationAdded in recorded.events.map(\.body) {
        machine.history.statistics.applications += 1
      }
    case .failure(let error):
      machine.history.statistics.refusals += 1
      machine.history.say("\(machine.device) refuses: \(error)")
    }
  }

  /// Records and tells until there is nothing left to do at once.
  func settle() throws(Interruption) {
    for _ in 0..<1000 {
      try host.survive()
      if host.runDeferral() || server.hear() || machine.journal.confirmNext() { continue }
      return try expect(requests.isEmpty, 1, "requests \(requests.sorted()) have got no answer")
    }
    throw violated(6, "it does not come to rest")
  }
}

/// Is told of every reminder, as any outlet is, and holds it against the ledger.
private final class Witness: Outlet {
  weak var owner: (any OutletOwner)?
  private unowned let host: SimulatedHost

  init(_ host: SimulatedHost) { self.host = host }

  func tell(_ notices: [Notice]) {
    let machine = host.machine
    for notice in notices {
      host.act { () throws(Interruption) in
        host.deeds += 1
        let id = notice.reminder.id
        machine.history.say("\(machine.device) tells \(id)")
        let isSettled = machine.settlesUntil ?? .distantPast <= machine.history.now
        try expect(isSettled, 3, "\(id) is told before other devices' news could come")
        machine.history.statistics.reminders += 1
        if try machine.ledger.tell(id, owner!.engine.events(of: id.application)) {
          machine.history.statistics.repeated += 1
        }
        machine.showings.want(Card(notice, in: owner!.engine))
      }
    }
  }
}
