import ArgumentParser
import FollowupCore
import When

struct CancelCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Record that an interview was called off, or that it did not take place.",
    discussion: example("followupctl cancel acme second"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The interview's stage.")
  var stage: Stage

  @Option(help: .interviewStart, transform: { try When($0) })
  var from: When?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .interviewCancelled(.next(stage)), for: name, at: at, times: from.map { ["from": $0] } ?? [:])
  }
}
