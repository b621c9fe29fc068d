import JSON

extension FuzzTarget {
  /// A document that is read is the same when it was written and read again, in either form; one
  /// that is refused is so at one of its bytes, or at its end.
  static let json = FuzzTarget(name: "json") { bytes in
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.parse(bytes)
    } catch {
      try hold((0...bytes.count).contains(error.offset), "\(error) has no place in the document")
      try hold(error.description.hasSuffix("."), "\"\(error)\" is no sentence")
      return
    }
    let text = value.serialized()
    try hold(
      !text.utf8.contains { $0 < 0x20 }, "a control character is in \(text.debugDescription)")
    for written in [text, value.serialized(pretty: true)] {
      let again = try JSONReader.parse(Array(written.utf8), limits: JSONLimits(bytes: 64 << 20))
      try hold(again == value, "\(value) is read again as \(again)")
      try hold(again.serialized() == text, "\(text) is written again as \(again.serialized())")
    }
  }
}
