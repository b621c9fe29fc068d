/// A cursor over a document's bytes that knows its line and column.
struct Scanner {
  /// The document, which is UTF-8, and a NUL after it: no valid document holds one, so the cursor
  /// can look at the byte under it wherever it stands.
  let bytes: [UInt8]
  private(set) var offset = 0
  private(set) var line = 1

  // Columns are counted on from the last place that was asked for, so that a document in one long
  // line takes no more time than one in many.
  private var measuredOffset = 0
  private var measuredColumn = 1

  init(_ document: [UInt8]) {
    bytes = document + [0]
  }

  var isAtEnd: Bool { offset == bytes.count - 1 }

  /// The byte under the cursor; NUL at the end.
  var byte: UInt8 { bytes[offset] }

  /// The byte `distance` after the cursor; NUL past the end.
  func byte(ahead distance: Int) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  /// Whether a line ends under the cursor. A carriage return counts only before a line feed.
  var isAtNewline: Bool {
    byte == Byte.lineFeed || byte == Byte.carriageReturn && byte(ahead: 1) == Byte.lineFeed
  }

  /// Whether three of these bytes stand under the cursor.
  func isAtThree(_ expected: UInt8) -> Bool {
    byte == expected && byte(ahead: 1) == expected && byte(ahead: 2) == expected
  }

  /// Moves on within the line.
  mutating func advance(_ count: Int = 1) { offset += count }

  /// Passes over one byte if it is this one.
  mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected, !isAtEnd else { return false }
    offset += 1
    return true
  }

  mutating func skipBlanks() {
    while Byte.isBlank(bytes[offset]) { offset += 1 }
  }

  /// Passes over a line's end, if one is under the cursor.
  mutating func takeNewline() -> Bool {
    guard isAtNewline else { return false }
    offset += byte == Byte.lineFeed ? 1 : 2
    line += 1
    measuredOffset = offset
    measuredColumn = 1
    return true
  }

  /// Where the cursor stands.
  mutating func place() -> TOMLPlace {
    while measuredOffset < offset {
      if !Byte.continuesScalar(bytes[measuredOffset]) { measuredColumn += 1 }
      measuredOffset += 1
    }
    return TOMLPlace(line: line, column: measuredColumn)
  }

  /// The text from an earlier offset up to the cursor.
  func text(from start: Int) -> String {
    String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// An error at the cursor.
  mutating func error(_ message: String) -> TOMLError { TOMLError(message, at: place()) }

  /// What stands under the cursor, in words.
  var found: String {
    if isAtEnd { return "the document ends" }
    if isAtNewline { return "the line ends" }
    return "\(Self.name(scalar)) stands"
  }

  /// The scalar under the cursor.
  var scalar: Unicode.Scalar {
    var length = 1
    while Byte.continuesScalar(byte(ahead: length)) { length += 1 }
    let text = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }

  /// A scalar as a message names it. Nothing that moves the cursor of a terminal is shown as it is.
  static func name(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": "a space"
    case "\t": "a tab"
    case "\r": "a carriage return without a line feed"
    case "\"": "a quotation mark"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        "the character U+\(Byte.hexadecimal(scalar.value, digits: 4))"
      default: "\"\(scalar)\""
      }
    }
  }
}
