import ArgumentParser
import ControlInterface
import EventLog
import Settings

struct LogCommand: Command {
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

  @Flag(help: "Go on showing what is recorded, until Ctrl-C.")
  var follow = false

  @Flag(help: "Read the log's files, and say what is wrong with them.")
  var verify = false

  @Flag(help: "Take the log's files as they are, so that recording goes on.")
  var accept = false

  @OptionGroup var options: LogOptions

  func validate() throws {
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
      .events(try session.call(ListEventsMethod.self, .init(application: name))))
    return .success
  }

  private func verifyFiles(in session: Session) throws(CommandError) -> ExitStatus {
    let report = try session.verifyLog()
    try session.show(.verification(report))
    return report.damage.isEmpty ? .success : .failure
  }

  /// How many of the events recorded before are shown first.
  private static let earlierEvents = 10

  /// The monitor is asked first, so that nothing falls between it and what was recorded before.
  private func followEvents(in session: Session) throws(CommandError) -> ExitStatus {
    let application: String? =
      if let name { try session.application(name).name } else { nil }
    var shown: Set<EventReport> = []
    try session.connect().monitor(MonitorMethod.self, NoParameters()) {
      change throws(CommandError) in
      var events = change.events
      if shown.isEmpty, events.isEmpty {
        events = try session.call(
          ListEventsMethod.self, .init(application: application, limit: Self.earlierEvents)
        ).events
      }
      let fresh = events.filter { event in
        (application == nil || event.application == application) && shown.insert(event).inserted
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
