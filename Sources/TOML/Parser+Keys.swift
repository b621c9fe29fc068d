// Keys: bare, quoted and dotted.
extension Parser {
  /// Reads a key with all its parts, and the blanks after it.
  mutating func key() throws(TOMLError) -> KeyPath {
    var path = KeyPath(first: try keyPart())
    scanner.skipBlanks()
    while scanner.take(Byte.dot) {
      scanner.skipBlanks()
      guard path.parts.count <= TOMLDocument.maximumDepth else {
        throw scanner.error(
          "This key has more than \(TOMLDocument.maximumDepth) parts, which is deeper than is read."
        )
      }
      path.append(try keyPart())
      scanner.skipBlanks()
    }
    return path
  }

  private mutating func keyPart() throws(TOMLError) -> KeyPath.Part {
    let place = scanner.place()
    switch scanner.byte {
    case Byte.quote, Byte.apostrophe:
      guard !scanner.isAtThree(scanner.byte) else {
        throw scanner.error("A key stands on one line, between single quotation marks or none.")
      }
      let isBasic = scanner.byte == Byte.quote
      let text = isBasic ? try scanner.basicString() : try scanner.literalString()
      return KeyPath.Part(text: text, place: place)
    default:
      let start = scanner.offset
      while Byte.isBareKey(scanner.byte) { scanner.advance() }
      guard scanner.offset > start else { throw noKey() }
      return KeyPath.Part(text: scanner.text(from: start), place: place)
    }
  }

  private mutating func noKey() -> TOMLError {
    let rule = "A key is made of A-Z, a-z, 0-9, \"-\" and \"_\", or stands in quotation marks."
    if scanner.byte == Byte.equals {
      return scanner.error("The key before \"=\" is missing. " + rule)
    }
    return scanner.error("Where a key should begin \(scanner.found). " + rule)
  }
}
