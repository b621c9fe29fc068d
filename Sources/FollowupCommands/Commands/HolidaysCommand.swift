import ArgumentParser
import CivilTime
import ControlInterface
import FollowupCore
import Holidays
import Settings

struct HolidaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holidays",
    abstract: "List the days off that are counted, or add those of a calendar.",
    discussion: example(
      "followupctl holidays acme", "followupctl holidays DE-BY --year 2027",
      "followupctl holidays import office.ics --for DE-BY"),
    subcommands: [HolidaysListCommand.self, HolidaysImportCommand.self],
    defaultSubcommand: HolidaysListCommand.self)
}

struct HolidaysListCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the days off that are counted for an employer or a region.",
    discussion: example("followupctl holidays acme", "followupctl holidays DE-BY --year 2027"))

  @Argument(
    help: ArgumentHelp(
      "An application, or a region such as DE-BY.", valueName: "name|region"))
  var subject: String

  @Option(help: ArgumentHelp("The year; else this one.", valueName: "year"))
  var year: Int?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard let year, CivilDate(year: year, month: 1, day: 1) == nil else { return }
    throw ValidationError("A year is a number from 1 to 9999, not \(year).")
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let environment = session.environment
    let loaded = try session.loadSettings()
    guard let policy = loaded.settings?.policy else {
      let diagnostics = loaded.diagnostics.map { DiagnosticReport($0) }
      try session.show(
        .configuration(.init(file: loaded.file, diagnostics: diagnostics), exists: true))
      return .failure
    }
    var zone = Zone.utc
    let region: String?
    do {
      region = try environment.holidays.region(named: subject).code
    } catch let wrong {
      let application = try application(in: session, unless: wrong)
      do {
        zone = try application.map { try environment.zones.zone(saidAs: $0.zone) } ?? .utc
      } catch {
        throw .failed("\(error)")
      }
      region = application?.region
    }
    let calendar = BusinessCalendar(
      zone: zone, listedAs: environment.zones.canonicalName(of: zone.identifier),
      recorded: region.flatMap { RegionChoice($0) }, policy: policy, holidays: environment.holidays)
    let year = year ?? zone.date(at: environment.now).year
    try session.show(.holidays(HolidayListing(of: calendar, in: year)))
    return .success
  }

  /// The application of that name; what looks like a region, or like a region's name, is refused as one.
  private func application(
    in session: Session, unless wrong: RegionError
  ) throws(CommandError) -> ApplicationReport? {
    let request = ListApplicationsMethod.Request(application: subject, all: true)
    do throws(CommandError) {
      return try session.call(ListApplicationsMethod.self, request).applications.first
    } catch {
      let isRegion = Region(code: subject) != nil || subject.contains(where: \.isUppercase)
      throw isRegion ? .failed(wrong.description) : error
    }
  }
}
