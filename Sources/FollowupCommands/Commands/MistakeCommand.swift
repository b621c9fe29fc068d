import ArgumentParser
import FollowupCore
import When

struct MistakeCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "mistake", abstract: "Note a mistake of yours, to own up to it in time.",
    discussion: example("followupctl mistake acme \"sent the wrong portfolio\""))

  @Argument(help: .application)
  var name: String

  @Argument(help: "What went wrong. It stays in your log.")
  var text: String

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(.mistakeNoted(.init(text: text)), for: name, at: at)
  }
}
