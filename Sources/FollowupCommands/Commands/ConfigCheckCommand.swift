import ArgumentParser
import ControlInterface
import Settings

struct ConfigCheckCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the configuration file and the phrases beside it.",
    discussion: """
      It ends with 1 if anything is; what is only worth knowing is a note.

      \(example("followupctl config check --config followup.toml"))
      """)

  @OptionGroup var options: ConfigurationOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let file = try session.configurationFile(isNamed: options.config != nil)
    let loaded = try session.loadSettings()
    let diagnostics =
      try loaded.diagnostics.map { DiagnosticReport($0) }
      + session.checkPhrases().map { DiagnosticReport($0, isOfPhrases: true) }
    let notes = loaded.settings?.notes.map { DiagnosticReport($0) } ?? []
    try session.show(
      .configuration(
        .init(file: loaded.file, diagnostics: diagnostics, notes: notes), exists: file.exists))
    return diagnostics.isEmpty ? .success : .failure
  }
}
