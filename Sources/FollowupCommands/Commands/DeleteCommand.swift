import ArgumentParser
import ControlInterface

struct DeleteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Take an application back, with all that was recorded of it.",
    discussion: """
      It stays in the log and counts nowhere. The answer lists what goes along and says how to have it \
      back. One that is added anew under the name begins empty.

      \(example("followupctl delete acme"))
      """)

  @Argument(help: .application)
  var name: String

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.showOutcome(.undone(session.call(UndoMethod.self, .init(application: name))))
    return .success
  }
}
