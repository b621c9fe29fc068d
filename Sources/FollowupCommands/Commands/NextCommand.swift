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
    let request = ListFollowUpsMethod.Request(application: name, asOf: asOf, limit: limit)
    try session.show(.followUps(try session.call(ListFollowUpsMethod.self, request)))
    return .success
  }
}
