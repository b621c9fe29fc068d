import CivilTime
import EventLog
import FollowupCore

/// The log as the engine's driver uses it: batches go in together, and a log that can't be trusted any
/// more is read again from the disk.
final class Recorder {
  private let log: Log
  private(set) var report: LogReport
  /// Called with a sentence when something could not be recorded.
  var onFailure: (String) -> Void = { _ in }
  /// Called when the log has to be read again.
  var onDistrust: () -> Void = {}

  init(_ storage: any LogStorage, device: String) throws(LogError) {
    (log, report) = try Log.open(storage, device: device)
  }

  var device: String { log.device }

  /// Why nothing can be recorded; nil where it can.
  var refusal: String? { log.refusal?.description }

  /// The sentences about damage.
  var damage: [String] { report.damage.map(\.description) }

  /// Puts each batch into the log; they share one write and one sync. Where that fails, each is tried
  /// alone, since one may be at fault for all.
  func append(
    _ batches: [[EventDraft]], at now: Instant
  ) -> [Result<[Event], EngineDriver.Refusal>] {
    do throws(LogError) {
      return try log.append(batches, now: now).map { .success($0) }
    } catch {
      guard batches.count > 1, log.refusal == nil else {
        return batches.map { _ in .failure(refused(error)) }
      }
      return batches.map { append([$0], at: now)[0] }
    }
  }

  private func refused(_ error: LogError) -> EngineDriver.Refusal {
    onFailure(error.description)
    if error.isDistrust { onDistrust() }
    return EngineDriver.Refusal(message: error.description)
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
    report = try log.reopen()
    defer { report.dropEvents() }
    return report.events
  }
}
