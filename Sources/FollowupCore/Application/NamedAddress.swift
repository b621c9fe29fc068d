/// A person as a mail program writes one: `Jo Doe <jo@acme.example>`.
struct NamedAddress: Hashable, Sendable {
  let name: String
  let address: String

  /// Nil unless the text is a name and an address in angle brackets.
  init?(_ text: String) {
    guard text.last == ">", let start = text.lastIndex(of: "<") else { return nil }
    let name = text[..<start].trimmed
    let address = text[text.index(after: start)...].dropLast().trimmed
    guard !name.isEmpty, !address.isEmpty, !name.contains("<"), !name.contains(">") else {
      return nil
    }
    (self.name, self.address) = (name, address)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
