// Integers and floats.
extension BareValue {
  func number() throws(TOMLError) -> TOMLValue.Kind {
    if bytes.count > 1, bytes[0] == Byte.zero {
      switch bytes[1] {
      case UInt8(ascii: "x"): return .integer(try integer(bytes[2...], radix: 16))
      case UInt8(ascii: "o"): return .integer(try integer(bytes[2...], radix: 8))
      case UInt8(ascii: "b"): return .integer(try integer(bytes[2...], radix: 2))
      default: break
      }
    }
    let isSigned = bytes[0] == Byte.plus || bytes[0] == Byte.minus
    let magnitude = isSigned ? bytes[1...] : bytes[...]
    if isSigned, magnitude.elementsEqual("inf".utf8) {
      return .float(bytes[0] == Byte.minus ? -.infinity : .infinity)
    }
    if isSigned, magnitude.elementsEqual("nan".utf8) { return .float(.nan) }
    guard let first = magnitude.first, Byte.isDigit(first) else { throw noValue() }
    return try decimal(magnitude)
  }

  /// An integer or a float whose sign was passed over.
  private func decimal(_ magnitude: ArraySlice<UInt8>) throws(TOMLError) -> TOMLValue.Kind {
    let whole = magnitude.prefix { Byte.isDigit($0) || $0 == Byte.underscore }
    try checkDigits(whole, radix: 10, of: "number")
    if whole.count > 1, whole.first == Byte.zero {
      throw error(
        "The number \(shown) begins with a zero. Write it without, or in quotation marks.")
    }
    var rest = magnitude[whole.endIndex...]
    if rest.isEmpty { return .integer(try integer(bytes[...], radix: 10)) }
    if rest.first == Byte.dot {
      let fraction = rest.dropFirst().prefix { Byte.isDigit($0) || $0 == Byte.underscore }
      try checkDigits(fraction, radix: 10, of: "part after the point")
      rest = rest[fraction.endIndex...]
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == Byte.plus || rest.first == Byte.minus { rest = rest.dropFirst() }
      let exponent = rest.prefix { Byte.isDigit($0) || $0 == Byte.underscore }
      try checkDigits(exponent, radix: 10, of: "exponent")
      rest = rest[exponent.endIndex...]
    }
    let digits = bytes.filter { $0 != Byte.underscore }
    guard rest.isEmpty, let number = Double(String(decoding: digits, as: UTF8.self)) else {
      throw noValue()
    }
    return .float(number)
  }

  private func integer(_ digits: ArraySlice<UInt8>, radix: Int) throws(TOMLError) -> Int64 {
    if radix != 10 { try checkDigits(digits, radix: radix, of: "number") }
    let plain = String(decoding: digits.filter { $0 != Byte.underscore }, as: UTF8.self)
    guard let number = Int64(plain, radix: radix) else {
      throw error(
        "The integer \(shown) does not fit into 64 bits. The largest is \(Int64.max), the smallest "
          + "\(Int64.min).")
    }
    return number
  }

  /// Checks that there are digits, and that each underscore stands between two of them.
  private func checkDigits(
    _ run: ArraySlice<UInt8>, radix: Int, of part: String
  ) throws(TOMLError) {
    guard !run.isEmpty else { throw error("The \(part) of \(shown) has no digits.") }
    var isAfterDigit = false
    for byte in run {
      if byte == Byte.underscore {
        guard isAfterDigit else { throw looseUnderscore() }
        isAfterDigit = false
      } else {
        guard let digit = Byte.digit(byte), digit < radix else { throw noValue() }
        isAfterDigit = true
      }
    }
    guard isAfterDigit else { throw looseUnderscore() }
  }

  private func looseUnderscore() -> TOMLError {
    error("In the number \(shown) an underscore does not stand between two digits, as in 1_000.")
  }
}
