import ArgumentParser
package import ControlInterface
import FollowupCore
package import Importing

struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record what stands in mails, invitations (.ics) and a tracker's CSV or JSON.",
    discussion: """
      All is recorded, or nothing; of more than \(RecordMethod.eventsAtMost) events each \
      \(RecordMethod.eventsAtMost) are, and the same command goes on where it ended. An invitation is recorded once: the same file again \
      changes nothing, a newer version moves the interview or cancels it.

      Of mails, those from contacts and those of yours to contacts are recorded, by their headers \
      alone: a file each, a mailbox, or a folder (Maildir) with all below it. Which addresses are \
      yours is set under [mail] in the configuration.

      A mapping file has tables: [columns], [status] and [stages] say which headers and words of yours \
      mean what, [dates] with order = "day-first" or "month-first" what "03/04/2026" is.

      \(example(
        "followupctl import invitation.ics --stage phone --dry-run",
        "followupctl import invitation.ics --to acme --stage phone",
        "followupctl import ~/Mail --dry-run",
        "followupctl import applications.csv"))
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The application that they belong to, if their addresses do not say.", valueName: "name"))
  var to: String?

  @Option(help: "The stage of the interviews.")
  var stage: Stage?

  @Flag(help: "Take an interview of a stage that another one has for a further one.")
  var another = false

  @Option(
    help: ArgumentHelp(
      "What a tracker's columns and words mean, beyond the usual ones.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var mapping: String?

  @Flag(help: "Show what would be recorded, and record nothing.")
  var dryRun = false

  @Flag(help: "Record anew what was recorded before.")
  var again = false

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    let known = try session.call(ListApplicationsMethod.self, .init(all: true))
    let report = try ForeignFiles(
      files, to: to, stage: stage, isAnother: another, isAgain: again, mapping: mapping,
      known: known,
      in: session.environment
    ).report()
    guard report.refused.isEmpty else {
      try session.showRefusal(of: report, userZone: known.userZone)
      return .failure
    }
    func answer(_ recorded: RecordMethod.Reply?) -> ImportAnswer {
      ImportAnswer(report: report, recorded: recorded, isDryRun: dryRun, known: known)
    }
    guard !dryRun, !report.events.isEmpty else {
      try session.show(.imported(answer(nil)))
      return .success
    }
    var recorded: RecordMethod.Reply?
    do throws(CommandError) {
      for start in stride(from: 0, to: report.events.count, by: RecordMethod.eventsAtMost) {
        let events = Array(report.events[start...].prefix(RecordMethod.eventsAtMost))
        let reply = try session.call(RecordMethod.self, .init(events: events, again: again))
        recorded = recorded?.followed(by: reply) ?? reply
      }
    } catch {
      // What was recorded is said, whatever happened afterwards.
      if let recorded { try session.showOutcome(.imported(answer(recorded))) }
      throw error
    }
    try session.showOutcome(.imported(answer(recorded)))
    return .success
  }
}

/// What became of an import.
package struct ImportAnswer: Sendable {
  /// What the files hold.
  package let report: ImportReport
  /// What the daemon recorded; nil if nothing was to be.
  package let recorded: RecordMethod.Reply?
  /// Whether nothing was recorded since that was asked for.
  package let isDryRun: Bool
  /// The applications before it.
  package let known: ListApplicationsMethod.Reply

  package init(
    report: ImportReport, recorded: RecordMethod.Reply?, isDryRun: Bool,
    known: ListApplicationsMethod.Reply
  ) {
    self.report = report
    self.recorded = recorded
    self.isDryRun = isDryRun
    self.known = known
  }
}

extension RecordMethod.Reply {
  /// Both replies as one. What an application may do next is as the later one has it.
  fileprivate func followed(by next: Self) -> Self {
    let changed = Set(next.events.map(\.application))
    return Self(
      userZone: next.userZone, events: events + next.events, known: known + next.known,
      warnings: warnings + next.warnings,
      followUps: followUps.filter { !changed.contains($0.application) } + next.followUps,
      told: told + next.told,
      reminders: reminders.filter { !changed.contains($0.reminder.application) } + next.reminders)
  }
}

extension Session {
  /// Says what is wrong with files, of which nothing was recorded.
  fileprivate func showRefusal(
    of report: ImportReport, userZone: String
  ) throws(CommandError) {
    let known = ListApplicationsMethod.Reply(userZone: userZone, applications: [])
    try showFailure(
      .imported(ImportAnswer(report: report, recorded: nil, isDryRun: false, known: known)),
      saying: "Nothing was recorded.\n"
        + report.refused.map { "  \($0.place): \($0.message)" }.joined(separator: "\n"))
  }
}

extension ImportRemark {
  /// "FILE, line 24".
  var place: String { "\(file), line \(line)" }
}
