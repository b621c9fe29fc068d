import ArgumentParser
import FollowupCore
import When

struct CancelCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Record that the next interview of a stage was called off.",
    discussion: example("followupctl cancel acme second"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The interview's stage.")
  var stage: Stage

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(.interviewCancelled(.next(stage)), for: name, at: at)
  }
}
