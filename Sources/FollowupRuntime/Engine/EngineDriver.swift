package import CivilTime
package import FollowupCore

/// Drives the engine: hands it what happens, with the time, and carries out what it wants.
///
/// Records that arrive together are put into the log together, so that they share one write and one
/// wait for the disk.
package final class EngineDriver {
  /// A request that is safe in the log.
  package struct Recorded {
    package let events: [Event]
    package let warnings: [Remark]
  }

  /// Puts each batch into the log, and answers each with its events or a sentence.
  package typealias Append = (
    _ batches: [[EventDraft]], _ now: Instant
  ) -> [Result<[Event], Refusal>]

  /// Why a batch is not in the log.
  package struct Refusal: Error {
    let message: String
  }

  /// The engine as it is after the last step.
  package private(set) var engine: Engine
  /// When the engine wants to be called again.
  package private(set) var nextWake: Instant?

  /// Called with reminders that are to be told now.
  var onDeliver: ([Notice]) -> Void = { _ in }
  /// Called when applications changed, by these events.
  var onChange: (_ applications: [String], _ events: [Event]) -> Void = { _, _ in }
  /// Called before a step that comes long after the engine wanted to be called: the machine slept, or
  /// its clock was set.
  var onLate: () -> Void = {}
  /// Called after each step.
  var onStep: () -> Void = {}

  private let clock: () -> Instant
  private let append: Append
  private var alarm: (any Alarm)!
  private var commit: (any Deferral)!
  private var batches: [(ticket: Ticket, drafts: [EventDraft])] = []
  private var requests: [Ticket: (Result<Recorded, RequestError>) -> Void] = [:]
  private var lastTicket = 0

  init(engine: Engine, on host: any Host, append: @escaping Append) throws {
    self.engine = engine
    clock = { [unowned host] in host.now() }
    self.append = append
    alarm = try host.makeAlarm { [weak self] in self?.wakeUp() }
    commit = try host.makeDeferral { [weak self] in self?.commitBatches() }
  }

  /// The clock on the wall.
  package func now() -> Instant { clock() }

  /// Records events, all or none; the answer comes when they are safe.
  package func record(
    _ drafts: [EventDraft], completion: @escaping (Result<Recorded, RequestError>) -> Void
  ) {
    lastTicket += 1
    requests[lastTicket] = completion
    step(.request(lastTicket, drafts))
  }

  /// Hands one input to the engine, and carries out what follows.
  func step(_ input: Input) {
    noteLateness()
    for effect in engine.step(input, at: clock()) { carryOut(effect) }
    onStep()
  }

  private func wakeUp() {
    noteLateness()
    nextWake = nil
    step(.clock)
  }

  private func noteLateness() {
    if let nextWake, nextWake + Self.punctuality < clock() { onLate() }
  }

  /// How far behind its instant a wake-up still counts as in time.
  private static let punctuality: Duration = .seconds(5)

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .append(let ticket, let drafts):
      batches.append((ticket, drafts))
      commit.schedule()
    case .answer(let ticket, let events, let warnings):
      requests.removeValue(forKey: ticket)?(.success(Recorded(events: events, warnings: warnings)))
    case .refuse(let ticket, let error): requests.removeValue(forKey: ticket)?(.failure(error))
    case .deliver(let notices): onDeliver(notices)
    case .changed(let applications, let events): onChange(applications, events)
    case .wake(let instant):
      guard instant != nextWake else { return }
      nextWake = instant
      alarm.set(instant)
    }
  }

  /// Puts into the log at once what waits to be recorded; at the end of the program no other call
  /// comes.
  func commitBatches() {
    let batches = self.batches
    self.batches = []
    guard !batches.isEmpty else { return }
    let results = append(batches.map(\.drafts), clock())
    for (batch, result) in zip(batches, results) {
      switch result {
      case .success(let events): step(.recorded(batch.ticket, events))
      case .failure(let refusal): step(.notRecorded(batch.ticket, message: refusal.message))
      }
    }
  }
}
