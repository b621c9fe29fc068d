internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
internal import Importing
internal import MailHeaders
internal import When

/// What mails mean for what is recorded: each is heard from a contact, or was sent to some.
struct MailImport {
  /// A contact, and where it is one.
  private struct Person: Hashable {
    let application: String
    let contact: String
  }

  private let request: ReadingRequest
  private let own: Set<String>
  private var people: [String: [Person]] = [:]
  private var found: [(at: Instant, event: EventRequest)] = []
  private var keys: Set<String> = []
  private var report = ImportReport()
  /// How many mails were read.
  private(set) var mails = 0

  /// - Parameter own: the user's addresses, as they compare.
  init(_ request: ReadingRequest, own: Set<String>) {
    self.request = request
    self.own = own
    let all = request.known?.applications ?? []
    let named = request.application.map { wanted in
      all.filter { $0.name == wanted }.first.map { [$0] }
        ?? all.filter { $0.name.hasPrefix(wanted) }
    }
    for application in named ?? all {
      for contact in application.contacts {
        let person = Person(application: application.name, contact: contact.contact)
        for address in contact.addresses {
          people[address.comparableAddress, default: []].append(person)
        }
      }
    }
  }

  /// The report, the events in the order in which they happened.
  var finished: ImportReport {
    var report = report
    report.events = found.sorted { ($0.at, $0.event.key ?? "") < ($1.at, $1.event.key ?? "") }
      .map(\.event)
    return report
  }

  mutating func refuse(_ file: String, _ error: ContentError) {
    let problem =
      switch error {
      case .unreadable(let errno): "cannot be read: \(errno)"
      case .notRegular(let type): "is neither a file nor a folder: \(type)"
      case .tooLong: "is too long for a mailbox: import a Maildir folder"
      }
    report.refused.append(ImportRemark(file: file, line: 1, message: problem))
  }

  mutating func passOver(folder: String) {
    report.passedOver.append(
      ImportRemark(
        file: folder, line: 1,
        message:
          "this folder holds no mails, and nothing else is read of a folder: name invitations and "
          + "tables by themselves"))
  }

  mutating func take(_ mail: MailFiles.Found) {
    let message: Message
    do throws(NoMail) { message = try Message(mail.header) } catch {
      // Folders hold other files, too.
      guard mail.isNamed else { return }
      report.refused.append(
        ImportRemark(
          file: mail.file, line: mail.line,
          message:
            "no field \"From:\" with an address precedes the first empty line, so it is not a mail"
        ))
      return
    }
    mails += 1
    let isOwn = message.authors.contains { own.contains($0.comparableAddress) }
    let body = { (person: Person) -> EventBody in
      isOwn
        ? .touchSent(
          .init(
            action: .other, channel: .email, contact: person.contact,
            answers: message.answers.map(\.text)))
        : .messageHeard(.init(channel: .email, contact: person.contact))
    }
    for address in isOwn ? message.recipients : message.authors {
      if let person = person(of: address, in: mail) { add(body(person), of: person, message, mail) }
    }
  }

  /// Who has an address; nil if no person or several have it.
  private mutating func person(of address: String, in mail: MailFiles.Found) -> Person? {
    let address = address.comparableAddress
    guard !own.contains(address), let people = people[address] else { return nil }
    guard people.count > 1 else { return people.first }
    let names = people.map { "\($0.contact) of \($0.application)" }.joined(separator: " and ")
    passOver(mail, "\(quoted(address)) is the address of \(names): name the application with --to")
    return nil
  }

  private mutating func add(
    _ body: EventBody, of person: Person, _ message: Message, _ mail: MailFiles.Found
  ) {
    guard let at = message.at, at <= request.now else {
      passOver(
        mail,
        message.at == nil
          ? "its date cannot be read: record it by hand"
          : "its date lies in the future: record it by hand")
      return
    }
    let key = message.identity.key(application: person.application, contact: person.contact)
    // One mail may lie in several folders.
    guard keys.insert(key).inserted else { return }
    found.append(
      (at, EventRequest(application: person.application, at: When(at), key: key, body: body)))
  }

  private mutating func passOver(_ mail: MailFiles.Found, _ message: String) {
    report.passedOver.append(ImportRemark(file: mail.file, line: mail.line, message: message))
  }
}
