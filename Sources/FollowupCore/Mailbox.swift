internal import CivilTime
internal import Ground

/// A person as written: `Jo Doe <jo@acme.example>`, a name alone, or an address alone. The forms that
/// mail programs show are read as well: `"Doe, Jo" <jo@acme.example>`, `jo@acme.example (Jo Doe)`,
/// `<mailto:jo@acme.example>`.
package struct Mailbox: Hashable, Sendable {
  /// The person's name; nil if only an address is given.
  package let name: String?
  /// A mail address, a telephone number, or a link to a profile.
  package let address: String?

  /// Reads one of the forms.
  ///
  /// - Throws: `MailboxError` if there is neither a name nor an address, if brackets do not match, if
  ///   what stands for an address cannot be one, if an address stands where a name does, or if a
  ///   character cannot be printed.
  package init(_ text: String) throws(MailboxError) {
    guard !text.unicodeScalars.contains(where: Self.isUnprintable) else {
      throw MailboxError(text: text, problem: "has a character that cannot be printed")
    }
    let (name, address) = try Self.parts(of: text)
    guard name != nil || address != nil else {
      throw MailboxError(text: text, problem: "is not a person")
    }
    if let address, !Address.isAddress(address) {
      throw MailboxError(
        text: text, problem: "has no address: \(quoted(address)) is not a mail address or a number")
    }
    // Outlook writes an address twice if it knows no name.
    self.name = name?.lowercased() == address?.lowercased() ? nil : name
    self.address = address
    try check(text)
  }

  /// A name that has an address in it is more than a name.
  private func check(_ text: String) throws(MailboxError) {
    guard let name else { return }
    if name.hasSuffix(":") { throw MailboxError(text: text, problem: "is not a person") }
    guard address == nil, Address.isWritten(in: name) else {
      return
    }
    throw MailboxError(text: text, problem: "is not a name alone, and not an address alone")
  }

  private static func parts(
    of text: String
  ) throws(MailboxError) -> (name: String?, address: String?) {
    var text = text.trimmed(" ,;")
    // All of it in quotation marks is what they were put around.
    if text.contains("<"), !text.hasSuffix(">") { text = unquoted(text) }
    guard let open = text.firstIndex(of: "<") else {
      guard !text.contains(">") else {
        throw MailboxError(text: text, problem: "has angle brackets that do not match")
      }
      if text.hasSuffix(")"), let comment = text.firstIndex(of: "(") {
        let address = Address.plain(text[..<comment])
        let name = text[text.index(after: comment)...].dropLast().trimmed(" ")
        if address.contains("@"), Address.isAddress(address) { return (nonEmpty(name), address) }
      }
      let address = Address.plain(text[...])
      let looksLikeAddress =
        address.contains("@") && !address.contains(" ") || Address.isNumber(address)
        || Address.isLink(address)
      return looksLikeAddress ? (nil, address) : (nonEmpty(unquoted(text)), nil)
    }
    guard let close = text.lastIndex(of: ">"), open < close,
      text.count(where: { $0 == "<" }) == 1, text.count(where: { $0 == ">" }) == 1
    else { throw MailboxError(text: text, problem: "has angle brackets that do not match") }
    let rest = text[text.index(after: close)...].trimmed(" ")
    guard rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")") else {
      throw MailboxError(text: text, problem: "has something behind the angle brackets")
    }
    let address = Address.plain(text[text.index(after: open)..<close])
    guard !address.isEmpty else {
      throw MailboxError(text: text, problem: "has no address between the angle brackets")
    }
    let name = nonEmpty(unquoted(text[..<open].trimmed(" "))) ?? nonEmpty(rest.trimmed("()"))
    return (name, address)
  }

  /// Without the quotation marks that RFC 5322 asks for around a name with a comma.
  private static func unquoted(_ text: String) -> String {
    for (open, close) in [("\"", "\""), ("'", "'"), ("\u{201C}", "\u{201D}")]
    where text.count > 1 && text.hasPrefix(open) && text.hasSuffix(close) {
      return text.dropFirst().dropLast().replacing("\\\"", with: "\"").trimmed(" ")
    }
    return text
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // The joiners stand in scripts and emoji.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}

/// Why a text is not a person. Its description says what would be right, in full sentences.
package struct MailboxError: Error, Hashable, CustomStringConvertible {
  let text: String
  let problem: String

  package var description: String {
    let addresses = Address.all(in: text)
    if addresses.count > 1 {
      let first = text.split { ",;".contains($0) }.first.map { $0.trimmed(" ") } ?? ""
      let person = (try? Mailbox(first)) == nil ? "Jo Doe <\(addresses[0])>" : first
      return
        "\(quoted(text)) has \(addresses.count) addresses. Name one person at a time, like "
        + "\(quoted(person))."
    }
    let said = "\(quoted(text)) \(problem). "
    if let address = addresses.first, let meant = Self.mailbox(around: address, in: text) {
      return said + "Did you mean \(quoted(meant))?"
    }
    return said + "Write a name, an address, or both like \"Jo Doe <jo@acme.example>\"."
  }

  /// The text in the usual form, if all that stands beside an address is a name.
  private static func mailbox(around address: String, in text: String) -> String? {
    guard let range = text.ranges(of: address).first else { return nil }
    let rest = [text[..<range.lowerBound], text[range.upperBound...]].map {
      $0.trimmed(" <>()[]:;,|-–\"'")
    }
    let name = rest.filter { !$0.isEmpty }.joined(separator: " ")
    let meant = name.isEmpty ? address : "\(name) <\(address)>"
    return (try? Mailbox(meant)) == nil ? nil : meant
  }
}

extension StringProtocol {
  /// Without these characters at either end.
  func trimmed(_ characters: String) -> String {
    var rest = self[...]
    while let first = rest.first, characters.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
