import ArgumentParser
import ControlInterface

struct StatusCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the daemon, its files, its next wake-up, and what it could not do.",
    discussion: example("followupctl status"))

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.show(.status(try session.call(GetStatusMethod.self, NoParameters())))
    return .success
  }
}
