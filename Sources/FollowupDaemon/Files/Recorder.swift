import CivilTime
import EventLog
import FollowupCore

/// The log as the engine's driver uses it: batches go in together, and a log that can't be trusted any
/// more is read again from the disk.
final class Recorder {
  private let log: Log
  /// What is wrong with the log, in sentences, and what else was noticed when it was last read.
  private(set) var damage: [String] = []
  private(set) var warnings: [String] = []
  /// Called with a sentence when something could not be recorded.
  var onFailure: (String) -> Void = { _ in }
  /// Called when something was recorded.
  var onSuccess: () -> Void = {}
  /// Called when the log has to be read again.
  var onDistrust: () -> Void = {}

  /// Opens the log; `events` has what it holds.
  static func open(
    _ storage: any LogStorage, device: String
  ) throws(LogError) -> (recorder: Recorder, events: [Event]) {
    let (log, report) = try Log.open(storage, device: device)
    let recorder = Recorder(log)
    recorder.note(report)
    return (recorder, report.events)
  }

  private init(_ log: Log) { self.log = log }

  private func note(_ report: LogReport) {
    damage = report.damage.map(\.description)
    warnings = report.warnings.map(\.description)
  }

  var device: String { log.device }

  /// Why nothing can be recorded; nil where it can.
  var refusal: String? { log.refusal?.description }

  /// Puts each batch into the log; they share one write and one sync. Where that fails, each is tried
  /// alone, since one may be at fault for all.
  func append(
    _ batches: [[EventDraft]], at now: Instant
  ) -> [Result<[Event], EngineDriver.Refusal>] {
    do throws(LogError) {
      let events = try log.append(batches, now: now)
      onSuccess()
      return events.map { .success($0) }
    } catch {
      guard batches.count > 1, log.refusal == nil else {
        return batches.map { _ in .failure(refused(error)) }
      }
      return batches.map { append([$0], at: now)[0] }
    }
  }

  private func refused(_ error: LogError) -> EngineDriver.Refusal {
    onFailure(error.description)
    if needsReading(after: error) { onDistrust() }
    return EngineDriver.Refusal(message: error.description)
  }

  /// Whether what was read may not be what is on the disk. That another program changed the file is
  /// not always seen as it happens: nothing tells of a file that was only made shorter.
  private func needsReading(after error: LogError) -> Bool {
    if case .untrusted? = log.refusal?.kind { return true }
    return error.kind == .changed
  }

  /// Reads what other devices added; nil where everything has to be read again.
  func poll() throws(LogError) -> (events: [Event], warnings: [String])? {
    switch try log.poll() {
    case .events(let events, let warnings): (events, warnings.map(\.description))
    case .reload: nil
    }
  }

  /// Reads everything from the disk again.
  func reopen() throws(LogError) -> [Event] {
    let report = try log.reopen()
    note(report)
    return report.events
  }
}
