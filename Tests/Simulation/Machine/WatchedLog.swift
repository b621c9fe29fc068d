import CivilTime
import EventLog
import FollowupCore
import FollowupRuntime
import SimulatedDisk
import SystemPackage

/// The program's own log, on a simulated disk, with all that goes through it held against the ledger.
final class WatchedLog: EventStore {
  private let log: Log
  private unowned let host: SimulatedHost
  private var machine: Machine { host.machine }

  init(_ log: Log, host: SimulatedHost) {
    self.log = log
    self.host = host
  }

  var device: String { log.device }
  var refusal: LogError? { log.refusal }
  var troubles: [FileTrouble] { log.troubles }
  var remarks: [LogFinding] { log.remarks }

  func append(_ batches: [[EventDraft]], now: Instant) throws(LogError) -> [[Event]] {
    let ids = batches.joined().compactMap(\.reminder)
    host.act {
      machine.ledger.attempt(batches)
      for id in ids { machine.underWay[id] = .distantFuture }
    }
    do throws(LogError) {
      let events = try whileAlive { () throws(LogError) in try log.append(batches, now: now) }
      host.act { () throws(Interruption) in
        try machine.recorded(events)
        for case .reminderDelivered(let told) in events.joined().map(\.body) {
          machine.underWay[told.reminder] = nil
        }
      }
      return events
    } catch {
      host.act { () throws(Interruption) in
        machine.history.say("\(machine.device) cannot record: \(error)")
        try expect(
          error.isOfTheDisk || machine.isOwnFileSpoilt, 1,
          "nothing ails the disk, and yet: \(error)")
        // Batches that fail together are tried again at once, each alone.
        guard batches.count == 1 || log.refusal != nil else { return }
        for id in ids { machine.underWay[id] = machine.history.now + .minutes(2) }
        host.willRetry(at: machine.now + .minutes(1))
      }
      throw error
    }
  }

  func poll() throws(LogError) -> Poll {
    let poll = try whileAlive { () throws(LogError) in try log.poll() }
    guard !poll.events.isEmpty else { return poll }
    machine.history.say("\(machine.device) reads \(poll.events.map(\.told))")
    // With other devices' news there, nothing waits for them any more.
    machine.settlesUntil = nil
    return poll
  }

  func accept(_ known: [Event]) throws(LogError) -> Acceptance {
    try whileAlive { () throws(LogError) in try log.accept(known) }
  }

  /// The log was opened: it is whole, and has what it must have.
  func opened(_ report: LogReport) {
    host.act { () throws(Interruption) in
      // Without power nothing can be read, and the daemon is dead.
      guard !machine.disk.isOff else { throw .crash }
      machine.history.say("\(machine.device) starts, with \(report.events.count) events")
      if !report.warnings.isEmpty { machine.history.statistics.tornEnds += 1 }
      guard !machine.isOwnFileSpoilt else { return try machine.openedSpoilt(log, report) }
      let own = "\(log.device).jsonl"
      let flaws = report.damage.filter { $0.file.hasSuffix("/\(own)") || machine.away.isEmpty }
      let damage = flaws.first.map { "\($0)" } ?? ""
      try expect(flaws.isEmpty, 1, "the log is damaged: \(damage)")
      let refusal = log.refusal.map { "\($0)" } ?? ""
      try expect(
        log.refusal?.isOfTheDisk != false, 1, "the log does not record: \(refusal)")
      try machine.ledger.opened(report.events, isDurable: log.refusal == nil)
      guard let spread = machine.spreadRefused, log.refusal == nil else { return }
      // What was refused was not cut off, and counts from now on.
      let count = report.events.count { $0.id.device == log.device }
      if count >= spread { machine.spreadRefused = nil }
    }
  }

  /// A dead daemon touches no disk any more; and one whose disk loses its power dies.
  private func whileAlive<Answer>(
    _ body: () throws(LogError) -> Answer
  ) throws(LogError) -> Answer {
    guard !host.isDead else {
      throw LogError(.system(.open), path: "/simulated", errno: .ioError)
    }
    defer {
      if machine.disk.isOff { host.act { () throws(Interruption) in throw .crash } }
    }
    return try body()
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
  /// Whether what became of the file is to blame.
  var isOfTheFile: Bool {
    if case .damaged = kind { true } else { false }
  }

  /// Whether the disk is to blame, or was before.
  fileprivate var isOfTheDisk: Bool {
    switch kind {
    case .system: true
    default: false
    }
  }
}

func attempt<Success>(_ body: () throws(LogError) -> Success) -> Result<Success, LogError> {
  do throws(LogError) { return .success(try body()) } catch { return .failure(error) }
}
