import ArgumentParser
import Settings

/// A command of followupctl. It runs in a session, which holds all that it may touch.
protocol Command: ParsableCommand {
  associatedtype Options: CommonOptions
  var options: Options { get }

  /// Does what it is for, and shows the answer.
  func run(in session: Session) throws(CommandError) -> ExitStatus
}

/// The options that a command shares with others.
protocol CommonOptions: ParsableArguments {
  /// Whether answers are written as JSON.
  var json: Bool { get }
  /// The places that options moved.
  var flags: [Location: String] { get }
}

/// The options of a command that asks the daemon.
struct DaemonOptions: CommonOptions {
  @Option(
    help: ArgumentHelp("The daemon's socket, in place of $FOLLOWUP_SOCKET.", valueName: "path"),
    completion: .file())
  var socket: String?

  @Flag(help: "Answer with one JSON object.")
  var json = false

  var flags: [Location: String] { socket.map { [.socket: $0] } ?? [:] }
}

/// The options of a command that reads the configuration itself.
struct ConfigurationOptions: CommonOptions {
  @Option(
    help: ArgumentHelp(
      "The configuration file, in place of $FOLLOWUP_CONFIG.", valueName: "path"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Flag(help: "Answer with one JSON object.")
  var json = false

  var flags: [Location: String] { config.map { [.configuration: $0] } ?? [:] }
}

/// An example for a command's help.
func example(_ lines: String...) -> String {
  // Every command's is made to find one by its name, for which a list that is joined is dear.
  lines.reduce("EXAMPLE") { "\($0)\n  \($1)" }
}
