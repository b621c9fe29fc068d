package import ControlInterface
package import Settings
import SystemPackage

extension Session {
  /// Reads the configuration file where the options and the environment have it.
  ///
  /// - Throws: `CommandError.failed` where it can't be read at all.
  package func loadSettings() throws(CommandError) -> (
    file: String, settings: Settings?, diagnostics: [Diagnostic]
  ) {
    do {
      let path = try locations.configuration
      let loaded = try Settings.load(
        path: path, zones: environment.zones, holidays: environment.holidays)
      return (path.string, loaded.settings, loaded.diagnostics)
    } catch {
      throw .failed(error.description)
    }
  }

  /// Where the configuration file is looked for.
  package func configurationFile() throws(CommandError) -> ConfigurationFile {
    do {
      let path = try locations.configuration
      let isThere = (try? FileDescriptor.open(path, .readOnly, options: .nonBlocking))
      defer { try? isThere?.close() }
      return ConfigurationFile(path: path.string, exists: isThere != nil)
    } catch {
      throw .failed(error.description)
    }
  }
}

extension DiagnosticReport {
  /// A diagnostic as it is told; the file goes beside all of them.
  package init(_ diagnostic: Diagnostic) {
    self.init(
      line: diagnostic.line, column: diagnostic.column, kind: diagnostic.kind.rawValue,
      message: diagnostic.message)
  }
}
