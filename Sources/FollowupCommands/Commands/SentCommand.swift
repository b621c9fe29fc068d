import ArgumentParser
import FollowupCore
import When

struct SentCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record a message or call of yours.",
    discussion: """
      A message to several people is recorded once for each: repeat --to. One that did for two \
      applications, since the same person is behind both, is recorded at each with --also.

      \(example(
        "followupctl sent acme thank-you --via email --to jo",
        "followupctl sent acme check-in --to tom --also acme-two"))
      """)

  @Argument(help: .application)
  var name: String

  @Argument(help: "What it was for.")
  var action: Action

  @Option(help: ArgumentHelp("By which channel.", valueName: "channel"))
  var via: Channel?

  @Option(help: ArgumentHelp("To whom; once for each.", valueName: "person"))
  var to: [String] = []

  @Option(
    help: ArgumentHelp(
      "Another application for which it did, too: to the contact there who shares the address.",
      valueName: "name"))
  var also: [String] = []

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard also.isEmpty || to.count < 2 else {
      throw ValidationError("--also goes with one --to at most: record the others by themselves.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let recipients = to.isEmpty ? [nil] : to.map(Optional.some)
    return try session.record(
      recipients.map {
        .touchSent(.init(action: action, channel: via, contact: $0, also: also))
      }, for: name, at: at)
  }
}
