import ArgumentParser
import CivilTime
import ControlInterface
import FollowupCore
import When

struct AddCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Begin an application, or say more of one; \"change\" says something else.",
    discussion: example(
      "followupctl add acme --company \"Acme Corp\" --role Engineer \\",
      "  --zone America/New_York --channel email"))

  @Argument(help: ArgumentHelp("A short name for it.", valueName: "new-name"))
  var name: String

  @Option(help: ArgumentHelp("The employer.", valueName: "text"))
  var company: String

  @OptionGroup var facts: ApplicationFacts

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    var fields = facts.fields
    fields.company = company
    return try session.record(.applicationAdded(ApplicationAdded(fields)), for: name, at: at)
  }
}

/// What may be said of an application when it is added, and later.
struct ApplicationFacts: ParsableArguments {
  @Option(help: ArgumentHelp("What you would do there.", valueName: "text"))
  var role: String?

  @Option(help: "Where the job is advertised.")
  var url: String?

  @Option(help: ArgumentHelp("The employer's time zone, such as Europe/Berlin.", valueName: "zone"))
  var zone: String?

  @Option(
    help: ArgumentHelp(
      "Whose holidays they keep, such as DE-BY, DE or none; else those of the zone.",
      valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp("A channel that they stated; every other is then closed."))
  var channel: [Channel] = []

  @Flag(help: "They asked not to be contacted.")
  var noFollowUp = false

  var fields: ApplicationFields {
    ApplicationFields(
      role: role, zone: zone, region: region, url: url, channels: channel, noFollowUp: noFollowUp)
  }
}
