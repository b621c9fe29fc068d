import ArgumentParser
import ControlInterface

struct FiguresCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Show how your applications went: answers and their days, messages, promises.",
    discussion: example("followupctl figures"))

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.show(.figures(try session.call(GetFiguresMethod.self, NoParameters())))
    return .success
  }
}
