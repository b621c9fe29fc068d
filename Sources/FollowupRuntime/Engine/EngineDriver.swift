package import CivilTime
package import FollowupCore

/// Drives the engine: steps it with each input and the time, and carries out the effects.
///
/// Requests that arrive together are recorded together, so that they share one write and one sync.
package final class EngineDriver {
  /// A request that is safe in the log.
  package struct Recorded {
    /// The events as they are in the log, with their ids.
    package let events: [Event]
    /// What the user should know about them.
    package let warnings: [Remark]
    /// When the engine took them in: what it worked out then still holds.
    let at: Instant
  }

  /// Appends each batch to the log; returns for each its events, or why it is not there.
  package typealias Append = (
    _ batches: [[EventDraft]], _ now: Instant
  ) -> [Result<[Event], Refusal>]

  /// Why a batch is not in the log.
  package struct Refusal: Error {
    let message: String
    /// What would help.
    let remedies: [Remedy]

    init(message: String, remedies: [Remedy] = []) {
      self.message = message
      self.remedies = remedies
    }
  }

  /// The engine as it is after the last step.
  package private(set) var engine: Engine
  /// As of when something is being done; nil between calls.
  private var instant: Instant?
  /// When the engine is to be stepped again; nil if nothing is due without a new input.
  package private(set) var nextWake: Instant?

  /// Called with reminders that are to be told now.
  var onDeliver: ([Notice]) -> Void = { _ in }
  /// Called when applications changed, by these events.
  var onChange: (_ applications: [String], _ concerned: [String], _ events: [Event]) -> Void = {
    _, _, _ in
  }
  /// Called before a step that comes long after `nextWake`: the machine slept, or its clock was set.
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
  package func now() -> Instant { instant ?? clock() }

  /// Does something as of one instant, so that the clock may be set meanwhile.
  func atOneInstant(_ body: () -> Void) {
    instant = now()
    body()
    instant = nil
  }

  /// Records events, all or none; the completion is called once they are safe in the log, or refused.
  package func record(
    _ drafts: [EventDraft], completion: @escaping (Result<Recorded, RequestError>) -> Void
  ) {
    lastTicket += 1
    requests[lastTicket] = completion
    step(.request(lastTicket, drafts))
  }

  /// Steps the engine with one input, and carries out the effects.
  func step(_ input: Input) {
    noteLateness()
    let now = now()
    for effect in engine.step(input, at: now) { carryOut(effect, at: now) }
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

  /// A wake-up that is later than this counts as late.
  private static let punctuality: Duration = .seconds(5)

  private func carryOut(_ effect: Effect, at now: Instant) {
    switch effect {
    case .append(let ticket, let drafts):
      batches.append((ticket, drafts))
      commit.schedule()
    case .answer(let ticket, let events, let warnings):
      requests.removeValue(forKey: ticket)?(
        .success(Recorded(events: events, warnings: warnings, at: now)))
    case .refuse(let ticket, let error): requests.removeValue(forKey: ticket)?(.failure(error))
    case .deliver(let notices): onDeliver(notices)
    case .changed(let applications, let concerned, let events):
      onChange(applications, concerned, events)
    case .wake(let instant):
      guard instant != nextWake else { return }
      nextWake = instant
      alarm.set(instant)
    }
  }

  /// Whether a request waits to be put into the log, with those that come until then.
  var isCommitAhead: Bool { !batches.isEmpty }

  /// Records the waiting batches at once. The end of the program calls it, since a deferral may no
  /// longer come.
  func commitBatches() {
    let batches = self.batches
    self.batches = []
    guard !batches.isEmpty else { return }
    let results = append(batches.map(\.drafts), clock())
    for (batch, result) in zip(batches, results) {
      switch result {
      case .success(let events): step(.recorded(batch.ticket, events))
      case .failure(let refusal):
        step(.notRecorded(batch.ticket, message: refusal.message, remedies: refusal.remedies))
      }
    }
  }
}
