import CivilTime
package import ControlInterface
package import FollowupCore
import Ground
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
  ///
  /// - Parameter isNamed: whether the user named the file, which then has to exist.
  /// - Throws: `CommandError.failed` if its place is not known, or a named file cannot be opened.
  package func configurationFile(
    isNamed: Bool = false
  ) throws(CommandError) -> ConfigurationFile {
    let path: FilePath
    do { path = try locations.configuration } catch { throw .failed(error.description) }
    let obstacle = path.obstacle
    if isNamed, let obstacle {
      throw .failed("\(quoted(path.string)) cannot be read: \(obstacle).")
    }
    return ConfigurationFile(path: path.string, exists: obstacle == nil)
  }
}

extension FilePath {
  /// Why what lies here cannot be opened for reading; nil if it can.
  var obstacle: Errno? {
    do {
      try FileDescriptor.open(self, .readOnly, options: .nonBlocking).close()
      return nil
    } catch {
      return error as? Errno
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
