package import CivilTime
package import EventLog
package import FollowupCore

/// The log as the program uses it.
package protocol EventStore: AnyObject {
  /// This device's name.
  var device: String { get }
  /// Why nothing can be recorded at present; nil if it can.
  var refusal: LogError? { get }
  /// Records batches with one write and one sync, all or none.
  ///
  /// - Throws: `LogError`. Nothing was recorded then.
  func append(_ batches: [[EventDraft]], now: Instant) throws(LogError) -> [[Event]]
  /// What is not as it was with the devices' files.
  var troubles: [FileTrouble] { get }
  /// What else there is to know of the files.
  var remarks: [LogFinding] { get }
  /// Reads what was added to the files. Nothing that was read before is taken back.
  ///
  /// - Throws: `LogError` if the folder cannot be listed.
  func poll() throws(LogError) -> Poll
  /// Takes the files as they are, and writes again what is missing in this device's file.
  ///
  /// - Throws: `LogError` if the file has flaws, or the disk fails.
  func accept(_ known: [Event]) throws(LogError) -> Acceptance
}

extension Log: EventStore {}
