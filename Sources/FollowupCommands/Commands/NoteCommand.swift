import ArgumentParser
import FollowupCore
import When

struct NoteCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Keep a note about an application.",
    discussion: example("followupctl note acme \"Jo is away until the 7th\""))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The note. It stays in your log, and never goes to the journal.")
  var text: String

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(.noteAdded(.init(text: text)), for: name, at: at)
  }
}
