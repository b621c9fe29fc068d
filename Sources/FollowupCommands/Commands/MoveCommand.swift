import ArgumentParser
import FollowupCore
import When

struct MoveCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Record another time for an interview.",
    discussion: example("followupctl move acme phone --at \"2026-12-03 10:00\""))

  @Argument(help: .application)
  var name: String

  @Argument(help: "The interview's stage.")
  var stage: Stage

  @Option(
    help: ArgumentHelp("When it starts now; a weekday is the next one.", valueName: "when"),
    transform: { try When($0) })
  var at: When

  @Option(help: .interviewStart, transform: { try When($0) })
  var from: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .interviewMoved(.init(stage: stage)), for: name, at: at,
      times: from.map { ["from": $0] } ?? [:])
  }
}
