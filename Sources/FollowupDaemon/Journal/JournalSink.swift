import FollowupRuntime
import Ground
import Logging
import SystemPackage
import Systemd

/// Sends entries to the journal; if journald is missing or rejects an entry, writes it to standard
/// error in the form in which it would have been sent.
enum JournalSink {
  @Sendable static func send(_ entry: JournalEntry) throws(SystemdError) {
    try send(entry, toJournal: Journal().send, otherwise: .standardError)
  }

  /// Tries the journal first, then the file: a reminder that the journal refused may have no other
  /// outlet.
  static func send(
    _ entry: JournalEntry, toJournal: (JournalEntry) throws(SystemdError) -> Void,
    otherwise file: FileDescriptor
  ) throws(SystemdError) {
    if (try? toJournal(entry)) != nil { return }
    let lines = entry.fields.map {
      "\($0.name.text)=\(String(decoding: $0.value, as: UTF8.self))"
    }
    let text = lines.joined(separator: "\n") + "\n\n"
    do { try file.writeAll(text.utf8) } catch {
      throw SystemdError(
        operation: "write to standard error", errno: (error as? Errno) ?? .ioError)
    }
  }
}

/// The daemon's own diagnostics, as entries of the journal.
struct JournalLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  let queue: JournalQueue

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let entry = JournalEntry([
      JournalField("MESSAGE", PrintableText.escaped(event.message.description)),
      JournalField("PRIORITY", String(event.level.priority)),
      JournalField("SYSLOG_IDENTIFIER", "followupd"),
    ])
    // A full queue means that journald is stopped: diagnostics make way for reminders.
    _ = queue.enqueue(entry)
  }
}

extension Logger.Level {
  /// The level by syslog's numbers.
  fileprivate var priority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
