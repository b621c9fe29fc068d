import ArgumentParser
import ControlInterface
import When

struct NextCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show what may be done, soonest first.",
    discussion: example("followupctl next acme --as-of \"fri 9:00\""))

  @Argument(help: .application)
  var name: String?

  @Option(parsing: .unconditional, help: .asOf, transform: { try When($0) })
  var asOf: When?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n"))
  var limit: Int?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit wants a number from 1 on.") }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let instant = try session.instant(asOf, for: .coming, of: name)
    let reply = try session.call(
      ListFollowUpsMethod.self, .init(application: name, asOf: instant, limit: limit))
    try session.show(.followUps(reply))
    return .success
  }
}
