import ArgumentParser
import ControlInterface

struct ListCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the applications, a line each.",
    discussion: example("followupctl list --all"))

  @Flag(help: "Show those too that are over or dormant.")
  var all = false

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.show(.applications(try session.call(ListApplicationsMethod.self, .init(all: all))))
    return .success
  }
}
