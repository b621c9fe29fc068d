extension JSONReader {
  /// The string at the position, which is at its opening quotation mark.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    position += 1
    let start = position
    let hasEscapes = try skipToQuotationMark(bytes)
    let end = position
    let text = try validated(bytes.extracting(start..<end), at: start)
    guard hasEscapes else {
      position = end + 1
      return text
    }
    position = start
    let unescaped = try unescape(bytes, upTo: end)
    position = end + 1
    return unescaped
  }

  /// Moves to the closing quotation mark, and says whether a backslash came before it.
  private mutating func skipToQuotationMark(_ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    var hasEscapes = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): return hasEscapes
      case 0..<0x20: throw error(.bareControlCharacter)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position += 2
      default: position += 1
      }
    }
    position = bytes.count
    throw error(.ends(before: .quotationMark))
  }

  /// These bytes as text.
  func validated(_ bytes: Span<UInt8>, at start: Int) throws(JSONError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw JSONError(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
    }
  }

  /// The text from the position to an end, which has been validated, with its escapes resolved.
  private mutating func unescape(
    _ bytes: Span<UInt8>, upTo end: Int
  ) throws(JSONError) -> String {
    var resolved: [UInt8] = []
    resolved.reserveCapacity(end - position)
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        try resolveEscape(bytes, into: &resolved)
      } else {
        resolved.append(byte)
        position += 1
      }
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  private mutating func resolveEscape(
    _ bytes: Span<UInt8>, into resolved: inout [UInt8]
  ) throws(JSONError) {
    // A backslash never comes last: the mark that closes the string stands after the escape.
    switch bytes[position + 1] {
    case UInt8(ascii: "\""): resolved.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): resolved.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): resolved.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(0x0A)
    case UInt8(ascii: "r"): resolved.append(0x0D)
    case UInt8(ascii: "t"): resolved.append(0x09)
    case UInt8(ascii: "u"):
      resolved.append(contentsOf: try escapedScalar(bytes).utf8)
      return
    default: throw error(.unknownEscape)
    }
    position += 2
  }

  /// The character of one `\u` escape, or of two that are a surrogate pair.
  private mutating func escapedScalar(_ bytes: Span<UInt8>) throws(JSONError) -> Unicode.Scalar {
    let start = position
    let unit = try escapedUnit(bytes)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, at: start) }
    let trail = try escapedUnit(bytes)
    guard UTF16.isTrailSurrogate(trail) else { throw JSONError(.loneSurrogate, at: start) }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  /// The number of one `\u` escape and its four hexadecimal digits.
  private mutating func escapedUnit(_ bytes: Span<UInt8>) throws(JSONError) -> UInt16 {
    position += 2
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw error(.ends(before: .hexDigit)) }
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        unit = unit << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
      default: throw error(.expected(.hexDigit))
      }
      position += 1
    }
    return unit
  }
}
