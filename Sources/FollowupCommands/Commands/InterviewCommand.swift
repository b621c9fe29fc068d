import ArgumentParser
import CivilTime
import ControlInterface
import FollowupCore
import When

struct InterviewCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "interview", abstract: "Record an interview, held or to come.",
    discussion: example(
      "followupctl interview acme phone --at \"fri 14:00\" --duration 45m --with jo"))

  @Argument(help: .application)
  var name: String

  @Argument(help: "How far it takes you.")
  var stage: Stage

  @Option(
    help: ArgumentHelp("When it starts; a weekday is the next one.", valueName: "when"),
    transform: { try When($0) })
  var at: When

  @Option(
    help: ArgumentHelp("How long it lasts; 1 h unless given.", valueName: "45m"),
    transform: { try TimeSpan(reading: $0) })
  var duration: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "Whom it is with, once for each; somebody new as \"PERSON <ADDRESS>\".", valueName: "person"))
  var with: [String] = []

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.record(
      .interviewAdded(.init(stage: stage, durationMinutes: duration?.minutes, with: with)),
      for: name, at: at)
  }
}
