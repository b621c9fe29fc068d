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
