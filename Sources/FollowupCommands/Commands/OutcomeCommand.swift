import ArgumentParser
import ControlInterface
import FollowupCore
import When

struct OutcomeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "outcome", abstract: "Record how it ended, or that they made an offer.",
    discussion: example("followupctl outcome acme offer --until 2026-12-18"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "What came of it.")
  var outcome: Outcome

  @Option(
    help: ArgumentHelp("Until when the offer stands.", valueName: "date"),
    transform: { try When($0) })
  var until: When?

  @Option(help: ArgumentHelp("By which channel it came.", valueName: "channel"))
  var via: Channel?

  @Option(
    help: ArgumentHelp(
      "Who told you; somebody new as \"PERSON <ADDRESS>\".", valueName: "person"))
  var from: String?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard until == nil || outcome == .offer else {
      throw ValidationError("Only an offer stands until a date: --until goes with \"offer\".")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .outcomeRecorded(.init(outcome, channel: via, contact: from)), for: name, at: at,
      times: until.map { ["until": $0] } ?? [:])
  }
}
