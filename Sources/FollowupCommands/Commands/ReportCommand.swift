import ArgumentParser
import ControlInterface
import Glibc
import Ground
import JSON
import Schema
import SystemPackage

struct ReportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page about all applications: this week, timelines, figures, calendar.",
    discussion: """
      The page is one file without a script, which loads nothing. --anonymous leaves out the names of \
      applications, companies and people, jobs and notes, so that it can be shown to a coach.

      \(example(
        "followupctl report --html report.html", "followupctl report --html - --anonymous",
        "followupctl report --json"))
      """)

  @Option(
    help: ArgumentHelp(
      "Write the page to a file, or to standard output if it is \"-\".", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  @Flag(help: "Leave names and notes out.")
  var anonymous = false

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard (html != nil) != options.json else {
      throw ValidationError("Say in which form: --html FILE or --json.")
    }
    if html == "" { throw ValidationError("--html takes the name of a file, or \"-\".") }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let weeks = ListTimelinesMethod.Request(weeks: 24, all: true)
    let timelines = try session.call(ListTimelinesMethod.self, weeks)
    let figures = try session.call(GetFiguresMethod.self, NoParameters())
    let request: JSONObject = [
      "template": .string(options.json ? "json" : "page"),
      "context": [
        "timelines": timelines.json, "figures": figures.json, "anonymous": .bool(anonymous),
        "pretty": .bool(session.environment.isTerminal),
      ],
    ]
    let text = try session.environment.written(options.json ? "report-data" : "report", request)
    if let html, html != "-" {
      try Self.write(text, to: FilePath(html))
      try session.environment.write("The page is in \(quoted(html)).\n")
    } else {
      try session.environment.write(String(decoding: text, as: UTF8.self))
    }
    return .success
  }

  /// Puts the page in the place of a file; a device or a pipe is not replaced.
  private static func write(_ page: [UInt8], to file: FilePath) throws(CommandError) {
    var found = stat()
    guard stat(file.string, &found) != 0 || found.st_mode & S_IFMT == S_IFREG else {
      throw .failed(
        "\(quoted(file.string)) is not a file that can be replaced; \"-\" is standard output.")
    }
    do { try file.replaceContent(with: page) } catch {
      throw .failed("\(quoted(file.string)) cannot be written: \(error).")
    }
  }
}
