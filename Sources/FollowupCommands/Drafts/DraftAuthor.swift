import CivilTime
import ControlInterface
import FollowupCore
import Ground
import JSON
import Settings
import SystemPackage
import Varlink

/// Writes a message from what is recorded: to whom, about what, by which template.
struct DraftAuthor {
  /// Its reader; nil if the application has nobody for it.
  let contact: ContactReport?
  /// By which channel it goes.
  let channel: Channel
  private let action: Action
  private let application: ApplicationReport
  private let followUp: FollowUpReport?

  /// - Parameters:
  ///   - person: whom the user named; nil leaves it to the follow-up that is offered.
  ///   - known: the application, with its follow-ups.
  /// - Throws: `CommandError.refused` if it is unclear who is meant.
  init(
    of action: Action, to person: String?, known: ListApplicationsMethod.Reply
  ) throws(CommandError) {
    guard let application = known.applications.first else {
      throw .failed("The daemon answered with no application.")
    }
    self.action = action
    self.application = application
    let named = try person.map { person throws(CommandError) in
      try application.contact(meantBy: person)
    }
    let offered = known.followUps.filter {
      $0.action == action && (named == nil || $0.recipient == named?.name)
    }
    followUp = offered.first(where: \.state.isOutstanding) ?? offered.first
    let recipient = followUp?.recipient
    let known = named ?? application.contacts.first { $0.name == recipient }
    var channel = followUp?.channel ?? (action == .connect ? .social : .email)
    if channel == .phone {
      guard let written = known?.permitted.first(where: { $0 != .phone }) else {
        throw .failed(
          "The \(action.rawValue) to \(known?.name ?? application.name) goes by phone, so there is "
            + "nothing to write: \"followupctl check \(application.name) \(action.rawValue)\" says "
            + "when you may call.")
      }
      channel = written
    }
    self.channel = channel
    contact = known ?? application.usualContact(for: channel)
  }

  /// What is known of the message's reader as a mail's.
  var reader: Draft.Reader? {
    guard let contact, let address = contact.addresses.first(where: \.isMailAddress) else {
      return nil
    }
    return .init(name: PrintableText.escaped(contact.name), address: address)
  }

  /// The message, from the user's own template if there is one.
  ///
  /// - Throws: `CommandError.failed` if the template has a fault or cannot be read.
  func draft(in session: Session) throws(CommandError) -> Draft {
    var request: JSONObject = [
      "template": .string(action.rawValue), "context": .object(context(in: session)),
    ]
    if let (file, text) = try ownTemplate(in: session) {
      request["own"] = ["file": .string(file), "text": .string(text)]
    }
    let written = try session.environment.written("draft", request)
    return Draft(String(decoding: written, as: UTF8.self), to: reader, by: channel)
  }

  /// What the names in a template stand for. Nothing of it speaks of another employer.
  private func context(in session: Session) -> JSONObject {
    let (phrase, at) = occasion
    let zone = (try? session.environment.zones.zone(saidAs: application.zone)) ?? .utc
    let isLeaving = ![.rejected, .offer].contains(application.outcome)
    func text(_ text: String?) -> JSONValue {
      text.flatMap { $0.isEmpty ? nil : .string(PrintableText.escaped($0)) } ?? .null
    }
    return [
      // Of who is known by an address or a number alone, that is the name.
      "recipient": text(
        contact.flatMap {
          $0.name.contains("@") || !$0.name.contains(where: \.isLetter) ? nil : $0.name
        }
      ),
      "company": text(application.company), "role": text(application.role),
      "occasion": text(phrase.flatMap(\.saidToReader)),
      "date": text(at.map { Phrasing.date(zone.date(at: $0)) }),
      "you": text((try? session.loadSettings())?.settings?.name),
      "leaving": .bool(action == .graciousNote && isLeaving),
    ]
  }

  /// What the message is about, and when that was. Of a mistake it is known when it was noted only, and
  /// an offer elsewhere is the other employer's.
  private var occasion: (phrase: String?, at: Instant?) {
    switch action {
    case .thankYou, .reply, .decision:
      (followUp?.occasion.phrase, followUp?.occasion.at)
    case .checkIn where application.anchor.at != application.applied:
      (application.anchor.phrase, application.anchor.at)
    case .checkIn, .correction, .graciousNote, .offerNews, .connect, .other: (nil, nil)
    }
  }

  private static let templateBytesAtMost = 1 << 16

  private func ownTemplate(
    in session: Session
  ) throws(CommandError) -> (file: String, text: String)? {
    let path: FilePath
    do { path = try session.locations.template(of: action) } catch {
      throw .failed(error.description)
    }
    let bytes: [UInt8]
    do { bytes = try path.content(limitBytes: Self.templateBytesAtMost) } catch {
      switch error {
      case .unreadable(.noSuchFileOrDirectory): return nil
      case .unreadable(let errno): throw .failed("\(quoted(path.string)) cannot be read: \(errno).")
      case .notRegular: throw .failed("\(quoted(path.string)) is not a regular file.")
      case .tooLong:
        throw .failed(
          "\(quoted(path.string)) has more than \(Self.templateBytesAtMost >> 10) KiB, which is the most."
        )
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .failed("\(quoted(path.string)) is not UTF-8.")
    }
    return (path.string, text)
  }
}

extension ApplicationReport {
  /// The contact that a text means.
  ///
  /// - Throws: `CommandError.refused` if it is none, or one of several.
  fileprivate func contact(meantBy text: String) throws(CommandError) -> ContactReport {
    let meant = contacts.meant(by: text)
    guard meant.count == 1 else {
      let words = contacts.flatMap { [$0.contact, $0.name] + $0.addresses }
      throw .refused(
        VarlinkError(
          RequestError.unknownContact(
            application: name, name: text,
            nearest: meant.isEmpty ? nearestWord(to: text, among: words) : nil,
            candidates: meant.map(\.contact))))
    }
    return meant[0]
  }

  /// Who is written to if nobody is named, and nothing is offered.
  fileprivate func usualContact(for channel: Channel) -> ContactReport? {
    let others = contacts.filter { $0.part != .referrer }
    return others.first(where: \.primary)
      ?? others.first { $0.permitted.contains(channel) } ?? others.first
  }
}

extension String {
  /// Whether it is a mail address that may stand in a header and a link as it is.
  fileprivate var isMailAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && !contains { $0.isWhitespace || ",;:<>()[]\"\\".contains($0) }
      && !unicodeScalars.contains(where: PrintableText.mustEscape)
  }

  /// A phrase for the user, such as "their message", as its reader is told: "your message". Nil if it is
  /// not for the reader.
  fileprivate var saidToReader: String? {
    if hasPrefix("the ") { return self }
    if hasPrefix("what they ") { return "what you " + dropFirst("what they ".count) }
    if hasPrefix("their ") { return "your " + dropFirst("their ".count) }
    if hasPrefix("your ") { return "my " + dropFirst("your ".count) }
    return nil
  }
}
