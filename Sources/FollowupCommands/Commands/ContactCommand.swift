import ArgumentParser
import FollowupCore
import When

struct ContactCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Add a contact, or what they allow.",
    discussion: """
      No follow-up is offered without permission: say with --may by which channels this person may \
      be reached.

      \(example(
        "followupctl contact acme \"Jo Doe <jo@acme.example>\" --may email --primary",
        "followupctl contact acme \"Jo Doe\" --never phone"))
      """)

  @Argument(help: .application)
  var name: String

  @Argument(
    help: ArgumentHelp(
      "A name, an address, or both: \"PERSON <ADDRESS>\".", valueName: "person"),
    transform: { try Mailbox($0) })
  var person: Mailbox

  @Option(help: ArgumentHelp("A channel that they allowed.", valueName: "channel"))
  var may: [Channel] = []

  @Option(
    help: ArgumentHelp(
      "A channel by which they asked never to be reached.", valueName: "channel"))
  var never: [Channel] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Their part, such as recruiter or referrer.", valueName: "part"))
  var part: Part?

  @Option(
    help: ArgumentHelp("The address that this one replaces.", valueName: "address"))
  var insteadOf: String?

  @Flag(help: "Write to this person first.")
  var primary = false

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let fields = ContactFields(
      name: person.name, address: person.address, may: may, never: never,
      primary: primary, part: part, insteadOf: insteadOf)
    return try session.record(.contactAdded(ContactAdded(fields)), for: name, at: at)
  }
}
