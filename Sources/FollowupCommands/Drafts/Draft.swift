package import FollowupCore
import Ground
import JSON

/// A message that has yet to be sent.
package struct Draft: Sendable {
  /// Its reader, by name and mail address.
  package struct Reader: Hashable, Sendable {
    /// The whole name, printable.
    package let name: String
    /// An address that may stand in a header as it is.
    package let address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }

    /// As it stands in a header. Who is known by the address alone has no name before it.
    ///
    /// - Parameter name: the name as it is to be written.
    func written(name: String) -> String {
      self.name == address ? address : "\(name) <\(address)>"
    }
  }

  /// To whom it goes; nil if it is no mail, or no mail address is known.
  package let to: Reader?
  /// What it is about; empty if nothing says so.
  package let subject: String
  /// The message, in lines that end with a line feed.
  package let text: String
  /// By which channel it goes: a mail has headers.
  package let channel: Channel

  private static let subjectField = "Subject:"
  /// Lines that are longer are broken, as mails want them.
  private static let columns = 72

  /// - Parameters:
  ///   - written: what a template or an editor gave: a line "Subject: …", an empty line, and the message.
  ///     Without such a line all of it is the message.
  ///   - to: its reader; nil if no mail address is known.
  package init(_ written: String, to: Reader?, by channel: Channel) {
    var lines = written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var subject: Substring = ""
    if let first = lines.first, first.hasPrefix(Self.subjectField) {
      subject = first.dropFirst(Self.subjectField.count).drop(while: \.isWhitespace)
      lines.removeFirst()
    }
    lines = lines.drop(while: \.isEmpty)
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.to = channel == .email ? to : nil
    // A message on a phone or in a network has no such line.
    self.subject = [.text, .social].contains(channel) ? "" : PrintableText.escaped(String(subject))
    text =
      lines.flatMap { $0.broken(atColumn: Self.columns) }
      .map { PrintableText.escaped($0) + "\n" }.joined()
    self.channel = channel
  }

  /// What the user edits, which `init` reads again.
  package var written: String {
    subject.isEmpty ? text : "\(Self.subjectField) \(subject)\n\n\(text)"
  }

  /// As a person reads it: to whom, about what, and the message.
  package var readable: String {
    (to.map { "To: \($0.written(name: $0.name))\n" } ?? "") + written
  }

  /// What is left for the user to write: the lines in brackets.
  package var gaps: [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("[") && $0.hasSuffix("]") }.map(String.init)
  }

  var json: JSONObject {
    [
      "channel": .string(channel.rawValue), "to": to.map { .string($0.name) } ?? .null,
      "address": to.map { .string($0.address) } ?? .null, "subject": .string(subject),
      "text": .string(text),
    ]
  }
}

extension StringProtocol {
  /// The line in pieces, broken at spaces where it would be longer; a longer word stays whole.
  func broken(atColumn columns: Int) -> [String] {
    guard count > columns else { return [String(self)] }
    var lines: [String] = []
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
