private import OrderedCollections

extension Resolver {
  /// The short name of the contact that a text means: by short name, name or address, or a part of
  /// one that no other contact has.
  func contact(_ text: String?, in application: Application) throws(RequestError) -> String? {
    guard let text else { return nil }
    let contacts = Array(application.contacts.values)
    let wanted = text.lowercased()
    let isExact: (Contact) -> Bool = {
      $0.contact == wanted || $0.name.lowercased() == wanted || $0.comparableAddress == wanted
    }
    let exact = contacts.filter(isExact)
    if exact.count == 1 { return exact[0].contact }
    let partial = contacts.filter {
      !wanted.isEmpty
        && ($0.name.lowercased().contains(wanted) || $0.comparableAddress?.contains(wanted) == true)
    }
    if exact.isEmpty, partial.count == 1 { return partial[0].contact }
    let words = contacts.flatMap { [$0.contact, $0.name, $0.address ?? ""] }
    throw .unknownContact(
      application: application.name, name: text,
      nearest: partial.isEmpty ? nearestWord(to: text, among: words) : nil,
      candidates: (exact.isEmpty ? partial : exact).map(\.name))
  }

  /// A new contact, or more about one who is known by name or address.
  mutating func resolve(
    _ fields: ContactFields, in application: Application
  ) throws(RequestError) -> EventBody {
    try checkText(fields.name, "the contact's name")
    try checkText(fields.address, "the contact's address")
    let known = contact(meantBy: fields, in: application)
    guard known != nil || !fields.contact.isEmpty || fields.name != nil || fields.address != nil
    else {
      throw invalid("a contact needs a name or an address, such as \"Jo Doe <jo@acme.example>\"")
    }
    var fields = fields
    // A text that only finds a contact is no new name for it; one beside its address is.
    if known != nil, fields.address == nil { fields.name = nil }
    fields.contact = known?.contact ?? unusedName(for: fields, in: application)
    fields.name = fields.name ?? (known == nil ? fields.address ?? fields.contact : nil)
    warnAboutPermission(fields, known, in: application)
    return known == nil
      ? .contactAdded(ContactAdded(fields)) : .contactChanged(ContactChanged(fields))
  }

  private func contact(meantBy fields: ContactFields, in application: Application) -> Contact? {
    let contacts = Array(application.contacts.values)
    if let known = contacts.first(where: { $0.isMeant(by: fields) }) { return known }
    guard fields.contact.isEmpty, fields.address == nil,
      let found = try? contact(fields.name, in: application)
    else { return nil }
    return application.contacts[found]
  }

  private func unusedName(for fields: ContactFields, in application: Application) -> String {
    let given = [fields.contact, fields.name ?? "", fields.address ?? ""].first { !$0.isEmpty }!
    let slug = ShortName.slug(of: given)
    guard application.contacts[slug] != nil else { return slug }
    return (2...).lazy.map { "\(slug)-\($0)" }.first { application.contacts[$0] == nil }!
  }

  private mutating func warnAboutPermission(
    _ fields: ContactFields, _ known: Contact?, in application: Application
  ) {
    var contact = known ?? Contact(contact: fields.contact, name: fields.name ?? fields.contact)
    contact.may.formUnion(fields.may)
    contact.never.formUnion(fields.never)
    let situation = situation(of: application, at: now)
    if Channel.allCases.allSatisfy({
      !situation.permission(for: contact, by: $0).isPermitted
    }) {
      warn(
        "no permission is recorded for \(contact.name): nothing may be sent there until one is",
        remedy: Remedy(
          .recordPermission, application: application.name, contact: contact.contact,
          channel: .email))
    }
    for channel in Channel.allCases where contact.may.contains(channel) {
      if contact.never.contains(channel) {
        warn("\(contact.name) asked never to be reached \(channel.phrase), and that stands")
      }
    }
  }
}

extension Contact {
  /// Whether the fields are about this contact: they name it, or share its name or address, and do not
  /// contradict the other.
  fileprivate func isMeant(by fields: ContactFields) -> Bool {
    if !fields.contact.isEmpty { return fields.contact == contact }
    if let address = fields.address {
      if comparableAddress == address.lowercased() { return true }
      if comparableAddress != nil { return false }
    }
    guard let text = fields.name?.lowercased() else { return false }
    return name.lowercased() == text
  }
}
