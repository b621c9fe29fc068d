import ArgumentParser
import ControlInterface

struct ShowCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one application, whole.",
    discussion: example("followupctl show acme"))

  @Argument(help: .application)
  var name: String

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let request = ListApplicationsMethod.Request(application: name, all: true)
    try session.show(.application(try session.call(ListApplicationsMethod.self, request)))
    return .success
  }
}
