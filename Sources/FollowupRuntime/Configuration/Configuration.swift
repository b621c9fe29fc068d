internal import CivilTime
package import ControlInterface
package import FollowupCore
internal import Holidays
package import Settings
internal import SystemPackage

/// The configuration in force, and the result of the last reading of its file. A file that is refused
/// changes nothing.
package final class Configuration {
  /// The settings in force: of the file as it was last accepted, or the defaults.
  package private(set) var settings = Settings()
  /// Whether the file was accepted or refused when it was last read, or does not exist.
  package private(set) var state = StatusReport.ConfigurationState.defaults
  private var diagnostics: [Diagnostic] = []
  private var failure: SettingsError?
  /// What the file held when it was last read.
  private var content: [UInt8]?
  /// Hashes of what it held before that, since the daemon started.
  private var earlier: Set<Int> = []
  /// Whose name the file gives this device; nil if there is no file.
  private(set) var device: Settings.DeviceChoice?
  private unowned let host: any Host
  private let zones: any ZoneSource
  private let holidays: any HolidaySource

  init(host: any Host, zones: any ZoneSource, holidays: any HolidaySource) {
    self.host = host
    self.zones = zones
    self.holidays = holidays
  }

  /// Whether the file is gone, empty, cut or as it was earlier, as it is for a moment while another
  /// program replaces it. What was refused is worth no wait.
  var isImpaired: Bool {
    guard let content, !content.isEmpty else { return false }
    do throws(SettingsError) {
      guard let now = try host.readConfiguration() else { return true }
      let isCut = now.count < content.count && content.starts(with: now)
      return isCut || state == .inForce && now != content && earlier.contains(now.hashValue)
    } catch {
      return false
    }
  }

  /// Whether there is no file.
  var isMissing: Bool { state == .defaults }

  /// Reads the file again.
  ///
  /// - Returns: its complaints, unless they are those of the last reading.
  func read() -> [String] {
    let before = complaints
    failure = nil
    diagnostics = []
    do throws(SettingsError) {
      take(try host.readConfiguration(), try host.readImportedHolidays())
    } catch {
      failure = error
      state = .refused
      device = .uncertain
    }
    return complaints == before ? [] : complaints
  }

  private func take(_ bytes: [UInt8]?, _ imported: [UInt8]?) {
    if let content, content != bytes { earlier.insert(content.hashValue) }
    content = bytes
    let file = host.configurationPath
    let read = Settings.read(
      bytes, file: file, imported: imported,
      importedFile: Locations.importedHolidays(beside: FilePath(file)).string, zones: zones,
      holidays: holidays)
    diagnostics = read.diagnostics
    if let settings = read.settings { self.settings = settings }
    state = read.settings == nil ? .refused : bytes == nil ? .defaults : .inForce
    device = bytes.map { Settings.device($0, file: file, zones: zones) }
  }

  /// What is in force instead of a file that is refused, in a clause; nil if none is.
  var refusal: String? {
    guard state == .refused else { return nil }
    let instead = settings.file == nil ? "the defaults are" : "what was read before is"
    return "the configuration was refused, and \(instead) in force"
  }

  /// What is to be said of the tone of a text, by the phrases as they are now. What is wrong with
  /// their file is said, too, and the rest of it holds.
  package func toneNotes(on text: String) -> [Reason] {
    let file = Locations.phrases(beside: FilePath(host.configurationPath)).string
    let (phrases, problems): (Phrases, [String])
    do throws(SettingsError) {
      let read = Phrases.read(try host.readPhrases(), file: file)
      (phrases, problems) = (read.0, read.1.map(\.description))
    } catch {
      (phrases, problems) = (Phrases(), [error.description])
    }
    return ToneRule.notes(on: text, by: phrases)
      + problems.map { Reason(.tone, .note, String($0.dropLast()), source: .ours) }
  }

  /// What is wrong with the file, in sentences.
  package var complaints: [String] {
    failure.map { [$0.description] } ?? diagnostics.map(\.description)
  }

  /// The same for a client. A file that cannot be read is at fault from its first line on.
  package var reports: [DiagnosticReport] {
    if let failure {
      return [
        DiagnosticReport(line: 1, column: 1, kind: "syntax", message: failure.description)
      ]
    }
    return diagnostics.map {
      DiagnosticReport(
        file: $0.file == host.configurationPath ? nil : $0.file, line: $0.line, column: $0.column,
        kind: $0.kind.rawValue, message: $0.message)
    }
  }
}
