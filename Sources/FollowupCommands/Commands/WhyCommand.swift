import ArgumentParser
import ControlInterface
import FollowupCore
import When

struct WhyCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show each rule that made or denied a follow-up, and its source.",
    discussion: example("followupctl why acme check-in"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "What you would send; every action unless given.")
  var action: Action?

  @Option(parsing: .unconditional, help: .asOf, transform: { try When($0) })
  var asOf: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let request = ExplainMethod.Request(application: name, action: action, asOf: asOf)
    try session.show(.explanation(try session.call(ExplainMethod.self, request)))
    return .success
  }
}
