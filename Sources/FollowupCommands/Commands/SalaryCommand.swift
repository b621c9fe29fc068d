import ArgumentParser
import FollowupCore
import When

struct SalaryCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "salary", abstract: "Record a salary figure that you gave.",
    discussion: example("followupctl salary acme 85000 --currency USD"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The figure, such as 85000 or 85000.50.")
  var amount: Amount

  @Option(help: ArgumentHelp("The currency, such as EUR.", valueName: "code"))
  var currency: String?

  @Option(help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(.salaryStated(.init(amount: amount, currency: currency)), for: name, at: at)
  }
}
