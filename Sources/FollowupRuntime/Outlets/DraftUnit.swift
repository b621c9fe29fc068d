internal import FollowupCore

/// The unit of the user's service manager that opens a draft in the mail program: the daemon's own sandbox
/// starts no such program.
enum DraftUnit {
  private static let template = "followup-draft@"

  /// The unit for a follow-up; nil if it is no mail, or a name in it is none that a user can give, as a
  /// file of another machine may bring one: it could be taken for an option.
  ///
  /// Its instance is the words behind `followupctl draft`, with a stroke between them.
  static func name(for followUp: FollowUp) -> String? {
    guard followUp.channel == .email else { return nil }
    let names = [followUp.application] + [followUp.recipient?.contact].compactMap(\.self)
    guard names.allSatisfy({ ShortName.problem(with: $0) == nil }) else { return nil }
    let to = followUp.recipient.map { ["--to=\($0.contact)"] } ?? []
    let words = [followUp.application, followUp.action.rawValue] + to
    let unit = "\(template)\(escaped(words.joined(separator: "/"))).service"
    return unit.utf8.count < 256 ? unit : nil
  }

  /// As systemd escapes text in a unit's name.
  private static func escaped(_ text: String) -> String {
    text.utf8.enumerated().reduce(into: "") { escaped, element in
      let (place, byte) = element
      let character = Character(Unicode.Scalar(byte))
      if byte == UInt8(ascii: "/") {
        escaped += "-"
      } else if character.isASCII,
        character.isLetter || character.isNumber || ":_".contains(character)
          || character == "." && place > 0
      {
        escaped.append(character)
      } else {
        escaped += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
  }
}
