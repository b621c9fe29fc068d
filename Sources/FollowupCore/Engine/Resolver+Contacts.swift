internal import CivilTime
internal import Ground
private import OrderedCollections

extension Resolver {
  // MARK: Known contacts

  /// The short name of the contact that a text means: by short name, name or address, or a part of one
  /// that no other contact has. It adds no contact.
  func contact(_ text: String?, in application: Application) throws(RequestError) -> String? {
    guard let text else { return nil }
    let contacts = Array(application.contacts.values)
    let meant = contacts.meant(by: text)
    if meant.count == 1 { return meant[0].contact }
    let words = contacts.flatMap { [$0.contact, $0.name] + $0.addresses }
    throw .unknownContact(
      application: application.name, name: text,
      nearest: meant.isEmpty ? nearestWord(to: text, among: words) : nil,
      candidates: meant.map(\.contact))
  }

  /// The short name of a person who wrote or interviews: as above, but a name with an address has to
  /// match as `person(meantBy:in:)` says, and adds a contact if it does not.
  mutating func contactOrNew(
    _ text: String?, in application: Application
  ) throws(RequestError) -> String? {
    guard let text, text.contains("<") else { return try contact(text, in: application) }
    let person: Mailbox
    do { person = try Mailbox(text) } catch { throw invalid("\(error)") }
    guard let name = person.name, let address = person.address else {
      return try contact(person.address ?? text, in: application)
    }
    let fields = ContactFields(name: name, address: address)
    let body = try resolve(fields, in: known(application.name) ?? application, isAsked: false)
    switch body {
    case .contactAdded(let added):
      addFirst(body, to: application)
      return added.fields.contact
    case .contactChanged(let changed):
      let contact = application.contact(changed.fields.contact)
      let isNew = contact?.comparableAddresses.contains(address.comparableAddress) == false
      if isNew { addFirst(body, to: application) }
      return changed.fields.contact
    default: return nil
    }
  }

  // MARK: New contacts

  /// A new contact, or more about a known one.
  ///
  /// - Parameter isAsked: Whether the request is about the contact, rather than only names one.
  mutating func resolve(
    _ fields: ContactFields, in application: Application, isAsked: Bool = true
  ) throws(RequestError) -> EventBody {
    for (text, what) in fields.texts { try checkText(text, what) }
    let known = try person(meantBy: fields, in: application)
    guard known != nil || !fields.contact.isEmpty || fields.name != nil || fields.address != nil
    else {
      throw invalid("a contact needs a name or an address, such as \"Jo Doe <jo@acme.example>\"")
    }
    try check(fields, of: known, in: application)
    var fields = fields
    let isUnnamed =
      known.map { $0.comparableAddresses.contains($0.name.comparableAddress) } ?? false
    // A text that only finds a contact is not a new name for it.
    if known != nil, fields.address == nil || !isUnnamed { fields.name = nil }
    fields.contact = known?.contact ?? unusedName(for: fields, in: application)
    fields.name = fields.name ?? (known == nil ? fields.address ?? fields.contact : nil)
    if isAsked { remark(on: fields, known, in: application) }
    return known == nil
      ? .contactAdded(ContactAdded(fields)) : .contactChanged(ContactChanged(fields))
  }

  /// The known contact that the fields mean: by short name, by a whole name, or by an address that only
  /// one contact has and that comes without another name. Nil for a new contact.
  private func person(
    meantBy fields: ContactFields, in application: Application
  ) throws(RequestError) -> Contact? {
    let contacts = Array(application.contacts.values)
    if !fields.contact.isEmpty { return application.contact(fields.contact) }
    let address = fields.address?.comparableAddress
    let withAddress = contacts.filter {
      address.map($0.comparableAddresses.contains) ?? false
    }
    guard let name = fields.name?.lowercased() else {
      return withAddress.count == 1 ? withAddress[0] : nil
    }
    let named = contacts.filter { $0.contact == name || $0.name.lowercased() == name }
    if named.count == 1 { return named[0] }
    if let both = named.first(where: { one in withAddress.contains { $0 == one } }) { return both }
    guard named.isEmpty else {
      throw .unknownContact(
        application: application.name, name: fields.name!, nearest: nil,
        candidates: named.map(\.contact))
    }
    // Who is known by the address alone is given the name.
    if withAddress.count == 1, withAddress[0].name.comparableAddress == address {
      return withAddress[0]
    }
    let byAddress = contacts.filter { $0.comparableAddresses.contains(name.comparableAddress) }
    return address == nil && byAddress.count == 1 ? byAddress[0] : nil
  }

