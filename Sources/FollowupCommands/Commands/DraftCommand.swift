import ArgumentParser
import ControlInterface
import FollowupCore

struct DraftCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Write a message from a template.",
    discussion: """
      It is refused where "check" says never, which ends with 4, and comes with a warning where it says \
      not yet. Its tone is read, also after you edited it. What goes by phone is not written.

      Your own template for an action is the file templates/ACTION.mustache beside the configuration: a \
      line "Subject: TEXT", an empty line and the message, in Mustache. {{recipient}}, {{company}} and \
      {{role}} are what was recorded, {{occasion}} and {{date}} what a thank-you, check-in, reply or \
      decision follows and when that was, and {{leaving}} begins a section of a gracious note to those \
      whom you turn down. {{you}} is [you] name of the configuration. What is not known begins no section.

      \(example(
        "followupctl draft acme check-in",
        "followupctl draft acme reply --edit --print | followup-sendmail -t",
        "followupctl draft acme thank-you --to jo --open"))
      """)

  @Argument(help: .application)
  var name: String

  @Argument(help: "What the message is for.")
  var action: Action

  @Option(help: ArgumentHelp("To whom.", valueName: "person"))
  var to: String?

  @Flag(help: "Change it first, in the editor of $VISUAL or $EDITOR.")
  var edit = false

  @Flag(help: "Print it with the headers of a mail, for a program that sends.")
  var print = false

  @Flag(help: "Open it in your mail program, with xdg-open.")
  var open = false

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    guard [print, open, options.json].count(where: \.self) <= 1 else {
      throw ValidationError("Only one of --print, --open and --json can be given.")
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    // A text can be read for its tone only once it is written, and it is written from what is recorded.
    let known = try session.call(
      ListApplicationsMethod.self, .init(application: name, all: true))
    let author = try DraftAuthor(of: action, to: to, known: known)
    var draft = try author.draft(in: session)
    let application = known.applications[0].name
    func request(_ draft: Draft) -> CheckMethod.Request {
      .init(
        application: application, action: action, channel: author.channel,
        contact: author.contact?.contact, text: draft.text)
    }
    let verdict = try session.call(CheckMethod.self, request(draft))
    // How the text sounds is told apart, and of no text that is never sent.
    let rules = Answer.verdict(verdict.without(.tone), of: request(draft))
    guard verdict.answer != .never else {
      try session.showAside(rules)
      return .never
    }
    if verdict.answer == .notYet, !options.json { try session.showAside(rules) }
    if edit {
      let text = try DraftEditor(environment: session.environment).edited(draft.written)
      draft = Draft(text, to: author.reader, by: author.channel)
      guard !draft.text.isEmpty else { throw .failed("The draft is empty, and nothing is done.") }
      // What the user wrote is not lost, whatever happens now.
      do throws(CommandError) {
        session.note(toneOf: try session.call(CheckMethod.self, request(draft)))
      } catch {
        session.note("Its tone was not read: \(error)")
      }
    } else {
      session.note(toneOf: verdict)
    }
    // What was printed may be sent as it is; what was edited was seen.
    if print, !edit, let gap = draft.gaps.first {
      throw .failed("The line \"\(gap)\" is yours to write: add --edit, or use --open.")
    }
    if !open { draft.gaps.forEach { session.note("The line \"\($0)\" is yours to write.") } }
    try deliver(draft, verdict, in: session)
    return .success
  }

  private func deliver(
    _ draft: Draft, _ verdict: VerdictReport, in session: Session
  ) throws(CommandError) {
    if draft.channel != .email {
      guard !open else {
        throw .failed(
          "It goes \(draft.channel.phrase), so that no mail program can open it: leave out --open.")
      }
    } else if draft.to == nil, print || open {
      session.note("No mail address is known for it: \"followupctl contact\" records one.")
    }
    guard open else { return try session.show(draft, verdict, isMessage: print) }
    switch try session.environment.runProgram(["xdg-open", draft.link]) {
    case nil:
      throw .failed(
        "xdg-open is not installed, which knows your mail program: --print prints the message.")
    case 0?: break
    case let status?:
      throw .failed("xdg-open ended with status \(status): no mail program was opened.")
    }
  }
}

extension Session {
  /// Says what a message's tone leaves to wish for; nothing if that is nothing.
  fileprivate func note(toneOf verdict: VerdictReport) {
    let fine = ToneRule.notes(on: "").map(\.text)
    for reason in verdict.because where reason.rule == .tone && !fine.contains(reason.text) {
      note("\(reason.text.sentence)")
    }
  }
}
