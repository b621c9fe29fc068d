/// Reads the statements of a document: comments, pairs and headers.
struct Parser {
  var scanner: Scanner

  init(_ document: [UInt8]) {
    scanner = Scanner(document)
  }

  mutating func document() throws(TOMLError) -> TOMLTable {
    var tree = Tree(depth: 0)
    var section = Tree.root
    while true {
      scanner.skipBlanks()
      let isHeader = scanner.byte == Byte.openBracket
      if isHeader {
        section = try header(in: &tree)
      } else if !scanner.isAtEnd, !scanner.isAtNewline, scanner.byte != Byte.hash {
        try pair(in: &tree, under: section)
      }
      scanner.skipBlanks()
      try skipComment()
      if scanner.isAtEnd { return tree.frozen() }
      guard scanner.takeNewline() else {
        throw scanner.error(
          "After the \(isHeader ? "header" : "value") \(scanner.found), where the line should end. "
            + "Each key and each header has a line of its own, and a comment begins with #.")
      }
    }
  }

  /// `[table]` or `[[array of tables]]`: gives the table that it opens.
  private mutating func header(in tree: inout Tree) throws(TOMLError) -> Int {
    scanner.advance()
    let isArray = scanner.take(Byte.openBracket)
    scanner.skipBlanks()
    let path = try key()
    let closing = isArray ? "]]" : "]"
    for _ in closing {
      guard scanner.take(Byte.closeBracket) else {
        throw scanner.error(
          "In a header \(scanner.found) where \"\(closing)\" should close it, as in "
            + (isArray ? "[[\(path.shown)]]." : "[\(path.shown)]."))
      }
    }
    return isArray ? try tree.appendTable(path) : try tree.openTable(path)
  }

  /// `key = value`, into a table of a tree.
  mutating func pair(in tree: inout Tree, under table: Int) throws(TOMLError) {
    let path = try key()
    guard scanner.take(Byte.equals) else {
      throw scanner.error(
        "After the key \(path.shown) \(scanner.found), where \"=\" and a value should: "
          + "\(path.shown) = VALUE.")
    }
    scanner.skipBlanks()
    let spot = try tree.makeRoom(for: path, under: table)
    let value = try value(depth: spot.depth)
    tree.set(value, at: spot)
  }

  mutating func skipComment() throws(TOMLError) {
    guard scanner.byte == Byte.hash else { return }
    while !Byte.isControl(scanner.byte) { scanner.advance() }
    guard scanner.isAtEnd || scanner.isAtNewline else {
      throw scanner.error("In a comment \(scanner.found). Of control characters only tabs may.")
    }
  }
}
