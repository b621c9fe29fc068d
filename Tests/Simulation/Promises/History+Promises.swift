import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import SimulatedDisk

extension History {
  /// Between now and the next thing that happens, nothing comes due that no one is woken for.
  func checkNothingIsMissed(before next: Instant) throws(Interruption) {
    guard now < next, random.chance(0.02) else { return }
    let length = now.duration(to: next)
    let instant = now + .microseconds(Int64(random.number(0...Int(length.microseconds - 1))))
    for machine in machines where machine.isUp {
      try machine.checkNothingIsDue(at: instant)
    }
  }

  /// Nothing befalls anyone any more; after some days all that was begun is finished, and what each
  /// machine knows is the same.
  func comeToRest() throws(Interruption) {
    for machine in machines { try machine.recover() }
    try copyFiles(isWhole: true)
    let end = now + .days(4)
    while let next = machines.compactMap(\.nextEvent).min(), next < end {
      pass(now.duration(to: max(now, next)))
      for machine in machines { try machine.proceed() }
    }
    pass(now.duration(to: end))
    for machine in machines { try machine.checkAllIsDone() }
    try copyFiles(isWhole: true)
    // The folder may not have been listed just then.
    for machine in machines { try machine.run { $0.runtime.pollLog() } }
    // A device that read what another one refused and then cut off, or gave up, keeps it, and says so.
    guard !hasLosses, machines.allSatisfy({ $0.daemon?.host.store?.troubles.isEmpty != false })
    else { return }
    let events = machines.map { $0.daemon?.engine.events(of: nil) ?? [] }
    for other in events {
      let difference = events[0].difference(from: other).first?.element
      try expect(
        difference == nil, 1, "only one machine knows \(difference?.told ?? "") in the end")
    }
  }
}

extension CollectionDifference.Change {
  /// What is in one of the two alone.
  fileprivate var element: ChangeElement {
    switch self {
    case .insert(_, let element, _), .remove(_, let element, _): element
    }
  }
}

extension Machine {
  /// Everything is mended, and the daemon runs.
  func recover() throws(Interruption) {
    effectsUntilCrash = nil
    disk.failsAtCall = nil
    thawsAt = nil
    try mend()
    for index in away.indices {
      away[index] = Away(file: away[index].file, returnsAt: history.now)
    }
    try putBack()
    if daemon == nil { try start() }
    try expect(daemon != nil, 1, "\(device) does not start")
    try mendConfiguration()
    try acceptLog()
    try run { daemon in
      daemon.runtime.zonesMayHaveChanged()
      daemon.runtime.pollLog()
    }
  }

  /// At an instant of true time.
  func checkNothingIsDue(at trueTime: Instant) throws(Interruption) {
    // The daemon cannot know of a clock that was set before the kernel tells.
    guard let daemon, !daemon.runtime.isSettling, daemon.runtime.canRecord, clockIsToldAt == nil
    else { return }
    let (engine, instant) = (daemon.engine, trueTime + clockError)
    for name in engine.names {
      let due = engine.situation(of: name, at: instant)!.agenda(quiet: engine.quietHours).due
        .filter { !isUnderWay($0.id, at: trueTime) }
      try expect(
        due.isEmpty, 3,
        "\(device): \(due.first.map { "\($0.id)" } ?? "") is due at \(instant), but the next wake-up is"
          + " \(daemon.nextWake.map { "\($0)" } ?? "never")")
    }
  }

  /// After some days in peace: all is told, and what is on the disk is what the engine knows.
  func checkAllIsDone() throws(Interruption) {
    guard let daemon else { throw violated(1, "\(device) does not run") }
    let engine = daemon.engine
    for name in engine.names {
      let situation = engine.situation(of: name, at: now)!
      let due = situation.agenda(quiet: engine.quietHours).due
      try expect(due.isEmpty, 3, "\(due.first.map { "\($0.id)" } ?? "") is due and never comes")
      try checkNothingIsLost(situation)
    }
    try expect(
      ledger.unconfirmed.isEmpty, 2,
      "\(ledger.unconfirmed.first.map { "\($0)" } ?? "") was shown, and never recorded so")
    showings.settle { Card.isSettled($0, in: engine, at: now) }
    // In time that a clock lives again, a card may have nothing to say yet, and is not brought back.
    try expect(
      !desktop.hasDisplay || now < latestReading
        || daemon.desktop.waitingCount == 0 && showings.missing.isEmpty,
      2, "\(showings.missing.first.map { "\($0)" } ?? "a notification") is never shown")
    try checkRefolding(engine)
    if random.chance(0.25) { try checkDisk(engine) }
  }

  /// What is on the disk is what the engine knows, and whole.
  private func checkDisk(_ engine: Engine) throws(Interruption) {
    let result = attempt { () throws(LogError) in try Log.verify(disk.storage()) }
    guard case .success(let report) = result else {
      throw violated(1, "the log cannot be verified")
    }
    try expect(report.damage.isEmpty, 1, "the log is damaged: \(report.damage)")
    guard !history.hasLosses else { return }
    let events = engine.events(of: nil)
    try expect(
      report.records == events.count, 1,
      "the log has \(report.records) records, and the engine \(events.count)")
  }

  /// Folding all events again gives the same state.
  private func checkRefolding(_ engine: Engine) throws(Interruption) {
    // Another device's intent whose delivery was given up counts from the next folding on.
    guard !history.hasLosses else { return }
    var again = Engine(
      policy: engine.policy, zones: engine.zones, systemZone: engine.systemZone)
    _ = again.step(.events(engine.events(of: nil).reversed()), at: now)
    let differing = engine.names.filter { again.applications[$0] != engine.applications[$0] }
    try expect(
      again.applications == engine.applications, 1,
      "folding the events again gives another state of \(differing)")
  }
}
