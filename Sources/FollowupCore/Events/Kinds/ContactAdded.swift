package import CivilTime
private import OrderedCollections
package import Schema

/// A new contact.
package struct ContactAdded: EventPayload {
  /// What is said of the contact.
  package let fields: ContactFields

  package init(_ fields: ContactFields) { self.fields = fields }

  package static let kind = "contact.added"
  package static let nature = EventNature.knowledge
  package static let summary = "A new contact, or more about one who is known by name or address."
  package static let shape = Shape(Self.init, Field(within: \.fields))
  package var body: EventBody { .contactAdded(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "contact \(fields.contact) added" + fields.said
  }

  package var contacts: [String] { [fields.contact] }

  package func fold(_ event: Event, into application: inout Application) {
    application.update(with: fields, from: event)
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.resolve(fields, in: application)
  }

  package func checkLogged(application: String) throws(SchemaError) { try fields.checkLogged() }
}

/// More about a contact.
package struct ContactChanged: EventPayload {
  /// What is said of the contact.
  package let fields: ContactFields

  package init(_ fields: ContactFields) { self.fields = fields }

  package static let kind = "contact.changed"
  package static let nature = EventNature.knowledge
  package static let summary = "More about a contact, or something else than before."
  package static let shape = Shape(Self.init, Field(within: \.fields))
  package var body: EventBody { .contactChanged(self) }

  package func sentence(_ say: (Instant) -> String) -> String {
    "contact \(fields.contact) changed" + fields.said
  }

  package var contacts: [String] { [fields.contact] }

  package func fold(_ event: Event, into application: inout Application) {
    application.update(with: fields, from: event)
  }

  package func resolved(
    at instant: Instant, in application: Application, by resolver: inout Resolver
  ) throws(RequestError) -> EventBody {
    try resolver.resolve(fields, in: application)
  }

  package func checkLogged(application: String) throws(SchemaError) { try fields.checkLogged() }
}

/// What is known of a contact; absent fields say nothing, and channels add to those known.
package struct ContactFields: Shaped {
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

  /// Its fields after a colon, each after a comma.
  fileprivate var said: String {
    var parts: [String] = []
    if name != nil || address != nil {
      parts.append([name, address.map { "<\($0)>" }].compactMap { $0 }.joined(separator: " "))
    }
    if !may.isEmpty { parts.append("may be reached by \(may.said)") }
    if !never.isEmpty { parts.append("never by \(never.said)") }
    if primary { parts.append("primary") }
    if let part { parts.append(part.rawValue) }
    if let insteadOf { parts.append("instead of \(insteadOf)") }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  /// A request may leave the short name out, and is given one; the log may not.
  fileprivate func checkLogged() throws(SchemaError) {
    if contact.isEmpty { throw SchemaError(member: "contact", "is missing") }
  }
}

extension Application {
  fileprivate mutating func update(with fields: ContactFields, from event: Event) {
    let id = fields.contact
    contacts[id, default: Contact(contact: id, name: fields.name ?? id)].update(with: fields)
    if fields.primary { primary = id }
    if fields.may.contains(.social) { invitations.append(Fact(event, id)) }
  }
}
