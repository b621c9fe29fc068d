import ArgumentParser
import CivilTime
import ControlInterface
import Ground
import When

struct AllowMailCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "allow-mail", abstract: "Let the next mail through that the rules would stop.",
    discussion: """
      It is about mails that your mail program gives to followup-sendmail. A mail that may go anyway \
      does not use the permission up.

      \(example("followupctl allow-mail", "followupctl allow-mail --for 1h"))
      """)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long the permission holds.", valueName: "10m"),
    transform: { text in
      let span = try TimeSpan(reading: text)
      guard span.days > 0 || span.seconds > 0 else {
        throw ValidationError(
          "\(quoted(text)) is no time at all: write how long the permission holds, such as 10m.")
      }
      return try When("+\(text)")
    })
  var span: When = try! When("+10m")

  @OptionGroup var options: DaemonOptions

  func run(in session: Session) throws(CommandError) -> ExitStatus {
    try session.showOutcome(
      .mailAllowed(try session.call(AllowMailMethod.self, .init(until: span))))
    return .success
  }
}
