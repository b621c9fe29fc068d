/// Text as a terminal, the journal or the desktop may show it.
public enum PrintableText {
  /// Whether a scalar is shown by its number: it would move the cursor, change colours, turn the
  /// direction of writing or start a line. The two joiners, which scripts and emoji need, stay.
  public static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
  }

  /// The text with `\u{202E}` in the place of each such scalar.
  ///
  /// - Parameter keepsLines: whether line feeds stay.
  public static func escaped(_ text: String, keepsLines: Bool = false) -> String {
    let isHarmless: (Unicode.Scalar) -> Bool = { !mustEscape($0) || keepsLines && $0 == "\n" }
    guard !text.unicodeScalars.allSatisfy(isHarmless) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isHarmless(scalar) {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return shown
  }

  /// The text, so that a reader of XML-like markup shows it as it is. Scalars are looked at one by one,
  /// since a mark that combines with a "<" makes another character of both, and no other markup.
  ///
  /// - Parameter quotes: whether it may also stand within quotes, as an attribute's value.
  public static func escaped(markup text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where quotes: escaped += "&quot;"
      case "'" where quotes: escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// JSON with such scalars as escapes of its own. They stand nowhere but within strings, so that it
  /// says the same. Line feeds are layout, and stay.
  public static func escaped(json: String) -> String {
    let isHarmless: (Unicode.Scalar) -> Bool = { !mustEscape($0) || $0 == "\n" }
    guard !json.unicodeScalars.allSatisfy(isHarmless) else { return json }
    var shown = ""
    for scalar in json.unicodeScalars {
      guard !isHarmless(scalar) else {
        shown.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return shown
  }
}

/// The text in straight double quotes as an error shows it: cut after 60 scalars, and printable.
public func quoted(_ text: String) -> String {
  let limit = 60
  let start = String(text.unicodeScalars.prefix(limit))
  let isCut = text.unicodeScalars.count > limit
  return "\"" + PrintableText.escaped(start) + (isCut ? "…\"" : "\"")
}
