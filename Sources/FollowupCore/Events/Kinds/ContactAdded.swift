package import CivilTime
private import OrderedCollections
package import Schema

/// A new contact.
package struct ContactAdded: ContactStated {
  /// What is said of the contact.
  package let fields: ContactFields

  package init(_ fields: ContactFields) { self.fields = fields }

  package static let kind = "contact.added"
  /// What was done, for the event's sentence.
  package static let verb = "added"
  package static let summary = "A new contact, or more about one who is known by name or address."
  package var body: EventBody { .contactAdded(self) }
}

/// More about a contact.
package struct ContactChanged: ContactStated {
  /// What is said of the contact.
  package let fields: ContactFields

  package init(_ fields: ContactFields) { self.fields = fields }

  package static let kind = "contact.changed"
  /// What was done, for the event's sentence.
  package static let verb = "changed"
  package static let summary = "More about a contact, or something else than before."
  package var body: EventBody { .contactChanged(self) }
}

/// What both kinds of events about a contact have in common.
package protocol ContactStated: ParticularsStated where Stated == ContactFields {
  /// What was done, for the event's sentence.
  static var verb: String { get }
}

extension ContactStated {
  package static var nature: EventNature { .knowledge }

  package func sentence(_ say: (Instant) -> String) -> String {
    "contact \(fields.contact) \(Self.verb)" + fields.said
  }

  package var contacts: [String] { [fields.contact] }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.resolve(fields, in: application)
  }

  package func saidAlready(at instant: Instant, in situation: Situation) -> String? {
    let isSo = changesNothing(at: instant, in: situation.application)
    return isSo ? "contact \(fields.contact)" + fields.said : nil
  }

  /// A request may leave the short name out, and is given one; the log may not.
  package func checkLogged(application: String) throws(SchemaError) {
    if fields.contact.isEmpty { throw SchemaError(member: "contact", "is missing") }
  }
}

/// What is known of a contact; absent fields say nothing, and channels add to those known.
package struct ContactFields: Particulars {
  package var contact: String
  package var name: String?
  package var address: String?
  package var may: [Channel]
  package var never: [Channel]
  package var primary: Bool
  package var part: Part?
  package var insteadOf: String?

  package init(
    contact: String = "", name: String? = nil, address: String? = nil, may: [Channel] = [],
    never: [Channel] = [], primary: Bool = false, part: Part? = nil, insteadOf: String? = nil
  ) {
    self.contact = contact
    self.name = name
    self.address = address
    self.may = may
    self.never = never
    self.primary = primary
    self.part = part
    self.insteadOf = insteadOf
  }

  package static let shape = Shape(
    Self.init,
    Field("contact", \.contact, unset: "", "A contact's short name within the application."),
    Field("name", \.name, "The contact's name."),
    Field("address", \.address, "An address of the contact's, or a number."),
    Field("may", \.may, unset: [], "The channels by which the contact allowed to be reached."),
    Field(
      "never", \.never, unset: [], "The channels by which the contact asked never to be reached."),
    Field(
      "primary", \.primary, unset: false, "Whether the contact is the usual one to be written to."),
    Field("part", \.part, "What the contact does at the employer."),
    Field("insteadOf", \.insteadOf, "The contact's earlier address, which this one replaces."))

  /// The fields that may hold any line of text, each with what a sentence calls it.
  var texts: [(text: String?, name: String)] {
    [(name, "the contact's name"), (address, "the contact's address")]
  }

  /// Its fields after a colon, each after a comma.
  package var said: String {
    var parts: [String] = []
    if name != nil || address != nil {
      parts.append(
        [name, address.flatMap { $0 == name ? nil : "<\($0)>" }].compactMap { $0 }.joined(
          separator: " "))
    }
    if let part { parts.append(part.rawValue) }
    if primary { parts.append("primary") }
    if !may.isEmpty { parts.append("may be reached by \(may.said)") }
    if !never.isEmpty { parts.append("never by \(never.said)") }
    if let insteadOf { parts.append("instead of \(insteadOf)") }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  package func fold(_ event: Event, into application: inout Application) {
    let new = Contact(contact: contact, name: name ?? contact)
    application.contacts[contact, default: new].update(with: self)
    if primary { application.primary = contact }
    if may.contains(.social), !application.invitations.contains(where: { $0.value == contact }) {
      application.invitations.append(Fact(event, contact))
    }
  }
}
