/// A person as written on a command line: `Jo Doe <jo@acme.example>`, a name alone, or an address
/// alone.
package struct Person: Hashable, Sendable {
  package let name: String?
  package let address: String?

  /// Reads one of the three forms.
  ///
  /// - Throws: `PersonError` where there is neither a name nor an address, where the angle brackets
  ///   do not match, or where a character has no place on a line.
  package init(_ text: String) throws(PersonError) {
    guard !text.unicodeScalars.contains(where: Escaping.mustEscape) else {
      throw PersonError(text: text, problem: "holds a character that can't be printed")
    }
    let trimmed = text.trimmed
    guard let open = trimmed.firstIndex(of: "<") else {
      guard !trimmed.isEmpty, !trimmed.contains(">") else {
        throw PersonError(text: text, problem: "is no person")
      }
      let isAddress = Self.looksLikeAddress(trimmed)
      name = isAddress ? nil : trimmed
      address = isAddress ? trimmed : nil
      return
    }
    let address = trimmed[trimmed.index(after: open)...].dropLast()
    guard trimmed.last == ">", !address.contains("<"), !address.contains(">") else {
      throw PersonError(text: text, problem: "has angle brackets that do not match")
    }
    let name = String(trimmed[..<open]).trimmed
    self.name = name.isEmpty ? nil : name
    self.address = String(address).trimmed
    guard self.address != "" else {
      throw PersonError(text: text, problem: "has no address between the angle brackets")
    }
  }

  /// Whether it is an e-mail address or a telephone number rather than a name.
  private static func looksLikeAddress(_ text: String) -> Bool {
    let phone = Set("+0123456789 ()-./")
    return text.contains("@") && !text.contains(" ")
      || text.allSatisfy(phone.contains) && text.contains(where: \.isNumber)
  }
}

/// Why a text is no person. Its description is a full sentence.
package struct PersonError: Error, Hashable, CustomStringConvertible {
  let text: String
  let problem: String

  package var description: String {
    "“\(Escaping.escaped(text))” \(problem). Write a name, an address, or both like "
      + "\"Jo Doe <jo@acme.example>\"."
  }
}

extension String {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
