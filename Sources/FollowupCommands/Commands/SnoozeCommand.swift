import ArgumentParser
import CivilTime
import ControlInterface
import FollowupCore
import When

struct SnoozeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Put off the reminders of a follow-up.",
    discussion: """
      What is allowed stays as it is.

      \(example("followupctl snooze acme check-in --for 2h"))
      """)

  @Argument(help: .application)
  var name: String

  @Argument(help: "Which follow-up; every one of the application unless given.")
  var action: Action?

  @Option(
    name: .customLong("for"), help: ArgumentHelp("For how long.", valueName: "2h"),
    transform: { text in
      _ = try TimeSpan(reading: text)
      return try When("+\(text)")
    })
  var span: When?

  @Option(
    help: ArgumentHelp("Until when; a weekday is the next one.", valueName: "when"),
    transform: { try When($0) })
  var until: When?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard (span == nil) != (until == nil) else {
      throw ValidationError("Say for how long: one of --for and --until.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    // Exactly one was given.
    guard let end = until ?? span else { return .usage }
    let reply = try session.call(
      SnoozeMethod.self, .init(application: name, action: action, until: end))
    try session.showOutcome(.recorded(reply))
    return .success
  }
}
