import CivilTime
import ControlInterface
import FollowupCore
import Systemd

/// Drives the engine: hands it what happens, with the time, and carries out what it wants.
///
/// Records that arrive while one turn of the loop lasts are put into the log together, so that they
/// share one write and one wait for the disk.
final class EngineDriver {
  /// A request that is safe in the log.
  struct Recorded {
    let events: [Event]
    let warnings: [Remark]
  }

  /// Puts each batch into the log, and answers each with its events or a sentence.
  typealias Append = (_ batches: [[EventDraft]], _ now: Instant) -> [Result<[Event], Refusal>]

  /// Why a batch is not in the log.
  struct Refusal: Error {
    let message: String
  }

  private(set) var engine: Engine
  /// When the engine wants to be called again.
  private(set) var nextWake: Instant?
  /// Called when applications changed, by these events.
  var onChange: (_ applications: [String], _ events: [Event]) -> Void = { _, _ in }

  private let clock: () -> Instant
  private let append: Append
  private let teller: ReminderTeller
  private var timer: TimerSource!
  private var commit: DeferredSource!
  private var batches: [(ticket: Ticket, drafts: [EventDraft])] = []
  private var requests: [Ticket: (Result<Recorded, RequestError>) -> Void] = [:]
  private var lastTicket = 0

  init(
    engine: Engine, on loop: EventLoop, clock: @escaping () -> Instant, teller: ReminderTeller,
    append: @escaping Append
  ) throws(SystemdError) {
    self.engine = engine
    self.clock = clock
    self.append = append
    self.teller = teller
    timer = try loop.addTimer(clock: .realtime) { [weak self] in
      self?.nextWake = nil
      self?.step(.clock)
    }
    commit = try loop.addDeferred { [weak self] in self?.commitBatches() }
    teller.onTold = { [weak self] id in self?.step(.delivered([id])) }
  }

  func now() -> Instant { clock() }

  /// Records events, all or none; the answer comes when they are safe.
  func record(
    _ drafts: [EventDraft], completion: @escaping (Result<Recorded, RequestError>) -> Void
  ) {
    lastTicket += 1
    requests[lastTicket] = completion
    step(.request(lastTicket, drafts))
  }

  func step(_ input: Input) { carryOut(engine.step(input, at: clock())) }

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .append(let ticket, let drafts):
        batches.append((ticket, drafts))
        // It can't fail: the source exists, and is switched on.
        try? commit.schedule()
      case .answer(let ticket, let events, let warnings):
        requests.removeValue(forKey: ticket)?(
          .success(Recorded(events: events, warnings: warnings)))
      case .refuse(let ticket, let error): requests.removeValue(forKey: ticket)?(.failure(error))
      case .deliver(let notices): teller.tell(notices)
      case .changed(let applications, let events): onChange(applications, events)
      case .wake(let instant): wake(at: instant)
      }
    }
  }

  /// Puts into the log at once what waits for the end of this turn of the loop; at the end of the
  /// program there is no next turn.
  func commitBatches() {
    let batches = self.batches
    self.batches = []
    let results = append(batches.map(\.drafts), clock())
    for (batch, result) in zip(batches, results) {
      switch result {
      case .success(let events): step(.recorded(batch.ticket, events))
      case .failure(let refusal): step(.notRecorded(batch.ticket, message: refusal.message))
      }
    }
  }

  private func wake(at instant: Instant?) {
    guard instant != nextWake else { return }
    nextWake = instant
    // Neither can fail: the source exists, and its clock is known.
    if let instant {
      try? timer.arm(atMicroseconds: instant.microsecondsSinceEpoch)
    } else {
      try? timer.disarm()
    }
  }
}

extension EngineDriver {
  /// What a recording command is told: what was recorded, what is next, and which reminders are due
  /// already and so come no more.
  func reply(to recorded: Recorded) -> RecordMethod.Reply {
    let now = now()
    let names = Set(recorded.events.map(\.application)).sorted()
    let events = Set(recorded.events.map(\.id))
    let told = names.compactMap { engine.situation(of: $0, at: now) }.flatMap { situation in
      situation.reminders(quiet: nil).filter { $0.due <= now && events.contains($0.id.occasion) }
    }
    return RecordMethod.Reply(
      events: recorded.events.map { EventReport($0) },
      warnings: recorded.warnings.map { RemarkReport(text: sentence($0.text), remedy: $0.remedy) },
      followUps: names.flatMap { engine.followUps(of: $0, at: now) }.map { FollowUpReport($0) },
      told: told.latestPhases.map { $0.message + "." })
  }
}
