import ArgumentParser
import ControlInterface
import When

struct NextCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show what may be done, soonest first.",
    discussion: """
      --format prompt writes the most pressing thing in a few words, for a shell's prompt or a bar, and \
      nothing if nothing is to be done. --format waybar writes one line of JSON: text, tooltip, and a \
      class, which is late, now, soon or nothing.

      \(example("followupctl next acme --as-of \"fri 9:00\"", "followupctl next --format prompt"))
      """)

  @Argument(help: .application)
  var name: String?

  @Option(parsing: .unconditional, help: .asOf, transform: { try When($0) })
  var asOf: When?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many follow-ups, and how many dates ahead, at most.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "A line for a status bar or a prompt: waybar or prompt.", valueName: "format"))
  var format: NextFormat?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    try check(limit: limit)
    if format != nil, options.json {
      throw ValidationError("--format has a form of its own: leave out --json.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let request = ListFollowUpsMethod.Request(application: name, asOf: asOf, limit: limit)
    let reply = try session.call(ListFollowUpsMethod.self, request)
    if let format {
      try session.show(
        StatusLine(reply, renderer: session.renderer(of: .followUps(reply))), as: format)
    } else {
      try session.show(.followUps(reply))
    }
    return .success
  }
}
