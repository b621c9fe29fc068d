// Values, which may hold others.
extension Parser {
  /// Reads a value whose own depth below the document's root is `depth`.
  mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
    let place = scanner.place()
    return TOMLValue(kind: try valueKind(depth: depth), place: place)
  }

  private mutating func valueKind(depth: Int) throws(TOMLError) -> TOMLValue.Kind {
    switch scanner.byte {
    case Byte.quote:
      if scanner.isAtThree(Byte.quote) { return .string(try scanner.multilineBasicString()) }
      return .string(try scanner.basicString())
    case Byte.apostrophe:
      if scanner.isAtThree(Byte.apostrophe) { return .string(try scanner.multilineLiteralString()) }
      return .string(try scanner.literalString())
    case Byte.openBracket:
      try checkDepth(depth)
      return .array(try array(depth: depth))
    case Byte.openBrace:
      try checkDepth(depth)
      return .table(try inlineTable(depth: depth))
    default:
      return try bareValue().kind()
    }
  }

  private mutating func checkDepth(_ depth: Int) throws(TOMLError) {
    guard depth <= TOMLDocument.maximumDepth else {
      throw scanner.error(
        "Tables and arrays stand more than \(TOMLDocument.maximumDepth) deep within each other, "
          + "which is deeper than is read.")
    }
  }

  private mutating func array(depth: Int) throws(TOMLError) -> [TOMLValue] {
    let opening = scanner.place()
    scanner.advance()
    var elements: [TOMLValue] = []
    while true {
      try skipLines()
      if scanner.take(Byte.closeBracket) { return elements }
      if scanner.isAtEnd { break }
      if scanner.byte == Byte.comma {
        throw scanner.error("A comma stands in an array where a value should. Remove the comma.")
      }
      elements.append(try value(depth: depth + 1))
      try skipLines()
      if scanner.take(Byte.closeBracket) { return elements }
      guard scanner.take(Byte.comma) else { break }
    }
    if scanner.isAtEnd { throw TOMLError("This array is not closed by \"]\".", at: opening) }
    throw scanner.error(
      "In an array \(scanner.found) after a value, where \",\" or \"]\" should.")
  }

  /// Passes over what may stand between an array's values: blanks, line ends and comments.
  private mutating func skipLines() throws(TOMLError) {
    repeat {
      scanner.skipBlanks()
      try skipComment()
    } while scanner.takeNewline()
  }

  private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
    scanner.advance()
    var inner = Tree(depth: depth)
    scanner.skipBlanks()
    if scanner.take(Byte.closeBrace) { return inner.frozen() }
    while true {
      try pair(in: &inner, under: Tree.root)
      scanner.skipBlanks()
      if scanner.take(Byte.closeBrace) { return inner.frozen() }
      guard scanner.take(Byte.comma) else {
        throw scanner.error(
          "In an inline table \(scanner.found) after a value, where \",\" or \"}\" should. "
            + "An inline table stands on one line.")
      }
      scanner.skipBlanks()
      if scanner.byte == Byte.closeBrace {
        throw scanner.error("An inline table ends with a value. Remove the comma before \"}\".")
      }
    }
  }

  /// Takes the characters up to the next one that ends a value without quotes. A date may be
  /// parted from its time by a space.
  private mutating func bareValue() throws(TOMLError) -> BareValue {
    let place = scanner.place()
    let start = scanner.offset
    skipBare()
    if BareValue.isShapedAsDate(scanner.bytes[start..<scanner.offset]),
      scanner.byte == Byte.space, Byte.isDigit(scanner.byte(ahead: 1))
    {
      scanner.advance()
      skipBare()
    }
    guard scanner.offset > start else {
      throw scanner.error(
        "Where a value should begin \(scanner.found). A value is a string in quotation marks, a "
          + "number, true, false, a date or time, an array in [ ] or a table in { }.")
    }
    return BareValue(bytes: Array(scanner.bytes[start..<scanner.offset]), place: place)
  }

  private mutating func skipBare() {
    while !Byte.endsBareValue(scanner.byte) { scanner.advance() }
  }
}
