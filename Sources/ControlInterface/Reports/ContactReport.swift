package import FollowupCore
package import Schema

/// A person at the employer.
package struct ContactReport: Shaped {
  package let contact: String
  package let name: String
  package let address: String?
  package var addresses: [String] = []
  package var part: Part?
  package let may: [Channel]
  package let never: [Channel]
  package let permitted: [Channel]
  package let primary: Bool

  package static let typeName = "Contact"
  package static let summary = "A person at the employer."
  package static let shape = Shape(
    Self.init,
    Field("contact", \.contact, "The short name within the application."),
    Field("name", \.name, "The whole name."),
    Field("address", \.address, "The first of the addresses."),
    Field("addresses", \.addresses, "Mail addresses and numbers, as they were recorded."),
    Field("part", \.part, "What the contact does at the employer."),
    Field("may", \.may, "The channels that the contact allowed."),
    Field("never", \.never, "The channels by which the contact asked never to be reached."),
    Field(
      "permitted", \.permitted, "The channels by which to reach them after all rules, best first."),
    Field("primary", \.primary, "Whether the contact is the usual one to be written to."))
}

extension ContactReport: Nameable {}

extension ContactReport {
  init(_ contact: Contact, in situation: Situation) {
    self.init(
      contact: contact.contact, name: contact.name, address: contact.address,
      addresses: contact.addresses, part: contact.part,
      may: Channel.allCases.filter(contact.may.contains),
      never: Channel.allCases.filter(contact.never.contains),
      permitted: situation.permittedChannels(to: contact, for: .checkIn),
      primary: situation.application.primary == contact.contact)
  }
}
