// The four forms of a string. The cursor stands on the first quote of the opening ones.
extension Scanner {
  /// `"…"` on one line, with escapes.
  mutating func basicString() throws(TOMLError) -> String {
    let opening = place()
    advance()
    var text: [UInt8] = []
    while true {
      appendPlain(to: &text, until: Byte.quote, escapes: true)
      if take(Byte.quote) { return String(decoding: text, as: UTF8.self) }
      guard byte == Byte.backslash else { throw unfinished(opening, closing: "\"") }
      try appendEscape(to: &text)
    }
  }

  /// `'…'` on one line, taken as it stands.
  mutating func literalString() throws(TOMLError) -> String {
    let opening = place()
    advance()
    let start = offset
    while byte != Byte.apostrophe {
      if Byte.isControl(byte) { throw unfinished(opening, closing: "'") }
      advance()
    }
    defer { advance() }
    return text(from: start)
  }

  /// `"""…"""` over any number of lines, with escapes.
  mutating func multilineBasicString() throws(TOMLError) -> String {
    let opening = place()
    advance(3)
    _ = takeNewline()
    var text: [UInt8] = []
    while true {
      appendPlain(to: &text, until: Byte.quote, escapes: true)
      if takeNewline() {
        text.append(Byte.lineFeed)
      } else if byte == Byte.quote {
        if takeClosing(Byte.quote, into: &text) { return String(decoding: text, as: UTF8.self) }
      } else if byte == Byte.backslash {
        if try !skipFoldedLine() { try appendEscape(to: &text) }
      } else {
        throw unfinished(opening, closing: "\"\"\"")
      }
    }
  }

  /// `'''…'''` over any number of lines, taken as it stands.
  mutating func multilineLiteralString() throws(TOMLError) -> String {
    let opening = place()
    advance(3)
    _ = takeNewline()
    var text: [UInt8] = []
    while true {
      appendPlain(to: &text, until: Byte.apostrophe, escapes: false)
      if takeNewline() {
        text.append(Byte.lineFeed)
      } else if byte == Byte.apostrophe {
        if takeClosing(Byte.apostrophe, into: &text) {
          return String(decoding: text, as: UTF8.self)
        }
      } else {
        throw unfinished(opening, closing: "'''")
      }
    }
  }

  /// Appends what stands for itself, up to a quote, a backslash where those are escapes, or a
  /// control character.
  private mutating func appendPlain(to text: inout [UInt8], until quote: UInt8, escapes: Bool) {
    let start = offset
    while true {
      let next = bytes[offset]
      if next == quote || Byte.isControl(next) || escapes && next == Byte.backslash { break }
      advance()
    }
    text.append(contentsOf: bytes[start..<offset])
  }

  /// Passes over quotes. Three of them close the string; one or two more before those belong to it.
  private mutating func takeClosing(_ quote: UInt8, into text: inout [UInt8]) -> Bool {
    var count = 0
    while count < 5, take(quote) { count += 1 }
    let closes = count >= 3
    text.append(contentsOf: repeatElement(quote, count: closes ? count - 3 : count))
    return closes
  }

  /// A backslash at a line's end folds the line: it and all blanks and line ends after it are none
  /// of the string's.
  private mutating func skipFoldedLine() throws(TOMLError) -> Bool {
    var distance = 1
    while Byte.isBlank(byte(ahead: distance)) { distance += 1 }
    let next = byte(ahead: distance)
    let isFolded =
      next == Byte.lineFeed
      || next == Byte.carriageReturn && byte(ahead: distance + 1) == Byte.lineFeed
    guard isFolded else { return false }
    advance(distance)
    repeat { skipBlanks() } while takeNewline()
    return true
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(TOMLError) {
    let backslash = place()
    advance()
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(Byte.tab)
    case UInt8(ascii: "n"): text.append(Byte.lineFeed)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(Byte.carriageReturn)
    case UInt8(ascii: "e"): text.append(0x1B)
    case Byte.quote, Byte.backslash: text.append(byte)
    case UInt8(ascii: "x"): return try appendScalar(digits: 2, to: &text, at: backslash)
    case UInt8(ascii: "u"): return try appendScalar(digits: 4, to: &text, at: backslash)
    case UInt8(ascii: "U"): return try appendScalar(digits: 8, to: &text, at: backslash)
    default:
      throw TOMLError(
        "After a backslash \(found), which is not an escape. The escapes are "
          + #"\b \t \n \f \r \e \" \\ \xXX \uXXXX and \UXXXXXXXX; a backslash itself is written "#
          + #"\\, or stands in a string between apostrophes."#,
        at: backslash)
    }
    advance()
  }

  private mutating func appendScalar(
    digits: Int, to text: inout [UInt8], at backslash: TOMLPlace
  ) throws(TOMLError) {
    advance()
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Byte.digit(byte) else {
        throw TOMLError(
          "This escape needs \(digits) hexadecimal digits, such as "
            + (digits == 2 ? #"\xE9."# : digits == 4 ? #"\u00E9."# : #"\U000000E9."#),
          at: backslash)
      }
      number = number << 4 | UInt32(digit)
      advance()
    }
    guard let scalar = Unicode.Scalar(number) else {
      throw TOMLError(
        "U+\(Byte.hexadecimal(number, digits: 4)) is not a character. An escape names one from U+0000 "
          + "to U+10FFFF, without the surrogates U+D800 to U+DFFF.",
        at: backslash)
    }
    text.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// Why a string cannot go on under the cursor.
  private mutating func unfinished(_ opening: TOMLPlace, closing: String) -> TOMLError {
    if isAtEnd || isAtNewline {
      return TOMLError(
        "This string is not closed: \(found) before its closing \(closing).", at: opening)
    }
    let way = closing.first == "\"" ? "" : "in a string between quotation marks "
    return error(
      "In a string \(found). A control character is written \(way)as an escape: \\u0007.")
  }
}
