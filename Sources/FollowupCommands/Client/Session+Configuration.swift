import CivilTime
package import ControlInterface
package import FollowupCore
package import Settings
import SystemPackage

extension Session {
  /// Reads the configuration file that the options and the environment name.
  ///
  /// - Throws: `CommandError.failed` if it cannot be read at all.
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

  /// Whose holidays are counted for an employer of whom neither zone nor region was recorded.
  ///
  /// - Throws: `CommandError.failed` if the zone cannot be read.
  package func usualRegion(under policy: Policy) throws(CommandError) -> UsualRegion {
    do {
      let name = policy.employerZone ?? policy.userZone
      let zone =
        try name.map { (name) throws(ZoneError) in
          try environment.zones.zone(named: name)
        } ?? environment.systemZone()
      return UsualRegion(
        BusinessCalendar(zone: zone, policy: policy, holidays: environment.holidays))
    } catch {
      throw .failed("\(error)")
    }
  }

  /// What is wrong with the file of phrases beside the configuration.
  ///
  /// - Throws: `CommandError.failed` if it cannot be read at all.
  package func checkPhrases() throws(CommandError) -> [Diagnostic] {
    do {
      let path = try locations.phrases
      return Phrases.read(try Settings.content(of: path), file: path.string).1
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
  /// A diagnostic as it is told; the configuration's file goes beside all of them.
  package init(_ diagnostic: Diagnostic, isOfPhrases: Bool = false) {
    let isElsewhere =
      isOfPhrases || FilePath(diagnostic.file).lastComponent == Locations.importedName
    self.init(
      file: isElsewhere ? diagnostic.file : nil, line: diagnostic.line, column: diagnostic.column,
      kind: diagnostic.kind.rawValue, message: diagnostic.message)
  }
}
