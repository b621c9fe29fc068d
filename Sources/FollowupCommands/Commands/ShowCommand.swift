import ArgumentParser
import ControlInterface

struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one application, whole.",
    discussion: example("followupctl show acme"))

  @Argument(help: .application)
  var name: String

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let application = try session.application(name)
    let reply = try session.call(
      ListFollowUpsMethod.self, .init(application: application.name))
    try session.show(.application(application, reply))
    return .success
  }
}
