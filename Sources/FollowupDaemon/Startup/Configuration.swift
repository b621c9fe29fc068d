import CivilTime
import ControlInterface
import Settings
import SystemPackage

/// The configuration in force, and what became of the file when it was last read. A file that is
/// refused changes nothing.
final class Configuration {
  let path: FilePath
  private(set) var settings = Settings()
  private(set) var state = StatusReport.ConfigurationState.defaults
  private var diagnostics: [Diagnostic] = []
  private var failure: SettingsError?
  private let zones: any ZoneSource

  init(path: FilePath, zones: any ZoneSource) {
    self.path = path
    self.zones = zones
  }

  /// Reads the file again.
  ///
  /// - Returns: what to say about it, which was not said the last time.
  func read() -> [String] {
    let before = complaints
    failure = nil
    diagnostics = []
    do throws(SettingsError) {
      let read = try Settings.load(path: path, zones: zones)
      diagnostics = read.diagnostics
      if let settings = read.settings {
        self.settings = settings
        state = settings.file == nil ? .defaults : .inForce
      } else {
        state = .refused
      }
    } catch {
      failure = error
      state = .refused
    }
    return complaints == before ? [] : complaints
  }

  /// What is wrong with the file, in sentences.
  var complaints: [String] {
    failure.map { [$0.description] } ?? diagnostics.map(\.description)
  }

  /// The same for a client. A file that can't be read is at fault from its first line on.
  var reports: [DiagnosticReport] {
    if let failure {
      return [
        DiagnosticReport(line: 1, column: 1, kind: "syntax", message: failure.description)
      ]
    }
    return diagnostics.map {
      DiagnosticReport(
        line: $0.line, column: $0.column, kind: $0.kind.rawValue, message: $0.message)
    }
  }
}
