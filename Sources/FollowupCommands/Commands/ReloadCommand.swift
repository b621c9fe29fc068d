import ArgumentParser
import ControlInterface

struct ReloadCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Have the daemon read its configuration again.",
    discussion: """
      It does so by itself whenever the file changes. A bad file changes nothing.

      \(example("followupctl reload"))
      """)

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let reply = try session.call(ReloadMethod.self, NoParameters())
    try session.show(.reloaded(reply))
    return reply.diagnostics.isEmpty ? .success : .failure
  }
}
