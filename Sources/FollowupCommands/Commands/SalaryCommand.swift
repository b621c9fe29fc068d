import ArgumentParser
import FollowupCore
import When

struct SalaryCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "salary", abstract: "Record a salary figure that you gave.",
    discussion: example("followupctl salary acme 85000 --currency USD"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The figure, such as 85000, 85k or 95-105k.", transform: { try AmountRange($0) })
  var amount: AmountRange

  @Option(help: ArgumentHelp("The currency, such as EUR.", valueName: "code"))
  var currency: String?

  @Option(help: .per)
  var per: PayPeriod?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let salary = SalaryStated(
      amount: amount.amount, upTo: amount.upTo, currency: currency, per: per)
    return try session.record(.salaryStated(salary), for: name, at: at)
  }
}
