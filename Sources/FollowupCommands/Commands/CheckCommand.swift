import ArgumentParser
import ControlInterface
import FollowupCore
import When

struct CheckCommand: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether something is allowed, now or at another time.",
    discussion: """
      It ends with 0 where it is allowed, with 3 where it is not yet, and with 4 where it never is.

      \(example(
        "followupctl check acme check-in --via phone --at \"fri 9:00\"",
        "followupctl check acme salary 92000 --currency USD"))
      """)

  /// What the second word asks about.
  enum Subject: ExpressibleByArgument {
    case touch(Action)
    case salary

    init?(argument: String) {
      if argument == Self.salaryWord {
        self = .salary
      } else if let action = Action(rawValue: argument) {
        self = .touch(action)
      } else {
        return nil
      }
    }

    static let salaryWord = "salary"
    static var allValueStrings: [String] { Action.allCases.map(\.rawValue) + [salaryWord] }
  }

  @Argument(help: .application)
  var name: String

  @Argument(help: ArgumentHelp("What you would send, or \"salary\".", valueName: "action"))
  var subject: Subject

  @Argument(
    help: "With \"salary\": the figure that you would give.", transform: { try AmountRange($0) })
  var amount: AmountRange?

  @Option(help: ArgumentHelp("With \"salary\": the currency, such as EUR.", valueName: "code"))
  var currency: String?

  @Option(help: .per)
  var per: PayPeriod?

  @Option(help: ArgumentHelp("By which channel.", valueName: "channel"))
  var via: Channel?

  @Option(help: ArgumentHelp("To whom.", valueName: "person"))
  var to: String?

  @Option(
    name: [.long, .customLong("as-of")],
    help: ArgumentHelp("When, rather than now.", valueName: "when"), transform: { try When($0) })
  var at: When?

  @Option(parsing: .unconditional, help: "What you would write, to have its tone read.")
  var text: String?

  @OptionGroup var options: DaemonOptions

  func validate() throws {
    switch subject {
    case .salary where amount == nil:
      throw ValidationError("\"salary\" needs the figure that you would give, such as 85000.")
    case .salary where via != nil || to != nil || text != nil:
      throw ValidationError("--via, --to and --text do not go with \"salary\".")
    case .touch where amount != nil || currency != nil || per != nil:
      throw ValidationError("A figure, --currency and --per go only with \"salary\".")
    default: break
    }
  }

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    var action: Action?
    if case .touch(let touch) = subject { action = touch }
    let request = CheckMethod.Request(
      application: name, action: action, channel: via, contact: to, at: at, amount: amount?.amount,
      upTo: amount?.upTo, currency: currency, per: per, text: text)
    let verdict = try session.call(CheckMethod.self, request)
    try session.show(.verdict(verdict, of: request))
    switch verdict.answer {
    case .allowed: return .success
    case .notYet: return .notYet
    case .never: return .never
    }
  }
}
