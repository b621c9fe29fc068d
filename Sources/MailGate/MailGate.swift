import CProcess
import CivilTime
import ControlInterface
import FollowupCommands
import FollowupCore
import Glibc
import Ground
import MailHeaders
import Settings
import SystemPackage
import When

/// `followup-sendmail`: stands where a mail program expects sendmail. A mail goes to the real program as
/// it is, unless the rules hold it.
///
/// On success nothing is written: to some mail programs a word is a failure, and they send again.
package struct MailGate {
  private let words: [String]
  private let locations: Locations
  private let zones: any ZoneSource
  private let now: Instant
  private let connect: (String) throws(CommandError) -> any ControlChannel

  private init(_ words: [String], _ environment: CommandEnvironment) {
    self.words = words
    locations = Locations(environment: environment.variables)
    zones = environment.zones
    now = environment.now
    connect = environment.connect
  }

  /// Runs the program.
  ///
  /// - Parameter words: the arguments after the program's own name.
  /// - Returns: the code with which it ends.
  package static func run(_ words: [String]) -> Int32 {
    cprocess_open_standard_descriptors()
    let environment = CommandEnvironment.process()
    do throws(Stop) {
      return try MailGate(words, environment).run()
    } catch {
      environment.writeError(
        PrintableText.escaped("followup-sendmail: \(error.sentence)") + "\n")
      return error.code
    }
  }

  /// Why a mail does not go.
  private struct Stop: Error {
    var sentence: String
    let code: Int32

    /// Those of sysexits.h: the rules, or this user, do not permit it.
    static func refused(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 77) }
    static func later(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 75) }
    static func configuration(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 78) }
  }

  private func run() throws(Stop) -> Int32 {
    let arguments = SendmailArguments(words)
    guard arguments.isMail else {
      let program = try program(try settings())
      throw cannotRun(program, program.become(input: 0))
    }
    let mail: SpooledMail
    do { mail = try SpooledMail() } catch { throw .later("The mail cannot be read: \(error).") }
    do throws(Stop) {
      return try pass(mail, with: arguments)
    } catch {
      // Some mail programs have lost the text by now.
      throw Stop(sentence: error.sentence + kept(mail), code: error.code)
    }
  }

  private func pass(_ mail: SpooledMail, with arguments: SendmailArguments) throws(Stop) -> Int32 {
    let settings = try settings()
    let program = try program(settings)
    let header = MailHeader(mail.beginning)
    let own = Set(settings.own.map(\.comparableAddress))
    let recipients = (arguments.recipients + (arguments.readsHeader ? header.recipients : []))
      .filter { !own.contains($0.comparableAddress) }
    let check = recipients.isEmpty ? nil : try self.check(recipients, header, settings)
    guard let check, !check.recipients.isEmpty else {
      throw cannotRun(program, program.become(input: mail.rewound()))
    }
    let code: Int32
    do { code = try program.run(input: mail.rewound()) } catch { throw cannotRun(program, error) }
    if code == 0 {
      record(check, header)
    } else if let until = check.allowedUntil {
      // The mail did not go, so that the next one still may.
      _ = try? call(AllowMailMethod.self, .init(until: When(until)))
    }
    return code
  }

  private func cannotRun(_ program: RealProgram, _ error: Errno) -> Stop {
    .configuration(
      "The mail was not sent: \(quoted(program.words[0])) cannot be run: \(error). The program that "
        + "sends mails is set as \"program\" under [mail] in the configuration.")
  }

  // MARK: The configuration

  private func settings() throws(Stop) -> MailSettings {
    do {
      let path = try locations.configuration
      guard let bytes = try Settings.content(of: path) else { return MailSettings() }
      if let mail = Settings.mail(bytes, file: path.string, zones: zones) { return mail }
      throw Stop.configuration(
        "The mail was not sent: the configuration \(quoted(path.string)) does not say which program sends "
          + "mails; \"followupctl config check\" says what is wrong with it.")
    } catch let error as Stop {
      throw error
    } catch {
      throw .configuration("The mail was not sent: \(error)")
    }
  }

  private func program(_ settings: MailSettings) throws(Stop) -> RealProgram {
    let program = RealProgram(words: settings.program + words)
    guard !program.isThisProgram else {
      throw .configuration(
        "The mail was not sent: \(quoted(program.words[0])) is followup-sendmail itself. Set \"program\" "
          + "under [mail] in the configuration to the program that sends mails.")
    }
    return program
  }

  // MARK: The daemon

  /// Asks the daemon about the mail.
  ///
  /// - Returns: its answer, if the mail may go; nil if it may since the daemon cannot be asked.
  private func check(
    _ recipients: [String], _ header: MailHeader, _ settings: MailSettings
  ) throws(Stop) -> CheckMessageMethod.Reply? {
    let reply: CheckMessageMethod.Reply
    do throws(CommandError) {
      reply = try call(
        CheckMessageMethod.self,
        .init(
          recipients: Array(recipients.prefix(Self.recipientsAtMost)),
          answers: header.answers.map(\.text), sends: true))
    } catch {
      guard settings.withoutDaemon == .stop else { return nil }
      throw .later(
        "The mail was not sent, since followupd cannot be asked (\"without_daemon\" under [mail] is "
          + "\"stop\"): \(String("\(error)".prefix { $0 != "\n" }))")
    }
    guard let message = reply.message else { return reply }
    throw .refused(
      "The mail was not sent, \(message). \"followupctl allow-mail\" lets the next one through.")
  }

  /// A call holds no more. A mail to more recipients is not a follow-up.
  private static let recipientsAtMost = 500

  private func record(_ check: CheckMessageMethod.Reply, _ header: MailHeader) {
    let identity = header.identity(
      extra: header.values("date").isEmpty ? Array(now.rfc3339.utf8) : [])
    let events = check.recipients.map { recipient in
      EventRequest(
        application: recipient.application,
        key: identity.key(application: recipient.application, contact: recipient.contact),
        body: .touchSent(
          .init(action: recipient.action, channel: .email, contact: recipient.contact)))
    }
    // The mail has gone: nothing that goes wrong now may look as if it had not.
    _ = try? call(RecordMethod.self, .init(events: events))
  }

  private func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) throws(CommandError) -> Method.Reply {
    let socket: String
    do { socket = try locations.socket.string } catch { throw .unreachable(error.description) }
    let channel = try connect(socket)
    // The mail program waits, and some of them no longer than this.
    try channel.limitWait(seconds: 2)
    return try channel.call(method, request)
  }

  // MARK: The text

  /// Keeps the mail's text, and says where.
  private func kept(_ mail: SpooledMail) -> String {
    do {
      let folder = try locations.state.appending("unsent")
      let path = try mail.keep(in: folder, as: "\(now.rfc3339)-\(getpid()).eml")
      return " Its text is kept in \(path.string)."
    } catch {
      return " Its text could not be kept: \(error)."
    }
  }
}
