import ArgumentParser
import FollowupCore
import When

struct SentCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record a message or call of yours.",
    discussion: example("followupctl sent acme thank-you --via email --to jo"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "What it was for.")
  var action: Action

  @Option(help: ArgumentHelp("By which channel.", valueName: "channel"))
  var via: Channel?

  @Option(help: ArgumentHelp("To whom.", valueName: "person"))
  var to: String?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .touchSent(.init(action: action, channel: via, contact: to)), for: name, at: at)
  }
}
