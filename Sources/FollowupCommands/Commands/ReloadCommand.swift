import ArgumentParser
import ControlInterface

struct ReloadCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Have the daemon read its configuration and the lists of holidays again.",
    discussion: """
      It reads the configuration by itself whenever the file changes; a bad file changes nothing. After \
      an update of the lists it takes this command, or a restart.

      \(example("followupctl reload"))
      """)

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let reply = try session.call(ReloadMethod.self, NoParameters())
    try session.show(.reloaded(reply))
    return reply.diagnostics.isEmpty ? .success : .failure
  }
}
