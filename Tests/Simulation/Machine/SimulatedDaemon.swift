import CivilTime
import EventLog
import FollowupCore
import FollowupDaemon
import Settings
import SimulatedDisk

/// The daemon on a simulated machine: the engine and the log are the program's own, and what ties them
/// to each other does what the daemon's driver does.
final class SimulatedDaemon {
  unowned let machine: Machine
  private(set) var engine: Engine
  let log: Log
  /// When the engine wants to be called, by the clock on the wall.
  private(set) var nextWake: Instant?
  /// What is on the desktop, and what waits to be.
  private(set) var desktopQueue: NotificationQueue
  /// When the desktop is tried again, in true time.
  var desktopTryAt: Instant?
  var showings = Showings()

  private var batches: [(ticket: Ticket, drafts: [EventDraft])] = []
  /// The requests that were not answered yet.
  private var requests: Set<Ticket> = []
  private var lastTicket = 0
  /// Reminders from the request of their intent to the record of their delivery, and until when that
  /// may last, in true time: where the log takes no record, it has to be tried again soon.
  private var underWay: [ReminderID: Instant] = [:]
  /// When what the log did not take is tried again.
  private var retries: Set<Instant> = []
  private var lastStep = Instant.distantPast
  /// Whether the last step had an effect other than a wake-up.
  private var didSomething = false

  init(_ log: Log, on machine: Machine) {
    self.log = log
    self.machine = machine
    desktopQueue = NotificationQueue(hasDisplay: machine.desktop.hasDisplay)
    engine = Engine(
      policy: machine.settings.policy, zones: machine.zones,
      systemZone: machine.zones.systemZone(named: machine.systemZone))
  }

  /// One input to the engine, and what follows at once.
  func step(_ input: Input) throws(Interruption) {
    machine.history.pass(.microseconds(machine.random.number(20...4000)))
    machine.history.statistics.steps += 1
    didSomething = false
    let now = machine.now
    // A clock that is set back brings what is to be tried again nearer.
    if now < lastStep, !retries.isEmpty { retries.insert(now + .minutes(1)) }
    lastStep = now
    for effect in engine.step(input, at: now) {
      try machine.pass()
      try carryOut(effect)
    }
    try machine.pass()
  }

  /// The time that the engine asked for has come.
  func wakeUp() throws(Interruption) {
    let wake = nextWake!
    nextWake = nil
    try step(.clock)
    try expect(
      nextWake.map { machine.now < $0 } ?? true, 6, "woken at \(machine.now), it wants \(nextWake!)"
    )
    guard !didSomething else { return }
    machine.history.statistics.idleWakes += 1
    // Woken late, it may find that the night holds what was due. What could not be recorded is tried
    // again a minute later, when something else may have overtaken it. And an interview's end changes
    // what is offered, though it may call for no reminder.
    guard machine.now < wake + .minutes(1), retries.remove(wake) == nil else { return }
    let isInterviewsEnd = engine.applications.values.contains { application in
      application.interviews.contains { $0.ends == wake }
    }
    try expect(isInterviewsEnd, 6, "it woke at \(wake) for nothing")
  }

  /// Whether a reminder may still be under way at an instant of true time.
  func isUnderWay(_ id: ReminderID, at instant: Instant) -> Bool {
    underWay[id].map { instant < $0 } ?? false
  }

  /// Asks to record events, as a command does.
  func request(_ drafts: [EventDraft]) throws(Interruption) {
    lastTicket += 1
    requests.insert(lastTicket)
    machine.history.statistics.requests += 1
    try step(.request(lastTicket, drafts))
  }

  private func carryOut(_ effect: Effect) throws(Interruption) {
    switch effect {
    case .append(let ticket, let drafts):
      didSomething = true
      batches.append((ticket, drafts))
      for id in drafts.compactMap(\.reminder) { underWay[id] = .distantFuture }
    case .answer(let ticket, let events, _):
      try answer(ticket)
      try machine.ledger.answered(events)
      for case .applicationAdded in events.map(\.body) {
        machine.history.statistics.applications += 1
      }
    case .refuse(let ticket, let error):
      machine.history.statistics.refusals += 1
      machine.history.say("\(machine.device) refuses: \(error)")
      try answer(ticket)
    case .deliver(let notices):
      try show(notices.map { Card($0) })
      for notice in notices { try tell(notice.reminder.id) }
    case .changed(let applications, _):
      didSomething = true
      try settleCards(of: applications)
    case .wake(let instant): nextWake = instant
    }
  }

