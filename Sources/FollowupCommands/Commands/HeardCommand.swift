import ArgumentParser
import FollowupCore
import When

struct HeardCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "heard", abstract: "Record a message or call of theirs.",
    discussion: example(
      "followupctl heard acme --via email --from jo --asks --at \"2h ago\"",
      "followupctl heard acme --via phone --from \"Tony Kane <tony@acme.example>\""))

  @Argument(help: .application)
  var name: String

  @Option(help: ArgumentHelp("By which channel.", valueName: "channel"))
  var via: Channel?

  @Option(
    help: ArgumentHelp(
      "From whom; somebody new as \"PERSON <ADDRESS>\".", valueName: "person"))
  var from: String?

  @Flag(help: "They ask for an answer.")
  var asks = false

  @Option(
    help: ArgumentHelp("With --asks: by when they want the answer.", valueName: "when"),
    transform: { try When($0) })
  var until: When?

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard until == nil || asks else {
      throw ValidationError("Only a question has a deadline: --until goes with --asks.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .messageHeard(.init(channel: via, contact: from, asks: asks)), for: name, at: at,
      times: until.map { ["until": $0] } ?? [:])
  }
}
