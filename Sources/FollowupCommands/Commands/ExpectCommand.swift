import ArgumentParser
import CivilTime
import ControlInterface
import FollowupCore
import When

struct ExpectCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "expect", abstract: "Record what they said about timing.",
    discussion: example(
      "followupctl expect acme --by 2026-12-18      you will hear by then",
      "followupctl expect acme --from monday        contact us from then on",
      "followupctl expect acme --no-follow-up       do not contact us"))

  @Argument(help: .application)
  var name: String

  @Option(
    help: ArgumentHelp("You will hear by this date.", valueName: "date"),
    transform: { try When($0) })
  var by: When?

  @Option(
    help: ArgumentHelp("Contact them from this date on.", valueName: "date"),
    transform: { try When($0) })
  var from: When?

  @Flag(help: "Do not contact them.")
  var noFollowUp = false

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard [by != nil, from != nil, noFollowUp].count(where: { $0 }) == 1 else {
      throw ValidationError("Say what they said: one of --by, --from and --no-follow-up.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    guard let date = by ?? from else {
      return try session.record(.promiseRecorded(.noFollowUp), for: name, at: at)
    }
    // The daemon puts the date that the text means in the place of this one.
    let promise: Promise = by == nil ? .from(.latest) : .by(.latest)
    return try session.record(
      .promiseRecorded(promise), for: name, at: at, times: [by == nil ? "from" : "by": date])
  }
}
