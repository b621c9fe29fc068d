package import FollowupCore

/// What was found in the log when all of it was read.
package struct LogReport: Sendable {
  /// One device's file.
  package struct File: Hashable, Sendable {
    /// Its path.
    package let path: String
    /// The device that writes it.
    package let device: String
    /// The records in it that are served.
    package let records: Int
    /// How many bytes it holds.
    package let sizeBytes: Int
    /// The bytes at its end that are no whole records: not arrived yet, or never answered.
    package let unfinishedBytes: Int
    /// How many of its lines are damaged, and 1 if it cannot be read at all.
    package let flaws: Int
  }

  /// All events of all devices, in their order. Of a damaged file, those before the damage. A
  /// verification leaves them out.
  package internal(set) var events: [Event] = []
  /// The files, by name.
  package internal(set) var files: [File] = []
  /// What is wrong with devices' files, the first `LogLimits.listedFlaws` of each. Only what is wrong
  /// with this device's own keeps it from recording.
  package internal(set) var damage: [LogFinding] = []
  /// What the user should know, though it keeps nothing from working.
  package internal(set) var warnings: [LogFinding] = []

  /// How many records are served, of all files.
  package var records: Int { files.reduce(0) { $0 + $1.records } }
}

/// What came of taking this device's file as it is.
package struct Acceptance: Sendable {
  /// All of the log, read again.
  package let report: LogReport
  /// How many events were written to the file again.
  package let restored: Int
  /// The numbers at the end of the file that stay lost; nil if none does.
  package let lost: ClosedRange<Int>?
  /// The numbers among which the file now has other events than were recorded here, as another machine
  /// of the same name writes them; nil if it has none.
  package let replaced: ClosedRange<Int>?
}
