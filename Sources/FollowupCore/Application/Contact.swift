/// A person at the employer.
package struct Contact: Hashable, Sendable {
  /// The short name within the application.
  package let contact: String
  package var name: String
  package var address: String?
  /// The channels by which the contact allowed to be reached.
  package var may: Set<Channel> = []
  /// The channels by which the contact asked never to be reached.
  package var never: Set<Channel> = []

  package init(contact: String, name: String) {
    self.contact = contact
    self.name = name
  }

  mutating func learn(_ fields: ContactFields) {
    name = fields.name ?? name
    address = fields.address ?? address
    may.formUnion(fields.may)
    never.formUnion(fields.never)
  }

  /// The address as it is compared: letters of either case are the same.
  package var comparableAddress: String? { address?.lowercased() }
}
