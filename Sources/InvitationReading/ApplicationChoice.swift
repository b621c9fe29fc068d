internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
internal import Importing

/// The application that an invitation belongs to.
enum ApplicationChoice {
  case one(ApplicationReport)
  /// Why it is not known, in a clause that says what to do, and whether nothing points to any.
  case unclear(String, isOpen: Bool = false)

  /// The one that was named, else the only one with a contact of an address or a domain that stands in
  /// the invitation.
  init(for invitation: Invitation, among request: ReadingRequest) {
    let applications = request.known?.applications ?? []
    if let name = request.application {
      let exact = applications.filter { $0.name == name }
      let found = exact.isEmpty ? applications.filter { $0.name.hasPrefix(name) } : exact
      switch found.count {
      case 1: self = .one(found[0])
      case 0: self = .unclear("cannot belong to \(quoted(name)), which is no application")
      default: self = .unclear("has to belong to one application: \(found.choices) begin with that")
      }
      return
    }
    let people = ([invitation.organizer].compactMap { $0 } + invitation.attendees)
    let addresses = Set(people.compactMap(\.comparableAddress))
    var found = applications.filter { !$0.addresses.isDisjoint(with: addresses) }
    if found.isEmpty {
      let domains = Set(people.compactMap(\.domain)).filter {
        !Mailboxes.isPublic($0) && !Mailboxes.isRelay($0)
      }
      found = applications.filter { application in
        application.domains.contains { known in domains.contains { isSame(known, $0) } }
      }
    }
    // Of several at one employer, those that are over are not meant.
    if found.count > 1 {
      let open = found.filter { $0.outcome == nil && !$0.dormant }
      if open.count == 1 { found = open }
    }
    if found.count == 1 {
      self = .one(found[0])
    } else {
      self = .unclear(Self.question(found, invitation, applications), isOpen: found.isEmpty)
    }
  }

  private static func question(
    _ found: [ApplicationReport], _ invitation: Invitation, _ applications: [ApplicationReport]
  ) -> String {
    if !found.isEmpty { return "may belong to \(found.choices): say which with --to" }
    let named = applications.filter { invitation.names($0) }
    let guess = named.count == 1 ? ", such as --to \(named[0].name)" : ""
    return "names no address of a contact: say with --to which application it belongs to\(guess)"
  }
}

/// Whether one domain is the other or a part of it, such as mail.acme.example of acme.example.
private func isSame(_ one: String, _ other: String) -> Bool {
  let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
  return short == long || short.contains(".") && long.hasSuffix("." + short)
}

extension ApplicationReport {
  /// The addresses of its contacts, as they compare.
  var addresses: Set<String> { Set(contacts.flatMap(\.addresses).map(\.comparableAddress)) }

  /// The domains of its contacts' addresses that are an employer's.
  var domains: Set<String> {
    Set(
      addresses.compactMap { address in
        let parts = address.split(separator: "@")
        return parts.count == 2 && !Mailboxes.isPublic(String(parts[1])) ? String(parts[1]) : nil
      })
  }
}

extension [ApplicationReport] {
  fileprivate var choices: String { map(\.name).sorted().alternatives }
}

extension Invitation {
  /// Whether its title has the application's name or the employer's as words of its own.
  fileprivate func names(_ application: ApplicationReport) -> Bool {
    let words = summary.lowercased().split { !$0.isLetter && !$0.isNumber }
    let firm = application.company?.lowercased().split { !$0.isLetter && !$0.isNumber }.first
    return words.contains { $0 == application.name.lowercased() || $0 == firm }
  }

  /// The persons whom it is with, each as `--with` would name them.
  ///
  /// The invited one is no contact: who has an address of the employer's is, and beside the organizer
  /// nobody else.
  func interviewers(for application: ApplicationReport) -> [String] {
    var domains = application.domains
    let isKnown: (Participant) -> Bool = { person in
      person.comparableAddress.map(application.addresses.contains) ?? false
        || person.domain.map { domain in domains.contains { isSame($0, domain) } } ?? false
    }
    var people = attendees.filter { $0.isPerson && !$0.isAbsent }
    if let organizer {
      let isStranger = people.contains(where: isKnown) && !isKnown(organizer)
      if !isStranger {
        if let domain = organizer.domain, !Mailboxes.isPublic(domain), !Mailboxes.isRelay(domain) {
          domains.insert(domain)
        }
        people = people.filter(isKnown)
        if organizer.isPerson { people.insert(organizer, at: 0) }
      }
    }
    people = people.filter { $0 == organizer || isKnown($0) }
    var names: [String] = []
    for person in people {
      let contacts = application.contacts.filter {
        $0.addresses.contains { $0.comparableAddress == person.comparableAddress }
      }
      let name = contacts.count == 1 ? contacts[0].contact : person.mailbox
      if let name, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
