/// How an address looks: of a mailbox, a telephone, or a profile.
enum Address {
  /// An address without what a link or the end of a sentence adds to it.
  static func plain(_ text: Substring) -> String {
    var address = text.trimmed(" ")[...]
    for scheme in ["mailto:", "tel:", "sms:"] where address.lowercased().hasPrefix(scheme) {
      address = address.dropFirst(scheme.count).prefix { $0 != "?" }
    }
    // A full stop behind a domain changes nothing.
    if address.contains("@"), address.hasSuffix(".") { address = address.dropLast() }
    return String(address)
  }

  static func isAddress(_ text: String) -> Bool {
    isNumber(text) || isMail(text) || isLink(text)
  }

  /// A name, "@" and a domain, or an internet address in brackets. What RFC 5322 allows between quotation
  /// marks is nobody's address.
  private static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].contains(" "),
      !parts[0].contains(where: " \"(),:;<>[]\\".contains)
    else { return false }
    if parts[1].hasPrefix("[") { return parts[1].hasSuffix("]") }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) || !$0.isASCII }
    }
  }

  static func isNumber(_ text: String) -> Bool {
    text.allSatisfy("+0123456789 ()-./".contains) && text.contains(where: \.isNumber)
  }

  /// A profile's address, with or without "https://".
  static func isLink(_ text: String) -> Bool {
    guard !text.contains(" "), let slash = text.firstIndex(of: "/") else { return false }
    return text.contains("://") || text[..<slash].contains(".")
  }

  /// Whether an address stands in a name, or something that was meant as one. "Jo @ Acme" has none.
  static func isWritten(in name: String) -> Bool {
    let isJoined = name.indices.dropFirst().contains { index in
      name[index] == "@" && name[name.index(before: index)] != " "
    }
    return isJoined
      || ["(at)", "[at]", "{at}", "\u{FF20}"].contains(where: name.lowercased().contains)
      || all(in: name).count > 1
  }

  /// The mail addresses that stand in a text, and the numbers of several that do.
  static func all(in text: String) -> [String] {
    let words = text.split { " <>()[]|,;".contains($0) }.map { $0.trimmed("\"'") }
    let mails = words.map { plain($0[...]) }.filter { $0.contains("@") && isAddress($0) }
    let numbers = text.split { ",;".contains($0) }.map { $0.trimmed(" ") }
      .filter { isNumber($0) && $0.count(where: \.isNumber) > 4 }
    return mails + (numbers.count > 1 ? numbers : [])
  }
}
