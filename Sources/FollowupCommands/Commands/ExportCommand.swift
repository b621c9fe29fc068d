import ArgumentParser
import ControlInterface

struct ExportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print what is recorded: as a calendar, a table or JSON.",
    discussion: """
      The calendar has interviews, windows, promised dates and deadlines; the table a line an \
      application, which import reads again; JSON the applications with all their events.

      \(example(
        "followupctl export --ics > follow-ups.ics", "followupctl export --csv > applications.csv",
        "followupctl export --json acme"))
      """)

  @Argument(help: ArgumentHelp("One application; all if not given.", valueName: "name"))
  var name: String?

  @Flag(help: "As an iCalendar, as the calendar file has it.")
  var ics = false

  @Flag(help: "As a table of comma-separated values.")
  var csv = false

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard [ics, csv, options.json].count(where: \.self) == 1 else {
      throw ValidationError("Say in which form: --ics, --csv or --json.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    if ics {
      let reply = try session.call(ExportCalendarMethod.self, .init(application: name))
      try session.environment.write(reply.calendar)
      return .success
    }
    let applications = try session.call(
      ListApplicationsMethod.self, .init(application: name, all: true))
    if csv {
      try session.environment.write(ApplicationTable(applications).text)
    } else {
      let events = try session.call(ListEventsMethod.self, .init(application: name))
      try session.show(.exported(applications, events))
    }
    return .success
  }
}
