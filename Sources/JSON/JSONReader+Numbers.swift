extension JSONReader {
  /// The number at the position, which is at a minus sign or a digit.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
    let start = position
    let isNegative = take(UInt8(ascii: "-"), bytes)
    let magnitude = try wholePart(bytes)
    let isWhole = try !fractionAndExponent(bytes)
    if isWhole, let magnitude {
      return .integer(isNegative ? -magnitude : magnitude)
    }
    let text = try validated(bytes.extracting(start..<position), at: start)
    if isWhole, let integer = Int64(text) {
      return .integer(integer)
    }
    return .number(JSONNumber(scanned: text))
  }

  /// The digits before the point; their value, or nil if they may be too many for 64 bits.
  private mutating func wholePart(_ bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    let start = position
    var value: Int64 = 0
    while let digit = digit(bytes) {
      if position - start < 18 {
        value = value * 10 + digit
      }
      position += 1
    }
    guard position > start else { throw missing(.digit, bytes) }
    if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
      throw JSONError(.leadingZero, at: start)
    }
    return position - start <= 18 ? value : nil
  }

  /// Steps over a fraction and an exponent, and says whether there was either.
  private mutating func fractionAndExponent(_ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    let start = position
    if take(UInt8(ascii: "."), bytes) {
      try digits(bytes)
    }
    if take(UInt8(ascii: "e"), bytes) || take(UInt8(ascii: "E"), bytes) {
      if !take(UInt8(ascii: "+"), bytes) {
        _ = take(UInt8(ascii: "-"), bytes)
      }
      try digits(bytes)
    }
    return position > start
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONError) {
    guard digit(bytes) != nil else { throw missing(.digit, bytes) }
    while digit(bytes) != nil {
      position += 1
    }
  }

  private func digit(_ bytes: Span<UInt8>) -> Int64? {
    guard position < bytes.count,
      case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[position]
    else { return nil }
    return Int64(bytes[position] - UInt8(ascii: "0"))
  }
}
