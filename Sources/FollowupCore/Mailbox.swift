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
  ///   what stands for an address cannot be one, or if a character cannot be printed.
  package init(_ text: String) throws(MailboxError) {
    guard !text.unicodeScalars.contains(where: Self.isUnprintable) else {
      throw MailboxError(text: text, problem: "has a character that cannot be printed")
    }
    let (name, address) = try Self.parts(of: text)
    guard name != nil || address != nil else {
      throw MailboxError(text: text, problem: "is not a person")
    }
    if let address, !Self.isAddress(address) {
      throw MailboxError(
        text: text, problem: "has no address: \(quoted(address)) is not a mail address or a number")
    }
    // Outlook writes an address twice if it knows no name.
    self.name = name?.lowercased() == address?.lowercased() ? nil : name
    self.address = address
  }

  private static func parts(
    of text: String
  ) throws(MailboxError) -> (name: String?, address: String?) {
    let text = text.trimmed(" ,;")
    guard let open = text.firstIndex(of: "<") else {
      guard !text.contains(">") else {
        throw MailboxError(text: text, problem: "has angle brackets that do not match")
      }
      if text.hasSuffix(")"), let comment = text.firstIndex(of: "(") {
        let address = self.address(text[..<comment])
        let name = text[text.index(after: comment)...].dropLast().trimmed(" ")
        if address.contains("@"), isAddress(address) { return (nonEmpty(name), address) }
      }
      let address = self.address(text[...])
      let looksLikeAddress = address.contains("@") && !address.contains(" ") || isNumber(address)
      return looksLikeAddress ? (nil, address) : (nonEmpty(self.name(text[...])), nil)
    }
    guard let close = text.lastIndex(of: ">"), open < close,
      text.count(where: { $0 == "<" }) == 1, text.count(where: { $0 == ">" }) == 1
    else { throw MailboxError(text: text, problem: "has angle brackets that do not match") }
    let rest = text[text.index(after: close)...].trimmed(" ")
    guard rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")") else {
      throw MailboxError(text: text, problem: "has something behind the angle brackets")
    }
    let address = self.address(text[text.index(after: open)..<close])
    guard !address.isEmpty else {
      throw MailboxError(text: text, problem: "has no address between the angle brackets")
    }
    let name = nonEmpty(self.name(text[..<open])) ?? nonEmpty(rest.trimmed("()"))
    return (name, address)
  }

  /// Without the quotation marks that RFC 5322 asks for around a name with a comma.
  private static func name(_ text: Substring) -> String {
    let name = text.trimmed(" ")
    for mark in ["\"", "'"] where name.count > 1 && name.hasPrefix(mark) && name.hasSuffix(mark) {
      return name.dropFirst().dropLast().replacing("\\\"", with: "\"").trimmed(" ")
    }
    return name
  }

  private static func address(_ text: Substring) -> String {
    let address = text.trimmed(" ")
    return address.lowercased().hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
  }

  private static func isAddress(_ text: String) -> Bool {
    if isNumber(text) { return true }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isMail = parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    return !text.contains(" ") && (isMail || text.contains("/"))
  }

  private static func isNumber(_ text: String) -> Bool {
    text.allSatisfy("+0123456789 ()-./".contains) && text.contains(where: \.isNumber)
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

/// Why a text is not a person. Its description is a full sentence.
package struct MailboxError: Error, Hashable, CustomStringConvertible {
  let text: String
  let problem: String

  package var description: String {
    "\(quoted(text)) \(problem). Write a name, an address, or both like "
      + "\"Jo Doe <jo@acme.example>\"."
  }
}

extension StringProtocol {
  /// Without these characters at either end.
  fileprivate func trimmed(_ characters: String) -> String {
    var rest = self[...]
    while let first = rest.first, characters.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
