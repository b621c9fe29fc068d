import ArgumentParser

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check and show the configuration, without the daemon.",
    discussion: example("followupctl config check --config followup.toml"),
    subcommands: [ConfigCheckCommand.self, ConfigShowCommand.self, ConfigPathCommand.self])
}
