import ArgumentParser
import ControlInterface
import FollowupCore
import When

struct SkipCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "skip", abstract: "Leave a follow-up out for good.",
    discussion: example("followupctl skip acme thank-you --to jo"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "Which follow-up.")
  var action: Action

  @Option(help: ArgumentHelp("To whom; to all unless given.", valueName: "person"))
  var to: String?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let request = SkipMethod.Request(application: name, action: action, contact: to, at: at)
    try session.showOutcome(.recorded(session.call(SkipMethod.self, request)))
    return .success
  }
}
