import ArgumentParser
import ControlInterface
import EventLog
import FollowupCore
import Settings

struct LogCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what was recorded; follow it, verify its files, or take them as they are.",
    discussion: """
      --verify reads the files themselves, changes nothing, needs no daemon, and ends with 1 where \
      anything is damaged.

      --accept takes the log's files as they are, after a restore, a rollback or a loss that the \
      daemon named: what it still knows of this device's events is written to its file again, the \
      numbers of events that stay lost are not given again, and recording goes on.

      \(example("followupctl log acme", "followupctl log --follow", "followupctl log --verify",
        "followupctl log --accept"))
      """)

  @Argument(help: .application)
  var name: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many of the latest.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Go on showing what is recorded, until Ctrl-C.")
  var follow = false

  @Flag(help: "Read the log's files, and say what is wrong with them.")
  var verify = false

  @Flag(help: "Take the log's files as they are, so that recording goes on.")
  var accept = false

  @OptionGroup var options: LogOptions

  func validate() throws {
    try check(limit: limit)
    guard verify || options.log == nil else {
      throw ValidationError("--log names the files that --verify reads: write --verify, too.")
    }
    guard !accept || name == nil && !follow && !verify else {
      throw ValidationError(
        "--accept is about the whole log: it goes with neither NAME nor --follow nor --verify.")
    }
    guard !verify || name == nil && !follow else {
      throw ValidationError("--verify reads the whole log: it goes with neither NAME nor --follow.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    if verify { return try verifyFiles(in: session) }
    if accept {
      try session.show(.accepted(try session.call(AcceptLogMethod.self, NoParameters())))
      return .success
    }
    if follow { return try followEvents(in: session) }
    try session.show(
      .events(try session.call(ListEventsMethod.self, .init(application: name, limit: limit))))
    return .success
  }

  private func verifyFiles(in session: Session) throws(CommandError) -> ExitStatus {
    let report = try session.verifyLog(isNamed: options.log != nil)
    try session.show(.verification(report))
    return report.damage.isEmpty ? .success : .failure
  }

  /// How many of the events recorded before are shown first.
  private static let earlierEvents = 10

  /// Shows each event once: those of a device come in the order of their numbers, so that the last
  /// number of each device is all that has to be kept.
  private func followEvents(in session: Session) throws(CommandError) -> ExitStatus {
    var last: [String: Int] = [:]
    let request = MonitorMethod.Request(application: name, latest: limit ?? Self.earlierEvents)
    try session.monitor(MonitorMethod.self, request) { change throws(CommandError) in
      let fresh = change.events.filter { $0.id.sequence > last[$0.id.device] ?? 0 }
      for id in change.known + fresh.map(\.id) {
        last[id.device] = max(last[id.device] ?? 0, id.sequence)
      }
      if !fresh.isEmpty {
        try session.show(.events(.init(userZone: change.userZone, events: fresh)))
      }
      return true
    }
    return .success
  }
}

/// The options of `log`: it asks the daemon, or reads the files.
struct LogOptions: CommonOptions {
  @OptionGroup var daemon: DaemonOptions

  @Option(
    help: ArgumentHelp(
      "With --verify: the log's folder, in place of $FOLLOWUP_LOG.", valueName: "path"),
    completion: .directory)
  var log: String?

  var json: Bool { daemon.json }

  var flags: [Location: String] {
    daemon.flags.merging(log.map { [.log: $0] } ?? [:]) { flag, _ in flag }
  }
}
