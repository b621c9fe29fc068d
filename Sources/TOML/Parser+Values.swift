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
    var elements: [TOMLValue] = []
    try list(in: .array) { parser throws(TOMLError) in
      elements.append(try parser.value(depth: depth + 1))
    }
    return elements
  }

  private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
    var inner = Tree(depth: depth)
    try list(in: .inlineTable) { parser throws(TOMLError) in
      try parser.pair(in: &inner, under: Tree.root)
    }
    return inner.frozen()
  }

  /// Reads what stands between brackets or braces: elements with commas between them, one more comma
  /// allowed at the end, over any number of lines.
  private mutating func list(
    in list: List, element: (inout Parser) throws(TOMLError) -> Void
  ) throws(TOMLError) {
    let opening = scanner.place()
    scanner.advance()
    while true {
      try skipLines()
      if scanner.take(list.closing) { return }
      if scanner.isAtEnd { break }
      if scanner.byte == Byte.comma {
        throw scanner.error(
          "A comma stands in \(list.name) where \(list.element) should. Remove the comma.")
      }
      try element(&self)
      try skipLines()
      if scanner.take(list.closing) { return }
      guard scanner.take(Byte.comma) else { break }
    }
    let closing = Unicode.Scalar(list.closing)
    if scanner.isAtEnd {
      throw TOMLError(
        "This \(list.noun) is not closed by \"\(closing)\".", at: opening)
    }
    throw scanner.error(
      "In \(list.name) \(scanner.found) after a value, where \",\" or \"\(closing)\" should.")
  }

  /// Passes over blanks, line ends and comments.
  private mutating func skipLines() throws(TOMLError) {
    repeat {
      scanner.skipBlanks()
      try skipComment()
    } while scanner.takeNewline()
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

/// What holds other values.
private enum List {
  case array, inlineTable

  var closing: UInt8 { self == .array ? Byte.closeBracket : Byte.closeBrace }
  var noun: String { self == .array ? "array" : "inline table" }
  var name: String { "an \(noun)" }
  var element: String { self == .array ? "a value" : "a key" }
}
