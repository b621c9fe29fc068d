import ArgumentParser
import ControlInterface
import Settings

struct ConfigShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every setting in force, and where it came from.",
    discussion: example("followupctl config show"))

  @OptionGroup var options: ConfigurationOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let loaded = try session.loadSettings()
    guard let settings = loaded.settings else {
      let diagnostics = loaded.diagnostics.map { DiagnosticReport($0) }
      try session.show(
        .configuration(.init(file: loaded.file, diagnostics: diagnostics), exists: true))
      return .failure
    }
    let region = try session.usualRegion(under: settings.policy)
    try session.show(.settings(settings.inForce, file: settings.file, region: region))
    return .success
  }
}
