import ArgumentParser
import CivilTime
import ControlInterface
import Ground
import Holidays
import Importing
import JSON
import Schema
import Settings
import SystemPackage

struct HolidaysImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the days off of a calendar (.ics) to those that are counted.",
    discussion: """
      Whole days are taken, those that come each year for ten years. They are kept in \
      imported-holidays.toml beside the configuration, which is not changed, and count like the dates \
      under [holidays]. The daemon reads them at once.

      \(example(
        "followupctl holidays import office.ics",
        "followupctl holidays import bayern.ics --for DE-BY --dry-run"))
      """)

  @Argument(help: ArgumentHelp("The calendar files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Whose days off they are: a region, a zone, or \"*\" for every employer's.",
      valueName: "region|zone"))
  var subject = DateOverrides.everywhere

  @Flag(help: "Show what would be added, and add nothing.")
  var dryRun = false

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let environment = session.environment
    let name = try environment.nameOfHolidays(subject)
    let report: HolidayReport = try environment.read(["holidays", "--"] + files)
    guard report.refused.isEmpty else {
      let answer = HolidayImportAnswer(report: report, name: name, new: [], isDryRun: dryRun)
      try session.showFailure(
        .importedHolidays(answer),
        saying: "Nothing was added.\n"
          + report.refused.map { "  \($0.place): \($0.message)" }.joined(separator: "\n"))
      return .failure
    }
    let file = try session.importedHolidaysFile()
    let known = try session.importedHolidays(in: file)
    let added = ImportedHolidays.adding(
      report.days.map { ($0.name, $0.date) }, under: name, to: known)
    let answer = HolidayImportAnswer(
      report: report, name: name, new: added.newDates, isDryRun: dryRun)
    guard !dryRun, !added.newDates.isEmpty else {
      try session.show(.importedHolidays(answer))
      return .success
    }
    do {
      try file.removingLastComponent().makeFolders()
      try file.replaceContent(with: Array(ImportedHolidays.text(of: added.holidays).utf8))
    } catch {
      throw .failed("\(quoted(file.string)) cannot be written: \(error).")
    }
    // A daemon that does not run reads the file when it starts.
    do throws(CommandError) { _ = try session.call(ReloadMethod.self, NoParameters()) } catch {
      guard case .unreachable = error else { throw error }
    }
    try session.showOutcome(.importedHolidays(answer))
    return .success
  }
}

/// What became of an import of days off.
package struct HolidayImportAnswer: Sendable {
  /// What the files hold.
  let report: HolidayReport
  /// Whose days off they are.
  let name: String
  /// Those that were not counted there before.
  let new: Set<CivilDate>
  /// Whether nothing was added since that was asked for.
  let isDryRun: Bool

  var json: JSONObject {
    var object = report.object
    object["for"] = .string(name)
    object["added"] = .array(new.sorted().map { .string("\($0)") })
    return object
  }
}

extension CommandEnvironment {
  /// The name under which dates stand in the configuration: "*", a region's or a zone's.
  fileprivate func nameOfHolidays(_ text: String) throws(CommandError) -> String {
    if text == DateOverrides.everywhere { return text }
    if let region = Region(code: text) {
      do { return try holidays.region(named: region.code).code } catch {
        guard (try? zones.zone(named: text)) == nil else { return zones.canonicalName(of: text) }
        throw .failed(error.description)
      }
    }
    do { _ = try zones.zone(named: text) } catch { throw .failed("\(error)") }
    return zones.canonicalName(of: text)
  }
}

extension Session {
  /// The file of imported holidays.
  fileprivate func importedHolidaysFile() throws(CommandError) -> FilePath {
    do { return Locations.importedHolidays(beside: try locations.configuration) } catch {
      throw .failed(error.description)
    }
  }

  /// What was imported before.
  fileprivate func importedHolidays(in file: FilePath) throws(CommandError) -> [ImportedHoliday] {
    let bytes: [UInt8]?
    do { bytes = try Settings.content(of: file) } catch { throw .failed(error.description) }
    let read = ImportedHolidays.read(
      bytes ?? [], file: file.string, zones: environment.zones, holidays: environment.holidays)
    guard let wrong = read.diagnostics.first else { return read.holidays }
    throw .failed("\(wrong)")
  }
}
