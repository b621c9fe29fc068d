internal import FollowupCore

/// Who is named in an invitation.
package struct Participant: Hashable, Sendable {
  /// The name; nil if there is none, or if it is only the address.
  package let name: String?
  /// The mail address in small letters; nil if there is none.
  package let address: String?
  /// Whether it is a person, as far as can be told: no room, no mailbox of several, no program.
  package let isPerson: Bool
  /// Whether the person said that someone else comes, or no one.
  package let isAbsent: Bool

  init(_ property: CalendarProperty) {
    let parameters = property.parameters
    let address = Self.address(parameters["EMAIL"] ?? "") ?? Self.address(property.value)
    let name = parameters["CN"].map(Self.cleaned) ?? ""
    let isOnlyAddress = name.isEmpty || name.contains("@") || name.lowercased() == address
    self.address = address
    self.name = isOnlyAddress ? nil : name
    isAbsent = ["DECLINED", "DELEGATED"].contains(parameters["PARTSTAT"]?.uppercased())
    let kind = parameters["CUTYPE"]?.uppercased() ?? ""
    isPerson =
      address.map { !Mailboxes.isShared($0) } ?? false
      && !["ROOM", "RESOURCE", "GROUP"].contains(kind)
      && parameters["ROLE"]?.uppercased() != "NON-PARTICIPANT"
      && (isOnlyAddress || !Mailboxes.isShared(name: name))
  }

  /// The address in the form in which addresses are compared.
  var comparableAddress: String? { address?.comparableAddress }

  /// The part of that after the "@".
  var domain: String? { comparableAddress?.split(separator: "@").last.map(String.init) }

  /// Name and address, as a contact is written. Without a name it is the address's first part.
  package var mailbox: String? {
    guard let address, let local = address.split(separator: "@").first else { return nil }
    let name = name ?? String(local)
    let quoted = name.replacing("\"", with: "\\\"")
    return name.contains(where: { ",;\"".contains($0) })
      ? "\"\(quoted)\" <\(address)>" : "\(name) <\(address)>"
  }

  /// The address of a mailto URI, also if a name stands before it, as in a mail's header.
  private static func address(_ text: String) -> String? {
    var uri = text.lowercased()[...]
    if uri.hasPrefix("mailto:") { uri = uri.dropFirst(7) }
    if let start = uri.lastIndex(of: "<") { uri = uri[start...] }
    let plain = uri.prefix { $0 != "?" && $0 != ">" }.filter {
      !" <\"'".contains($0) && !$0.isNewline
    }
    let written = unescaped(plain)
    let address = written.hasSuffix(".") ? String(written.dropLast()) : written
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    let isMail = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && address.utf8.count <= 254
    return isMail && !address.contains(":") ? address : nil
  }

  /// A URI's text, in which "%2B" is "+".
  private static func unescaped(_ text: String) -> String {
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts[0])) { text, part in
      let code = part.count >= 2 ? UInt8(part.prefix(2), radix: 16) : nil
      guard let code, (0x21...0x7E).contains(code) else { return text += "%" + part }
      text += String(Unicode.Scalar(code)) + part.dropFirst(2)
    }
  }

  /// A name on one line, without the marks that an address is written with.
  private static func cleaned(_ name: String) -> String {
    let scalars = name.replacing("\\,", with: ",").replacing("\\;", with: ";").unicodeScalars.filter
    {
      scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: scalar != "<" && scalar != ">" && scalar != "\\"
      }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
    return String(words.joined(separator: " ").prefix(80))
  }
}