  private func answer(_ ticket: Ticket) throws(Interruption) {
    try expect(
      requests.remove(ticket) != nil, 1, "request \(ticket) is answered, but is not open")
  }

  private func tell(_ id: ReminderID) throws(Interruption) {
    machine.history.say("\(machine.device) tells \(id)")
    machine.history.statistics.reminders += 1
    if try machine.ledger.tell(id, engine.events(of: id.application)) {
      machine.history.statistics.repeated += 1
    }
    machine.journal.write(id)
  }

  /// Has the queue of notifications take something in.
  func change<Result>(_ body: (inout NotificationQueue) -> Result) -> Result { body(&desktopQueue) }

  // MARK: What follows

  /// Records and tells until there is nothing left to do at once.
  func settle() throws(Interruption) {
    for _ in 0..<1000 {
      if !batches.isEmpty {
        try commit()
      } else if try !tellNext() {
        return try expect(
          requests.isEmpty, 1, "requests \(requests.sorted()) have got no answer")
      }
    }
    throw violated(6, "it does not come to rest")
  }

  private func tellNext() throws(Interruption) -> Bool {
    if try hearServer() { return true }
    guard let id = machine.journal.next() else { return false }
    machine.ledger.show(id)
    try machine.pass()
    try step(.delivered([id]))
    return true
  }

  private func commit() throws(Interruption) {
    let batches = self.batches
    self.batches = []
    let results = try append(batches.map(\.drafts))
    for (batch, events) in zip(batches, results) {
      if let events {
        for case .reminderDelivered(let told) in events.map(\.body) {
          underWay[told.reminder] = nil
        }
        try step(.recorded(batch.ticket, events))
      } else {
        try step(.notRecorded(batch.ticket, message: "the simulated disk failed"))
        for id in batch.drafts.compactMap(\.reminder) {
          underWay[id] = machine.history.now + .minutes(2)
        }
        retries.insert(machine.now + .minutes(1))
      }
    }
  }

  /// Puts batches into the log: together, or where that fails, each alone; nil is for those that
  /// are not in it.
  private func append(_ batches: [[EventDraft]]) throws(Interruption) -> [[Event]?] {
    machine.ledger.attempt(batches)
    let result = attempt { () throws(LogError) in try log.append(batches, now: machine.now) }
    try machine.survive()
    switch result {
    case .success(let events):
      try machine.recorded(events)
      return events
    case .failure(let error):
      machine.history.say("\(machine.device) can't record: \(error)")
      try expect(error.isOfTheDisk, 1, "nothing ails the disk, and yet: \(error)")
      if case .untrusted? = log.refusal?.kind {
        try reload()
      } else if batches.count > 1, log.refusal == nil {
        return try batches.map { batch throws(Interruption) in try append([batch])[0] }
      }
      return batches.map { _ in nil }
    }
  }

  /// Starts again from what is on the disk.
  private func reload() throws(Interruption) {
    let result = attempt { () throws(LogError) in try log.reopen() }
    try machine.survive()
    guard case .success(let report) = result else { return }
    try machine.opened(report, log, isReload: true)
    try step(.reloaded(report.events))
  }

  /// Reads what other devices' files have got.
  func poll() throws(Interruption) {
    let result = attempt { () throws(LogError) in try log.poll() }
    try machine.survive()
    switch result {
    case .success(.events(let events, _)):
      guard !events.isEmpty else { return }
      machine.history.say("\(machine.device) reads \(events.map(\.told))")
      try step(.events(events))
    case .success(.reload(let reason)):
      machine.history.say("\(machine.device) reads all again: \(reason)")
      try reload()
    case .failure(let error): machine.history.say("\(machine.device) can't read: \(error)")
    }
  }
}

extension EventDraft {
  /// The reminder whose intent or delivery it is.
  fileprivate var reminder: ReminderID? {
    switch body {
    case .reminderIntended(let intended): intended.reminder
    case .reminderDelivered(let delivered): delivered.reminder
    default: nil
    }
  }
}

extension LogError {
  /// Whether the disk is to blame, or was before.
  fileprivate var isOfTheDisk: Bool {
    switch kind {
    case .system, .untrusted: true
    default: false
    }
  }
}

func attempt<Success>(_ body: () throws(LogError) -> Success) -> Result<Success, LogError> {
  do throws(LogError) { return .success(try body()) } catch { return .failure(error) }
}
