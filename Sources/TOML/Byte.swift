/// The bytes that mean something to TOML, and the classes they form.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let hash = UInt8(ascii: "#")
  static let equals = UInt8(ascii: "=")
  static let dot = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let plus = UInt8(ascii: "+")
  static let minus = UInt8(ascii: "-")
  static let underscore = UInt8(ascii: "_")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let delete: UInt8 = 0x7F

  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  /// What a key may consist of without quotes.
  static func isBareKey(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || isDigit(byte) || byte == minus || byte == underscore
  }

  /// A character that neither a comment nor a string may contain. Line ends count as such: the
  /// scanner takes those that are allowed before it calls this.
  static func isControl(_ byte: UInt8) -> Bool {
    byte < space && byte != tab || byte == delete
  }

  /// What ends a value that has no quotes or brackets.
  static func endsBareValue(_ byte: UInt8) -> Bool {
    byte <= space || byte == comma || byte == closeBracket || byte == closeBrace || byte == hash
      || byte == delete
  }

  static func continuesScalar(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The value of a digit, 0 to 15.
  static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case zero...nine: Int(byte - zero)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// A number in capital hexadecimal digits, filled up with zeros.
  static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let plain = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - plain.count)) + plain
  }
}
