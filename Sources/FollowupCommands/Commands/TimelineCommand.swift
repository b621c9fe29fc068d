import ArgumentParser
import ControlInterface

struct TimelineCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Draw what happened and what is ahead, a line each application.",
    discussion: """
      This week is in the middle. Of one application, what is drawn is listed below. If the locale is not \
      one of UTF-8, the drawing is in ASCII.

      \(example("followupctl timeline", "followupctl timeline acme --weeks 8"))
      """)

  @Argument(help: .application)
  var name: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many weeks, from 1 to 52.", valueName: "n"))
  var weeks = ListTimelinesMethod.Request.usualWeeks

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard ListTimelinesMethod.Request.possibleWeeks.contains(weeks) else {
      throw ValidationError("--weeks takes a number from 1 to 52, not \(weeks).")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let reply = try session.call(
      ListTimelinesMethod.self, .init(application: name, weeks: weeks))
    try session.show(.timelines(reply, isOfOne: name != nil))
    return .success
  }
}
