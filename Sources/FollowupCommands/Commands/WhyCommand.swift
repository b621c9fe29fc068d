import ArgumentParser
import ControlInterface
import FollowupCore
import When

struct WhyCommand: Command {
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
    let instant = try session.instant(asOf, for: .coming, of: name)
    let reply = try session.call(
      ExplainMethod.self, .init(application: name, action: action, asOf: instant))
    try session.show(.explanation(reply))
    return .success
  }
}
