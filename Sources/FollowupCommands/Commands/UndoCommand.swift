import ArgumentParser
import ControlInterface
import FollowupCore

struct UndoCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what was recorded.",
    discussion: """
      The event stays in the log, and counts no longer. To have it back, undo the undoing.

      \(example("followupctl undo", "followupctl undo 3f2a9c1e/17"))
      """)

  @Argument(
    help: ArgumentHelp(
      "The event's id, as \"log\" shows it; all that the last command recorded unless given.",
      valueName: "event"),
    transform: { try EventID(reading: $0) })
  var event: EventID?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.showOutcome(.undone(session.call(UndoMethod.self, .init(event: event))))
    return .success
  }
}
