/// The text in double quotes as an error may show it: cut at 60 characters, with what is no
/// printable character escaped, so that a hostile name cannot reach a terminal.
package func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(60).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  let isCut = text.unicodeScalars.count > 60
  return "\"" + shown.joined() + (isCut ? "…\"" : "\"")
}

/// The number in decimal with leading zeros up to the width; not for negative numbers.
func decimal(_ number: Int, width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
