/// A person at the employer.
package struct Contact: Hashable, Sendable {
  /// The short name within the application.
  package let contact: String
  /// The full name; the short name if it is not known.
  package var name: String
  /// Mail addresses and numbers, in the order in which they were recorded.
  package var addresses: [String] = [] {
    didSet { comparableAddresses = Set(addresses.map(\.comparableAddress)) }
  }
  /// The addresses in the form in which they are compared.
  package private(set) var comparableAddresses: Set<String> = []
  /// The person's part in the hiring; nil if it was not said.
  package var part: Part?
  /// The channels by which the contact allowed to be reached.
  package var may: Set<Channel> = []
  /// The channels by which the contact asked never to be reached.
  package var never: Set<Channel> = []

  package init(contact: String, name: String) {
    self.contact = contact
    self.name = name
  }

  mutating func update(with fields: ContactFields) {
    name = fields.name ?? name
    part = fields.part ?? part
    add(address: fields.address, insteadOf: fields.insteadOf)
    may.formUnion(fields.may)
    never.formUnion(fields.never)
  }

  private mutating func add(address: String?, insteadOf former: String?) {
    if let former { addresses.removeAll { $0.comparableAddress == former.comparableAddress } }
    guard let address, !comparableAddresses.contains(address.comparableAddress) else { return }
    addresses.append(address)
  }

  /// The first address that was recorded.
  package var address: String? { addresses.first }

  /// A friend inside: never the usual recipient, and messages to or from a referrer do not count for
  /// the rules about the employer.
  package var isReferrer: Bool { part == .referrer }

  /// The name as a sentence may say it where no address may stand; "them" if it is one.
  package var nameWithoutAddress: String {
    name.contains("@") || comparableAddresses.contains(name.comparableAddress) ? "them" : name
  }
}
