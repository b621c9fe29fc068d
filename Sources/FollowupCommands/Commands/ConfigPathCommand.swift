import ArgumentParser

struct ConfigPathCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Show where the configuration file is looked for.",
    discussion: example("$EDITOR \"$(followupctl config path)\""))

  @OptionGroup var options: ConfigurationOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.show(.configurationFile(try session.configurationFile()))
    return .success
  }
}
