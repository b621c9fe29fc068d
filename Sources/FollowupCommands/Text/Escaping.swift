/// Keeps what would move a terminal's cursor, change its colours or turn text around from reaching
/// it.
enum Escaping {
  /// Whether a character is shown by its number. The two joiners, which scripts and emoji need, do
  /// no harm and stay.
  static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
  }

  /// The text with `\u{202E}` in the place of each such character.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: mustEscape) else { return text }
    return text.unicodeScalars.map { scalar in
      mustEscape(scalar)
        ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }.joined()
  }

  /// JSON with such characters written as its own escapes. They stand nowhere but within strings,
  /// so that it says the same.
  static func escaped(json: String) -> String {
    let isLayout: (Unicode.Scalar) -> Bool = { $0 == "\n" }
    guard json.unicodeScalars.contains(where: { mustEscape($0) && !isLayout($0) }) else {
      return json
    }
    return json.unicodeScalars.map { scalar in
      guard mustEscape(scalar), !isLayout(scalar) else { return String(scalar) }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }
}
