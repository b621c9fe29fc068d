internal import FollowupCore
internal import TOML

extension ValueForm<[String]> {
  /// A program and its first arguments: a text is a program alone.
  static var words: ValueForm {
    let example = "/usr/bin/msmtp"
    let wanted =
      "the path of a program such as \"\(example)\", or an array of it and its first arguments"
    return ValueForm { (value, _) throws(Rejection) in
      var words: [String] = []
      if case .string(let path) = value.kind {
        words = [path]
      } else {
        words = try texts(value, wanted: wanted)
      }
      guard let program = words.first, program.hasPrefix("/") || isName(program) else {
        throw .value(
          words.first.map(Quotation.string) ?? "empty", at: value.place,
          "a program is a whole path such as \"\(example)\", or a name that is found in PATH")
      }
      return words
    } write: { words in
      words.count == 1 ? Quotation.string(words[0]) : list(words)
    }
  }

  private static func isName(_ program: String) -> Bool {
    !program.isEmpty && !program.contains("/") && !program.contains(" ")
  }

  /// Mail addresses without names.
  static var addresses: ValueForm {
    ValueForm { (value, _) throws(Rejection) in
      let addresses = try texts(
        value, wanted: "an array of addresses such as [\"pat@cand.example\"]")
      for text in addresses {
        let mailbox = try? Mailbox(text)
        guard mailbox?.address == text, text.contains("@") else {
          throw .value(
            Quotation.string(text), at: value.place,
            "an address is written without a name, such as \"pat@cand.example\"")
        }
      }
      return addresses
    } write: {
      list($0)
    }
  }

  private static func texts(_ value: TOMLValue, wanted: String) throws(Rejection) -> [String] {
    guard case .array(let elements) = value.kind else { throw .type(value, wanted: wanted) }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element.kind else { throw .type(element, wanted: wanted) }
      guard !text.utf8.contains(0) else {
        throw .value(Quotation.string(text), at: element.place, "it must not hold a NUL")
      }
      texts.append(text)
    }
    return texts
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(Quotation.string).joined(separator: ", "))]"
  }
}

extension ValueForm<MailSettings.WithoutDaemon> {
  /// "send" or "stop".
  static var withoutDaemon: ValueForm {
    .text(
      example: "send", rule: "a mail then has to \"send\" or to \"stop\"", write: \.rawValue,
      parse: { Value(rawValue: $0) })
  }
}
