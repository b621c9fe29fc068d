import ArgumentParser
import CivilTime
import FollowupCore
import When

struct ChangeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Say something else of an application, or take it back.",
    discussion: """
      After --zone, what was recorded as a local time keeps that local time. A new region holds for \
      all that is computed from then on. After --applied, what waits for an answer to the \
      application is counted from the new date.

      \(example(
        "followupctl change acme --company \"Acme Ltd\" --zone Europe/London",
        "followupctl change acme --applied \"10 nov\"",
        "followupctl change acme --no-channel --may-follow-up"))
      """)

  @Argument(help: .application)
  var name: String

  @Option(help: ArgumentHelp("The employer.", valueName: "text"))
  var company: String?

  @OptionGroup var facts: ApplicationFacts

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("When you applied, if that was recorded wrongly.", valueName: "when"),
    transform: { try When($0) })
  var applied: When?

  @Flag(help: "Take the employer's name back.")
  var noCompany = false

  @Flag(help: "Take the role back.")
  var noRole = false

  @Flag(help: "Take the advertisement's address back.")
  var noUrl = false

  @Flag(help: "Take the zone back: the one set for employers holds, or yours.")
  var noZone = false

  @Flag(help: "Take the region back: it follows from the zone. None at all is \"--region none\".")
  var noRegion = false

  @Flag(help: "Take back that they stated channels.")
  var noChannel = false

  @Flag(help: "Take back that they asked not to be contacted.")
  var mayFollowUp = false

  @Option(parsing: .unconditional, help: .at, transform: { try When($0) })
  var at: When?

  @OptionGroup var options: DaemonOptions

  private var takenBack: [(name: ApplicationFields.Name, isTaken: Bool, isSet: Bool)] {
    [
      (.company, noCompany, company != nil), (.role, noRole, facts.role != nil),
      (.url, noUrl, facts.url != nil), (.zone, noZone, facts.zone != nil),
      (.region, noRegion, facts.region != nil), (.channels, noChannel, !facts.channel.isEmpty),
      (.noFollowUp, mayFollowUp, facts.noFollowUp),
    ]
  }

  private var fields: ApplicationFields {
    var fields = facts.fields
    fields.company = company
    fields.takenBack = Set(takenBack.filter(\.isTaken).map(\.name))
    return fields
  }

  func validate() throws {
    guard fields != ApplicationFields() || applied != nil else {
      throw ValidationError("Say what is to change, such as --company, --zone or --no-role.")
    }
    if let both = takenBack.first(where: { $0.isTaken && $0.isSet }) {
      throw ValidationError("Either set \(both.name.phrase) or take it back, not both.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    // The daemon puts the instant that the text means in the place of this one.
    let changed = ApplicationChanged(fields, applied: applied.map { _ in .distantFuture })
    return try session.record(
      .applicationChanged(changed), for: name, at: at,
      times: applied.map { ["applied": $0] } ?? [:])
  }
}
