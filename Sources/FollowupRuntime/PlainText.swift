/// A text in which nothing moves the cursor, turns the direction of writing or starts a new line: such
/// characters are shown by their numbers.
package func plain(_ text: String, isOneLine: Bool = true) -> String {
  var plain = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where scalar == "\n" && !isOneLine: plain.unicodeScalars.append(scalar)
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      plain += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: plain.unicodeScalars.append(scalar)
    }
  }
  return plain
}

/// A message as a sentence of its own. One that repeats a very long text leaves out its middle.
package func sentence(_ message: String) -> String {
  let message = withoutMiddle(message)
  guard let first = message.first else { return message }
  let capitalised = first.uppercased() + message.dropFirst()
  return capitalised.hasSuffix(".") || capitalised.hasSuffix("?") ? capitalised : capitalised + "."
}

/// By scalars, since a single character may be as long as the text.
private func withoutMiddle(_ text: String) -> String {
  let scalarsAtMost = 1_000
  let scalars = text.unicodeScalars
  guard text.utf8.count > scalarsAtMost, scalars.count > scalarsAtMost else { return text }
  let ends = (scalars.prefix(scalarsAtMost / 2), scalars.suffix(scalarsAtMost / 2))
  return "\(String(ends.0)) … \(String(ends.1))"
}
