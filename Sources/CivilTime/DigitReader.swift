/// Reads fixed numbers of ASCII digits and single characters from the start of a text.
struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Reads exactly `count` digits, at most 18, as a number. Returns nil, and reads nothing, if there are fewer.
  mutating func number(digits count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The digits that stand next, however many.
  mutating func digits() -> [Int] {
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits.map { Int($0 - UInt8(ascii: "0")) }
  }

  /// Reads the next character if it is one of these, and returns it.
  mutating func take(_ characters: Unicode.Scalar...) -> Unicode.Scalar? {
    guard let first = rest.first, characters.contains(Unicode.Scalar(first)) else { return nil }
    rest = rest.dropFirst()
    return Unicode.Scalar(first)
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
