import FollowupCore

extension Draft {
  /// Headers and text, as `sendmail -t` and mail programs take them: RFC 5322, with what is not ASCII in
  /// the headers encoded as RFC 2047 has it. Of what is no mail, the text alone.
  package var message: String {
    guard channel == .email else { return text }
    var headers: [String] = []
    if let to { headers.append("To: \(to.written(name: HeaderText.name(to.name)))") }
    if !subject.isEmpty { headers.append("Subject: \(HeaderText.text(subject))") }
    headers += [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
    ]
    return headers.joined(separator: "\n") + "\n\n" + text
  }

  /// The message as a `mailto:` link, RFC 6068.
  package var link: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "mailto:\(percentEncoded(to?.address ?? ""))?subject=\(percentEncoded(subject))"
      + "&body=\(percentEncoded(lines.joined(separator: "\r\n")))"
  }

  /// All but what RFC 3986 lets stand anywhere, and the sign in a mail address.
  private func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789-._~@".contains(Character(scalar))
      {
        encoded.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
  }
}

/// Text in the headers of a mail. None has a line feed in it: what it is made from was made printable.
private enum HeaderText {
  /// A line has 78 characters at most, of which the field's name takes some.
  private static let columns = 66
  /// So many bytes make an encoded word that fits a line, behind a field's name, too.
  private static let bytesOfWord = 39

  /// A name before an address: in quotation marks, or encoded.
  static func name(_ name: String) -> String {
    guard isPlain(name) else { return encoded(name) }
    return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Text as it is if it is ASCII, in folded lines; else encoded.
  static func text(_ text: String) -> String {
    guard isPlain(text) else { return encoded(text) }
    return text.broken(atColumn: columns).joined(separator: "\n ")
  }

  /// Whether text says the same where it stands as it is, and no line of it is too long.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?")
      && text.split(separator: " ").allSatisfy { $0.count <= columns } && !text.contains("  ")
  }

  /// Encoded words, of whole characters each.
  private static func encoded(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > bytesOfWord { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(base64($0))?=" }.joined(separator: "\n ")
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