  private func check(
    _ fields: ContactFields, of known: Contact?, in application: Application
  ) throws(RequestError) {
    if fields.primary, (fields.part ?? known?.part) == .referrer {
      throw invalid("a referrer cannot be the primary contact")
    }
    guard let former = fields.insteadOf else { return }
    guard fields.address != nil else {
      throw invalid(
        "the address that takes the place of \(quoted(former)) is missing: write it after the name, in brackets",
        remedies: [
          Remedy(.replaceAddress, application: application.name, contact: known?.contact)
        ])
    }
    guard let known, known.comparableAddresses.contains(former.comparableAddress) else {
      throw invalid("\(known?.name ?? fields.name ?? "the contact") has no address \"\(former)\"")
    }
  }

  private func unusedName(for fields: ContactFields, in application: Application) -> String {
    let given = [fields.contact, fields.name ?? "", fields.address ?? ""].first { !$0.isEmpty }!
    let slug = ShortName.slug(of: given)
    guard application.contacts[slug] != nil else { return slug }
    return (2...).lazy.map { "\(slug)-\($0)" }.first { application.contacts[$0] == nil }!
  }

  private mutating func remark(
    on fields: ContactFields, _ known: Contact?, in application: Application
  ) {
    if known == nil, fields.address == nil { remarkOnNames(like: fields, in: application) }
    var contact = known ?? Contact(contact: fields.contact, name: fields.name ?? fields.contact)
    if let address = fields.address, fields.insteadOf == nil, let known, !known.addresses.isEmpty,
      !known.comparableAddresses.contains(address.comparableAddress)
    {
      note(
        "\(known.name) (\(known.contact)) has \(known.addresses.joined(separator: ", ")) as well; if "
          + "the new address takes the place of that one, say so",
        remedy: Remedy(
          .replaceAddress, application: application.name, contact: known.contact))
    }
    contact.may.formUnion(fields.may)
    contact.never.formUnion(fields.never)
    let situation = situation(of: application, at: now)
    if Channel.allCases.allSatisfy({
      !situation.permission(for: contact, by: $0).isPermitted
    }) {
      warn(
        "no permission is recorded for \(contact.name): nothing may be sent there until one is",
        remedy: application.channelToAskFor(at: contact).map {
          Remedy(
            .recordPermission, application: application.name, contact: contact.contact,
            channel: $0)
        })
    }
    for channel in Channel.allCases where fields.may.contains(channel) {
      if contact.never.contains(channel) {
        warn("\(contact.name) asked never to be reached \(channel.phrase), and that stands")
      }
    }
  }

  /// Where permission is given or taken, a part of a name finds nobody: it may have been meant to.
  private mutating func remarkOnNames(like fields: ContactFields, in application: Application) {
    let wanted = (fields.name ?? fields.contact).lowercased()
    let similar = application.contacts.values.filter { $0.name.lowercased().contains(wanted) }
    guard !similar.isEmpty else { return }
    let known = similar.map { "\($0.name) (\($0.contact))" }.joined(separator: ", ")
    warn(
      "\(quoted(fields.name ?? fields.contact)) is recorded as a person of their own, beside \(known): "
        + "if it was to mean somebody known, undo this, and write the name in brackets instead")
  }
}
