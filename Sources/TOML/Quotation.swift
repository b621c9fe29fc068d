/// Text out of a document as a message may show it: cut where it is long, and without anything that
/// a terminal would obey.
package enum Quotation {
  private static let limit = 60

  /// A key, in quotation marks where TOML needs them.
  package static func key(_ text: String) -> String {
    let isBare = !text.isEmpty && text.utf8.count <= limit && text.utf8.allSatisfy(Byte.isBareKey)
    return isBare ? text : string(text)
  }

  /// A string in quotation marks, with TOML's escapes for what is neither a letter nor in ASCII.
  package static func string(_ text: String) -> String {
    var shown = "\""
    for scalar in text.unicodeScalars.prefix(limit) { shown += escaped(scalar) }
    return shown + (text.unicodeScalars.count > limit ? "…\"" : "\"")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case " "..."~": String(scalar)
    default:
      if scalar.properties.isAlphabetic {
        String(scalar)
      } else if scalar.value <= 0xFFFF {
        "\\u" + Byte.hexadecimal(scalar.value, digits: 4)
      } else {
        "\\U" + Byte.hexadecimal(scalar.value, digits: 8)
      }
    }
  }
}
