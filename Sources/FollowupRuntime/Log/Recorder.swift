internal import CivilTime
internal import EventLog
internal import FollowupCore

/// The log as the engine's driver uses it: batches go in together.
final class Recorder {
  private var log: any EventStore
  /// Why nothing is recorded whatever the log would take; nil if that is not so.
  var hold: String?
  /// Called with a sentence when something could not be recorded.
  var onFailure: (String) -> Void = { _ in }
  /// Called when something was recorded.
  var onSuccess: () -> Void = {}
  /// Called when the log's files have to be looked at, even without an event from the file system.
  var onDistrust: () -> Void = {}

  init(_ log: any EventStore) { self.log = log }

  /// What is not as it was with the devices' files.
  var troubles: [FileTrouble] { log.troubles }

  /// What else there is to know of the files, in sentences.
  var remarks: [String] { log.remarks.map(\.description) }

  /// This device's name.
  var device: String { log.device }

  /// Why nothing can be recorded; nil if something can.
  var refusal: String? { hold ?? log.refusal?.sentences }

  /// Whether the log itself takes no records, for what is wrong with this device's file.
  var isOwnFileInTrouble: Bool {
    if case .damaged? = log.refusal?.kind { true } else { false }
  }

  /// Records to another log from now on.
  func use(_ log: any EventStore) { self.log = log }

  /// Puts each batch into the log; they share one write and one sync. If that fails, each is tried
  /// alone, since one may be at fault for all.
  func append(
    _ batches: [[EventDraft]], at now: Instant
  ) -> [Result<[Event], EngineDriver.Refusal>] {
    if let hold { return refuse(batches, EngineDriver.Refusal(message: hold)) }
    do throws(LogError) {
      let events = try log.append(batches, now: now)
      onSuccess()
      return events.map { .success($0) }
    } catch {
      guard batches.count > 1, log.refusal == nil else {
        // That another program changed the file is not always seen as it happens.
        if error.kind == .changed { onDistrust() }
        return refuse(batches, EngineDriver.Refusal(error))
      }
      return batches.map { append([$0], at: now)[0] }
    }
  }

  private func refuse(
    _ batches: [[EventDraft]], _ refusal: EngineDriver.Refusal
  ) -> [Result<[Event], EngineDriver.Refusal>] {
    onFailure(refusal.sentences)
    return batches.map { _ in .failure(refusal) }
  }

  /// Takes the files as they are, and writes again what of these events is missing in this device's.
  func accept(_ known: [Event]) throws(LogError) -> Acceptance { try log.accept(known) }

  /// Reads what was added to the files.
  func poll() throws(LogError) -> Poll { try log.poll() }
}
