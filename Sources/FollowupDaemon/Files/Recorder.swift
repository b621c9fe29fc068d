import CivilTime
import EventLog
import FollowupCore

/// The log as the engine's driver uses it: batches go in together.
final class Recorder {
  private let log: Log
  /// Called with a sentence when something could not be recorded.
  var onFailure: (String) -> Void = { _ in }
  /// Called when something was recorded.
  var onSuccess: () -> Void = {}
  /// Called when the log's files have to be looked at, though nothing may have told of a change.
  var onDistrust: () -> Void = {}

  /// Opens the log, and returns what it holds.
  static func open(
    _ storage: any LogStorage, device: String
  ) throws(LogError) -> (recorder: Recorder, report: LogReport) {
    let (log, report) = try Log.open(storage, device: device)
    return (Recorder(log), report)
  }

  private init(_ log: Log) { self.log = log }

  /// What is not as it was with the devices' files, in sentences.
  var troubles: [String] { log.troubles.map(\.description) }

  /// What else there is to know of the files.
  var remarks: [String] { log.remarks.map(\.description) }

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
    // That another program changed the file is not always seen as it happens.
    if error.kind == .changed { onDistrust() }
    return EngineDriver.Refusal(message: error.description)
  }

  /// Reads what was added to the files.
  func poll() throws(LogError) -> Poll { try log.poll() }
}
